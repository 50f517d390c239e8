import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Membership } from '$lib/server/projects/access';
import { hideMessage, postMessage } from '$lib/server/talk/messages';
import { openingWindow, talkWindow } from '$lib/server/talk/windows';
import { markRead } from '$lib/server/projects/readMarks';
import { setClock } from '$lib/time/clock';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';

freshStore();

const minute = 60_000;
let cast: Cast;
let reader: Membership;
/** Numbers and moments of two hundred messages, a minute apart. */
let lines: { n: number; at: number; id: string }[];

beforeAll(async () => {
	cast = await castOfTheDemo();
	const writer = await cast.member('student3.enschede', 'Team Heron');
	const began = Date.now() + minute;
	lines = [];
	for (let i = 0; i < 200; i++) {
		setClock(() => began + i * minute);
		const { n, at, subject } = await postMessage(writer, { id: randomUUID(), text: `line ${i}` });
		lines.push({ n, at, id: subject });
	}
	reader = await cast.member('student4.gunn', 'Team Heron');
});
afterAll(() => setClock(null));

const textsOf = ({ messages }: { messages: { text: string }[] }) => messages.map(({ text }) => text);

describe('a talk of many pages', () => {
	it('opens at its newest page, up to now, for who has read everything', async () => {
		await markRead(reader, lines.at(-1)!.n);
		const window = await openingWindow(await cast.member('student4.gunn', 'Team Heron'));
		expect(textsOf(window).at(-1)).toBe('line 199');
		expect(window.to).toBeUndefined();
		expect(window.messages).toHaveLength(50);
	});

	it('opens around the first message not read, with a few before it, however much there is', async () => {
		await markRead(reader, lines[39]!.n);
		const window = await openingWindow(await cast.member('student4.gunn', 'Team Heron'));
		expect(textsOf(window)).toEqual(Array.from({ length: 70 }, (_, index) => `line ${index + 20}`));
		expect(window).toMatchObject({ from: lines[20]!.n, to: lines[89]!.n });
	});

	it('is read in both directions without a gap, and knows where it begins and ends', async () => {
		let part = await talkWindow(reader, { around: lines[100]!.n });
		const seen = [...part.messages];
		for (let { to } = part; to !== undefined;) {
			const page = await talkWindow(reader, { after: to });
			seen.push(...page.messages);
			to = page.to;
		}
		while (part.from > 1) {
			part = await talkWindow(reader, { before: part.from });
			seen.unshift(...part.messages);
		}
		expect(seen.map(({ text }) => text).slice(-200)).toEqual(Array.from({ length: 200 }, (_, i) => `line ${i}`));
		expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
	});

	it('is found at a moment: the first message at it or after it, and the end when nothing came after', async () => {
		const { messages } = await talkWindow(reader, { on: lines[77]!.at - 1 });
		expect(messages.find(({ at }) => at >= lines[77]!.at - 1)?.text).toBe('line 77');
		const exactly = await talkWindow(reader, { on: lines[77]!.at });
		expect(exactly).toEqual(await talkWindow(reader, { around: lines[77]!.n }));
		const late = await talkWindow(reader, { on: lines.at(-1)!.at + 1 });
		expect(textsOf(late).at(-1)).toBe('line 199');
		expect(late.to).toBeUndefined();
		expect((await talkWindow(reader, { on: 0 })).from).toBe(1);
	});

	it('keeps hidden messages out of a student’s window, whose bounds stay where they are', async () => {
		const teacher = await cast.member('teacher.enschede', 'Team Heron');
		await hideMessage(teacher, { id: randomUUID(), message: lines[150]!.id });
		const place = { around: lines[150]!.n };
		expect(textsOf(await talkWindow(reader, place))).not.toContain('line 150');
		expect(textsOf(await talkWindow(teacher, place))).toContain('line 150');
	});
});
