import { afterEach, expect, test, vi } from 'vitest';
import type { Echo } from '$lib/realtime/outbox/echo';
import { Outbox } from '$lib/realtime/outbox/outbox.svelte';
import type { Posted } from '$lib/realtime/posts';

const writer = 'sanne';
const key = `klasbrug-outbox ${writer}`;

afterEach(() => void vi.unstubAllGlobals());

/** What lies in the tab when she opens a page, and what of it goes out. */
function opened(left: Echo[]): { outbox: Outbox; sent: string[] } {
	const texts: Record<string, string> = { [key]: JSON.stringify(left) };
	Object.defineProperties(texts, {
		getItem: { value: (name: string) => texts[name] ?? null },
		setItem: { value: (name: string, text: string) => void (texts[name] = text) },
		removeItem: { value: (name: string) => void delete texts[name] }
	});
	vi.stubGlobal('window', { localStorage: texts, sessionStorage: texts, addEventListener: vi.fn() });
	const sent: string[] = [];
	const outbox = new Outbox({
		writer,
		login: 'this one',
		now: () => Date.now(),
		keptFor: 60_000,
		postTo: () => async (posted: Posted) => {
			sent.push(posted.text);
			return { type: 'sent', frame: { space: 'team', head: sent.length, events: [] } };
		}
	});
	outbox.open();
	return { outbox, sent };
}

function waiting(command: string, login?: string): Echo {
	const since = { server: Date.now(), computer: Date.now() };
	const place = { space: 'team', project: 'cooler' };
	return { command, text: command, ...place, at: since.server, order: 1, since, state: 'sending', login } as Echo;
}

test('what waited before a reload goes out by itself in the same login session only', async () => {
	const { outbox, sent } = opened([
		waiting('hers', 'this one'),
		waiting('of an earlier sign-in', 'that one'),
		waiting('planted')
	]);
	await vi.waitFor(() => expect(sent).toEqual(['hers']));
	const drafts = () => outbox.unsent.map(({ text, state, key: why }) => [text, state, why]);
	await vi.waitFor(() =>
		expect(drafts()).toEqual([
			['of an earlier sign-in', 'failed', 'error_outbox_signed_out'],
			['planted', 'failed', 'error_outbox_signed_out']
		])
	);
	outbox.retry('of an earlier sign-in');
	await vi.waitFor(() => expect(sent).toEqual(['hers', 'of an earlier sign-in']));
	expect(outbox.unsent.map(({ text }) => text)).toEqual(['planted']);
});
