import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { applyEvent, type BoardContent, type FilesContent, type TalkContent } from '$lib/realtime/apply';
import type { TalkThread } from '$lib/realtime/applyMessage';
import type { SpaceEventType, WireEvent } from '$lib/realtime/events';
import { createCard, removeCard, restoreCard } from '$lib/server/board/cards';
import { boardOf } from '$lib/server/board/faces';
import { hideCard, showCard } from '$lib/server/board/hidden';
import { engine } from '$lib/server/db/dialect';
import { read } from '$lib/server/db/store';
import { presentForBoth } from '$lib/server/frames/present';
import { recall, remember } from '$lib/server/frames/recent';
import { boardSnapshot, filesSnapshot, talkSnapshot, threadSnapshot } from '$lib/server/frames/snapshots';
import { since } from '$lib/server/frames/since';
import { eventsAfter, logBounds } from '$lib/server/log/events';
import { faceFor, type Membership } from '$lib/server/projects/access';
import { freezeSpace, unfreezeSpace } from '$lib/server/projects/freezing';
import { deleteMessage } from '$lib/server/talk/deletions';
import { editMessage } from '$lib/server/talk/edits';
import { hideMessage, postMessage, showMessage } from '$lib/server/talk/messages';
import { react } from '$lib/server/talk/reactions';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';
import { cardSteps, columnSteps } from './board.steps';
import { fileSteps } from './files.steps';
import { membershipSteps } from './membership.steps';
import { openingSteps } from './openings.steps';
import { freezingSteps, muteSteps } from './rules.steps';
import { reportSteps } from './reports.steps';
import { command, openThreadOf, space, threadIn, watching, type Step } from './step';
import { talkSteps } from './talk.steps';

/**
 * The law: what was read at n, plus the frames after n up to the head, equals what is read at the head. For every
 * event type, for both faces, whether the frames come one by one, from `since`, or were already part of what was read.
 */
freshStore();

/** All parts of a space at once. */
type Whole = TalkContent & BoardContent & FilesContent;

interface Snapshot {
	n: number;
	content: Whole;
}

/** Told to the teachers in their own space. */
type ReportEventType = Extract<SpaceEventType, `report.${string}`>;

/** One step for every event type a team's log can hold: a type without a step does not compile. */
const steps: Record<Exclude<SpaceEventType, ReportEventType>, Step> = {
	...talkSteps,
	...membershipSteps,
	...openingSteps,
	...freezingSteps,
	...muteSteps,
	...columnSteps,
	...cardSteps,
	...fileSteps
};

let cast: Cast;
let watchers: Membership[];

beforeAll(async () => {
	cast = await castOfTheDemo();
	watchers = await Promise.all([
		...watching.map((who) => cast.member(who, space)),
		// What must not be known in a space is told in the staff space.
		cast.member('teacher.gunn', 'staff')
	]);
	openThreadOf((await postMessage(watchers[0]!, { ...command(), text: 'What do we call it?' })).subject);
});

describe('the law of the log', () => {
	it('holds for every sequence of events, wherever the reading began', async () => {
		const types = Object.keys(steps) as (keyof typeof steps)[];
		const everyType = types.map((type, index): [keyof typeof steps, number] => [type, index]);
		const stepNames = fc.constantFrom(...types);
		const sequence = fc.array(fc.tuple(stepNames, fc.nat(40)), { minLength: 1, maxLength: 14 });
		await fc.assert(
			fc.asyncProperty(sequence, fc.nat(13), async (sequence, cut) => {
				let before: Snapshot[] = [];
				for (const [index, [name, pick]] of sequence.entries()) {
					if (index === Math.min(cut, sequence.length - 1)) before = await Promise.all(watchers.map(snapshot));
					await steps[name](cast, pick);
				}
				await expectLaw(watchers.map((watcher, index) => [watcher, before[index]!]));
			}),
			// The second dialect is asked whether it does the same, not for everything that may happen once more. Alone on the
			// machine they take five seconds and fifteen; the limit is four times that.
			{ numRuns: engine === 'postgres' ? 25 : 60, examples: [[everyType, 0]] }
		);
		expect(new Set((await allEvents()).map((event) => event.type))).toEqual(new Set(types));
	}, 60_000);

	it('holds while a space is frozen, and when it is opened again', async () => {
		const teacher = await cast.member('teacher.enschede', space);
		for (const act of [freezeSpace, unfreezeSpace]) {
			const before = await Promise.all(watchers.map(snapshot));
			await act(teacher, command());
			await expectLaw(watchers.map((watcher, index) => [watcher, before[index]!]));
		}
	});

	it('holds among the teachers, who are told of reports, and reports are told nowhere else', async () => {
		const teacher = await cast.member('teacher.gunn', 'staff');
		const before = await snapshot(teacher);
		for (const [index, step] of Object.values(reportSteps).entries()) await step(cast, index);
		await expectLaw([[teacher, before]]);
		const frames = await framesAfter(teacher, before.n);
		expect(new Set(frames.map(({ type }) => type))).toEqual(new Set(Object.keys(reportSteps)));
		for (const team of [space, 'Team Heron']) {
			const told = await eventsAfter(read(), cast.spaces[team]!, 0, 100_000);
			expect(told.some(({ type }) => type.startsWith('report.'))).toBe(false);
		}
	});

	it('holds below a card that people talk about while it is hidden, shown, removed and brought back', async () => {
		const [student, teacher] = watchers as [Membership, Membership];
		const { columns } = await boardOf(teacher);
		const card = (await createCard(teacher, { ...command(), column: columns[0]!.id, title: 'Talked about' })).subject;
		openThreadOf(card);
		const say = async (by: Membership) => (await postMessage(by, { ...command(), text: 'so', thread: card })).subject;
		const [first, second] = [await say(student), await say(student)];
		const acts = [
			() => say(teacher),
			() => editMessage(student, { ...command(), message: first, text: 'so, then' }),
			() => react(teacher, { ...command(), message: first, kind: 'heart' }),
			() => hideMessage(teacher, { ...command(), message: first }),
			() => deleteMessage(student, { ...command(), message: second }),
			() => hideCard(teacher, { ...command(), card }),
			() => showMessage(teacher, { ...command(), message: first }),
			() => showCard(teacher, { ...command(), card }),
			() => say(student),
			() => removeCard(student, { ...command(), card }),
			() => react(teacher, { ...command(), message: first, kind: 'thumbsUp' }),
			() => restoreCard(student, { ...command(), card }),
			() => say(teacher)
		];
		const before: [Membership, Snapshot][] = [];
		for (const act of acts) {
			for (const watcher of [student, teacher]) before.push([watcher, await snapshot(watcher)]);
			await act();
			for (const [watcher, first] of before.slice(0, 2)) await expectCaughtUp(watcher, first);
		}
		for (const [watcher, read] of before) await expectCaughtUp(watcher, read);
	});

	it('holds when what was read is newer than its number', async () => {
		const [student] = watchers as [Membership];
		const { head } = await logBounds(read(), student.spaceId);
		const { subject } = await postMessage(student, { ...command(), text: 'seen too early' });
		const teacher = await cast.member('teacher.enschede', space);
		await hideMessage(teacher, { ...command(), message: subject });
		const early = { ...(await snapshot(student)), n: head };
		await expectLaw([
			[student, early],
			[teacher, { ...(await snapshot(teacher)), n: head }]
		]);
	});
});

