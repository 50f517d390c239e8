import { expect, test } from 'vitest';
import type { SpaceContent } from '$lib/realtime/apply';
import type { MessageFace, WireEvent } from '$lib/realtime/events';
import { mostMessages, TalkWindow, type MessagesAsked, type MessagesPage } from '$lib/realtime/talkWindow';

const face = (n: number, text = `message ${n}`): MessageFace => ({
	id: `m${n}`,
	n,
	author: 'sanne',
	text,
	lang: 'en',
	at: n * 60_000,
	hidden: null
});
const faces = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => face(from + index));
const posted = (n: number, now: MessageFace | null = face(n)): WireEvent => ({
	n,
	type: 'message.posted',
	actor: 'sanne',
	at: n,
	subject: `m${n}`,
	command: null,
	now
});

/** A talk of a thousand messages, of which a page asks for fifty at a time. */
function talk(held: { from: number; to?: number }, meanwhile: () => void = () => {}) {
	const asked: MessagesAsked[] = [];
	const content: SpaceContent = { members: [], openings: [], messages: faces(held.from, held.to ?? 1000), ...held };
	const space = { content };
	const answer = async (place: MessagesAsked): Promise<MessagesPage> => {
		asked.push(place);
		meanwhile();
		if (place === 'now') return { messages: faces(951, 1000), from: 951 };
		if ('before' in place) return page(Math.max(1, place.before - 50), place.before - 1);
		if ('after' in place) return page(place.after + 1, Math.min(1000, place.after + 50));
		return page(481, 550);
	};
	const window = new TalkWindow(space, answer);
	const numbers = () => space.content.messages!.map(({ n }) => n);
	return { asked, space, window, numbers };
}

function page(from: number, to: number): MessagesPage {
	return { messages: faces(from, to), from, ...(to < 1000 && { to }) };
}

function expectWhole({ numbers, space }: ReturnType<typeof talk>): void {
	const { from = 1, to = 1000 } = space.content;
	expect(numbers()).toEqual(Array.from({ length: to - from + 1 }, (_, index) => from + index));
}

test('a window grows in both directions and is whole within its bounds', async () => {
	const held = talk({ from: 501, to: 550 });
	await held.window.loadOlder();
	await held.window.loadNewer();
	expect(held.asked).toEqual([{ before: 501 }, { after: 550 }]);
	expect(held.space.content).toMatchObject({ from: 451, to: 600 });
	expectWhole(held);
});

test('however far somebody reads, no more than so many messages are held', async () => {
	const held = talk({ from: 951 });
	for (let i = 0; i < 15; i++) await held.window.loadOlder();
	expect(held.numbers()).toHaveLength(mostMessages);
	expect(held.space.content).toMatchObject({ from: 201, to: 500 });
	expectWhole(held);
	for (let i = 0; i < 15; i++) await held.window.loadNewer();
	expect(held.space.content).toMatchObject({ from: 701, to: undefined });
	expect(held.numbers()).toHaveLength(mostMessages);
	expectWhole(held);
});

test('nothing is asked for where nothing is', async () => {
	const held = talk({ from: 1 });
	await held.window.loadOlder();
	await held.window.loadNewer();
	expect(held.asked).toEqual([]);
});

test('what came while messages were on their way is not undone by them', async () => {
	const held: ReturnType<typeof talk> = talk({ from: 951 }, () => {
		held.window.applied([posted(930, face(930, 'edited')), posted(940, null)]);
	});
	await held.window.loadOlder();
	expect(held.space.content.messages!.find(({ n }) => n === 930)?.text).toBe('edited');
	expect(held.numbers()).not.toContain(940);
});

test('a message posted while the last page was on its way is held once the window reaches up to now', async () => {
	const held: ReturnType<typeof talk> = talk({ from: 951, to: 990 }, () => held.window.applied([posted(1001)]));
	await held.window.loadNewer();
	expect(held.numbers().slice(-2)).toEqual([1000, 1001]);
});

test('who goes elsewhere in the talk does not get what was on its way before', async () => {
	const held = talk({ from: 951 });
	await Promise.all([held.window.loadOlder(), held.window.show({ around: 500 })]);
	expect(held.space.content).toMatchObject({ from: 481, to: 550 });
	await held.window.show('now');
	expect(held.space.content).toMatchObject({ from: 951, to: undefined });
	expectWhole(held);
});

test('at the end the oldest are let go of, a little late, and never while newer ones are missing', async () => {
	const long = talk({ from: 601 });
	long.window.letGoOfOldest();
	expect(long.numbers()).toHaveLength(400);
	const longer = talk({ from: 600 });
	longer.window.letGoOfOldest();
	expect(longer.space.content).toMatchObject({ from: 701, to: undefined });
	const within = talk({ from: 401, to: 900 });
	within.window.letGoOfOldest();
	expect(within.numbers()).toHaveLength(500);
});

test('a window that was renewed takes nothing that was asked for before', async () => {
	const held: ReturnType<typeof talk> = talk({ from: 951 }, () => held.window.renewed());
	await held.window.loadOlder();
	expect(held.space.content.from).toBe(951);
});
