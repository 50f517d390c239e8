import { describe, expect, test } from 'vitest';
import { commentAddress } from '$lib/components/commentAddress';
import { placeOf } from '$lib/components/reportWords';
import { applyEvent, type SpaceContent } from '$lib/realtime/apply';
import type { WireEvent } from '$lib/realtime/events';
import { placeLink } from '../../../src/routes/(app)/search/address';

describe('a link to a comment', () => {
	test.each([
		['card', '/projects/p/s/board?card=it&comment=said'],
		['file', '/projects/p/s/files?file=it&comment=said']
	] as const)(
		'leads to the open %s and says which one, from a notice, a report and a search alike',
		(kind, address) => {
			expect(commentAddress('/projects/p/s', { kind, id: 'it' }, 'said')).toBe(address);
			expect(placeOf('p', 's', { id: 'said', kind: 'comment', owner: { kind, id: 'it' } })).toBe(address);
			expect(placeLink({ id: 'said', space: 's', project: 'p', n: null, thread: { kind, id: 'it' } })).toBe(address);
		}
	);

	test('is one to the card, the file or the talk for what was said or stands there itself', () => {
		expect(placeOf('p', 's', { id: 'it', kind: 'card', owner: null })).toBe('/projects/p/s/board?card=it');
		expect(placeOf('p', 's', { id: 'it', kind: 'file', owner: null })).toBe('/projects/p/s/files?file=it');
		const answer = { id: 'said', kind: 'message', owner: { kind: 'message', id: 'it' } } as const;
		expect(placeOf('p', 's', answer)).toBe('/projects/p/s/chat#message-it');
	});
});

describe('what is said about a card or a file that lies open', () => {
	const thread = { id: 'it', root: null, messages: [] };
	const held: SpaceContent = { members: [], openings: [], thread };
	const event = (type: WireEvent['type'], subject: string, now: object | null) =>
		({ n: 1, type, actor: null, at: 0, subject, command: null, now }) as WireEvent;
	const face = { id: 'it' };

	test.each(['card.hidden', 'card.removed', 'file.hidden', 'file.removed'] as const)(
		'is gone for who no longer sees it (%s), and for nobody else',
		(type) => {
			expect(applyEvent(held, event(type, 'it', null)).thread).toBeNull();
			expect(applyEvent(held, event(type, 'another', null)).thread).toEqual(thread);
			expect(applyEvent(held, event(type, 'it', face)).thread).toEqual(thread);
		}
	);

	test.each(['card.commented', 'card.edited', 'file.commented'] as const)(
		'stays while something happens to it (%s)',
		(type) => {
			expect(applyEvent(held, event(type, 'it', face)).thread).toEqual(thread);
		}
	);
});