/** What each watcher read before, with what came after it, by every way it can come. */
async function expectLaw(watched: [Membership, Snapshot][]): Promise<void> {
	for (const [watcher, before] of watched) {
		// The memory of what went out ends before the head: `since` has to ask the rows.
		const frames = await framesAfter(watcher, before.n);
		if (frames.length > 0) expect(await isRemembered(watcher, before.n)).toBe(false);
		await expectCaughtUp(watcher, before);
	}
	for (const [watcher, before] of watched) {
		const frames = await framesAfter(watcher, before.n);
		remember(watcher.spaceId, faceFor(watcher), frames);
		if (frames.length > 0) expect(await isRemembered(watcher, before.n)).toBe(true);
		await expectCaughtUp(watcher, before);
	}
}

async function expectCaughtUp(watcher: Membership, before: Snapshot): Promise<void> {
	const after = await snapshot(watcher);
	// What both readings hold: hiding lets the newest page reach further back, posting less far.
	const from = Math.max(before.content.from, after.content.from);
	const expected = heldFrom(from, after.content);
	const arrived = (events: WireEvent[]) => {
		const { thread, ...held } = applyAll(before.content, events);
		if (thread || !after.content.thread) expect(thread).toEqual(after.content.thread);
		return heldFrom(from, held);
	};
	const frames = await framesAfter(watcher, before.n);
	expect(arrived(frames)).toEqual(expected);
	expect(arrived(frames.flatMap((event) => [event, event]))).toEqual(expected);
	expect(arrived(await caughtUp(watcher, before.n))).toEqual(expected);
}

async function framesAfter(watcher: Membership, n: number): Promise<WireEvent[]> {
	const told = await presentForBoth(await eventsAfter(read(), watcher.spaceId, n, 10_000));
	return told[faceFor(watcher)];
}

async function isRemembered(watcher: Membership, n: number): Promise<boolean> {
	const { head } = await logBounds(read(), watcher.spaceId);
	return recall(watcher.spaceId, faceFor(watcher), n, head) !== null;
}

async function caughtUp(watcher: Membership, n: number): Promise<WireEvent[]> {
	const answer = await since(watcher, n);
	if (answer.reset) throw new Error('reset where 500 events suffice');
	expect(new Set(answer.events.map((event) => event.subject)).size).toBe(answer.events.length);
	return answer.events;
}

function applyAll(content: Whole, events: WireEvent[]): Whole {
	return events.reduce((held, event) => applyEvent(held, event), content);
}

/** All but messages have no order of their own; messages older than both readings hold are no part of the comparison. */
function heldFrom(from: number, content: Omit<Whole, 'thread'>) {
	return {
		messages: content.messages.filter((message) => message.n >= from),
		questions: content.questions,
		pins: content.pins,
		members: content.members.toSorted(byId),
		openings: content.openings.toSorted(byId),
		frozen: content.frozen,
		mutes: content.mutes?.toSorted(byId),
		columns: content.columns.toSorted(byId),
		cards: content.cards.toSorted(byId),
		files: content.files.toSorted(byId)
	};
}

const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);

/** Reads a space as its pages do, from the lowest number any of them read. */
async function snapshot(watcher: Membership): Promise<Snapshot> {
	const talk = await talkSnapshot(watcher);
	const thread = await openThread(watcher);
	const board = await boardSnapshot(watcher);
	const files = await filesSnapshot(watcher);
	return { n: talk.n, content: { ...files.content, ...board.content, ...talk.content, thread } };
}

/** A thread that was closed, because what it is about is gone, is closed for good; opened again it is whole. */
async function openThread(watcher: Membership): Promise<TalkThread | null> {
	try {
		const { n: _n, ...part } = await threadSnapshot(watcher, threadIn(cast));
		return { id: threadIn(cast), ...part };
	} catch (refusal) {
		expect(refusal).toMatchObject({ status: 404 });
		return null;
	}
}

async function allEvents() {
	const logs = [cast.spaces[space]!, cast.spaces.staff!];
	return (await Promise.all(logs.map((log) => eventsAfter(read(), log, 0, 100_000)))).flat();
}
