import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { applyEvent, type TalkContent } from '$lib/realtime/apply';
import { engine } from '$lib/server/db/dialect';
import { read } from '$lib/server/db/store';
import { present } from '$lib/server/frames/present';
import { talkSnapshot } from '$lib/server/frames/snapshots';
import { eventsAfter } from '$lib/server/log/events';
import { faceFor, type Membership } from '$lib/server/projects/access';
import { postMessage } from '$lib/server/talk/messages';
import { talkWindow } from '$lib/server/talk/windows';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';
import { command, openThreadOf, space, watching } from './step';
import { talkSteps } from './talk.steps';

/**
 * The law for a part of the talk: what a window held at n, plus the frames after n, is what the whole talk holds now
 * between the window's bounds. No more: what is posted after a window that ends before now is not put behind it.
 */
freshStore();

let cast: Cast;
let watchers: Membership[];

beforeAll(async () => {
	cast = await castOfTheDemo();
	watchers = await Promise.all(watching.map((who) => cast.member(who, space)));
	openThreadOf((await postMessage(watchers[0]!, { ...command(), text: 'What do we call it?' })).subject);
	for (let i = 0; i < 150; i++) await postMessage(watchers[i % 2]!, { ...command(), text: `said before ${i}` });
});

it('holds for a window anywhere in the talk, whatever happens after it was read', async () => {
	const names = Object.keys(talkSteps) as (keyof typeof talkSteps)[];
	const sequence = fc.array(fc.tuple(fc.constantFrom(...names), fc.nat(60)), { minLength: 1, maxLength: 10 });
	const places = fc.tuple(fc.constantFrom('before', 'after', 'around'), fc.integer({ min: 1, max: 170 }));
	await fc.assert(
		fc.asyncProperty(sequence, places, async (sequence, [where, n]) => {
			const place = { [where]: n } as { around: number };
			const before = await Promise.all(watchers.map((watcher) => talkSnapshot(watcher, place)));
			for (const [name, pick] of sequence) await talkSteps[name](cast, pick);
			for (const [index, watcher] of watchers.entries()) await expectLaw(watcher, before[index]!);
		}),
		{ numRuns: engine === 'postgres' ? 10 : 30 }
	);
});

it('never puts a new message behind a window that ends before now', async () => {
	const [student] = watchers as [Membership];
	const early = await talkSnapshot(student, { around: 30 });
	expect(early.content.to).toBeLessThan(early.n);
	await postMessage(await cast.member('teacher.enschede', space), { ...command(), text: 'beyond' });
	const held = await caughtUp(student, early);
	expect(held.messages.map(({ text }) => text)).not.toContain('beyond');
	expect(held.messages).toEqual(early.content.messages);
});

async function expectLaw(watcher: Membership, before: { n: number; content: TalkContent }): Promise<void> {
	const held = await caughtUp(watcher, before);
	const { from, to = Infinity } = before.content;
	const whole = await wholeTalk(watcher);
	expect(held.messages).toEqual(whole.filter(({ n }) => n >= from && n <= to));
}

async function caughtUp(watcher: Membership, { n, content }: { n: number; content: TalkContent }) {
	const events = await present(await eventsAfter(read(), watcher.spaceId, n, 10_000), faceFor(watcher));
	return events.reduce(applyEvent, content);
}

async function wholeTalk(watcher: Membership) {
	let part = await talkWindow(watcher, 'now');
	const messages = [...part.messages];
	while (part.from > 1) {
		part = await talkWindow(watcher, { before: part.from });
		messages.unshift(...part.messages);
	}
	return messages;
}
