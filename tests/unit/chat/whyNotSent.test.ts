import { expect, test } from 'vitest';
import { m } from '$lib/i18n/paraglide/messages';
import { whyNotSent } from '../../../src/routes/(app)/projects/[project]/[space]/chat/whyNotSent';

test('under a draft stands what the server said of it', () => {
	const refused = { key: 'error_frozen', refusal: 'A teacher closed this space for now.' };
	expect(whyNotSent(refused)).toBe('Not sent. A teacher closed this space for now.');
});

test('a draft that was refused before the server said why in words is not sent either, and never stands there empty', () => {
	const kept = { key: 'error_muted', details: { until: 0, zone: 'Europe/Amsterdam' } };
	expect(whyNotSent(kept)).toBe('Not sent.');
	expect(whyNotSent({})).toBe('Not sent.');
});

test('what the page decided by itself it says by itself, and it does not call unsent what may have arrived', () => {
	expect(whyNotSent({ key: 'error_outbox_signed_out' })).toBe(`Not sent. ${m.error_outbox_signed_out()}`);
	expect(whyNotSent({ key: 'error_outbox_late' })).toBe(`Not sent. ${m.error_outbox_late()}`);
	expect(whyNotSent({ key: 'error_outbox_late', attempted: true })).toBe(m.outbox_unsure());
});
