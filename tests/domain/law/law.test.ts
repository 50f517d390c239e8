import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { applyEvent, type SpaceContent } from '$lib/realtime/apply';
import type { MemberFace, SpaceEventType, WireEvent } from '$lib/realtime/events';
import { read } from '$lib/server/db/store';
import { present } from '$lib/server/frames/present';
import { forgetAll, remember } from '$lib/server/frames/recent';
import { since } from '$lib/server/frames/since';
import { eventsAfter, logBounds } from '$lib/server/log/events';
import { faceFor, type Membership } from '$lib/server/projects/access';
import { membersOf } from '$lib/server/projects/faces';
import { endMembership, restoreMembership } from '$lib/server/projects/memberships';
import { hideMessage, latestMessages, postMessage, showMessage } from '$lib/server/talk/messages';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';

/**
 * The law: what was read at n, plus the frames after n up to the head, equals what is read at the head. For every
 * event type, for both faces, whether the frames come one by one, from `since`, or were already part of what was read.
 */
freshStore();

interface Snapshot {
	n: number;
	content: SpaceContent;
}

type Step = (cast: Cast, pick: number) => Promise<unknown>;

const space = 'Team Acorn';
const command = () => ({ id: randomUUID() });

/** One step for every event type a space's log can hold: a type without a step does not compile. */
const steps: Record<SpaceEventType, Step> = {
	'message.posted': async (cast, pick) => {
		const who = ['student5.enschede', 'student6.enschede', 'student5.gunn', 'teacher.gunn'][pick % 4]!;
		const member = await cast.member(who, space).catch(() => cast.member('teacher.enschede', space));
		return postMessage(member, { ...command(), text: `said ${pick}` });
	},
	'message.hidden': async (cast, pick) => {
		const teacher = await cast.member('teacher.enschede', space);
		return hideMessage(teacher, { ...command(), message: await someMessage(teacher, pick) });
	},
	'message.shown': async (cast, pick) => {
		const teacher = await cast.member('teacher.gunn', space);
		return showMessage(teacher, { ...command(), message: await someMessage(teacher, pick) });
	},
	'membership.ended': async (cast, pick) => {
		const teacher = await cast.member('teacher.gunn', space);
		const mayLeave = (member: MemberFace) => member.role === 'student' && member.person !== watchers[0]!.personId;
		const students = (await membersOf(teacher)).filter(mayLeave);
		const chosen = students[pick % Math.max(1, students.length)];
		if (chosen) left.push(chosen.id);
		return chosen && endMembership(teacher, { ...command(), membership: chosen.id });
	},
	'membership.started': async (cast) => {
		const membership = left.pop();
		const teacher = await cast.member('teacher.enschede', space);
		return membership && restoreMembership(teacher, { ...command(), membership });
	}
};

const left: string[] = [];
let cast: Cast;
let watchers: Membership[];

beforeAll(async () => {
	cast = await castOfTheDemo();
	// A student who is never taken out, and a teacher: the two faces.
	watchers = [await cast.member('student6.gunn', space), await cast.member('teacher.enschede', space)];
});

describe('the law of the log', () => {
	it('holds for every sequence of events, wherever the reading began', async () => {
		const stepNames = fc.constantFrom(...(Object.keys(steps) as SpaceEventType[]));
		const sequence = fc.array(fc.tuple(stepNames, fc.nat(40)), { minLength: 1, maxLength: 14 });
		await fc.assert(
			fc.asyncProperty(sequence, fc.nat(13), async (sequence, cut) => {
				let before: Snapshot[] = [];
				for (const [index, [name, pick]] of sequence.entries()) {
					if (index === Math.min(cut, sequence.length - 1)) before = await Promise.all(watchers.map(snapshot));
					await steps[name](cast, pick);
				}
				for (const [index, watcher] of watchers.entries()) await expectLaw(watcher, before[index]!);
			}),
			{ numRuns: 60 }
		);
		expect(new Set((await allEvents()).map((event) => event.type))).toEqual(new Set(Object.keys(steps)));
	});

	it('holds when what was read is newer than its number', async () => {
		const [student] = watchers as [Membership];
		const { head } = await logBounds(read(), student.spaceId);
		const { subject } = await postMessage(student, { ...command(), text: 'seen too early' });
		const teacher = await cast.member('teacher.enschede', space);
		await hideMessage(teacher, { ...command(), message: subject });
		const early = { ...(await snapshot(student)), n: head };
		await expectLaw(student, early);
		await expectLaw(teacher, { ...(await snapshot(teacher)), n: head });
	});
});

async function expectLaw(watcher: Membership, before: Snapshot): Promise<void> {
	const after = await snapshot(watcher);
	const face = faceFor(watcher);
	// What both readings hold: hiding lets the newest page reach further back, posting less far.
	const from = Math.max(before.content.from, after.content.from);
	const expected = heldFrom(from, after.content);
	const arrived = (events: WireEvent[]) => heldFrom(from, applyAll(before.content, events));
	const frames = await present(await eventsAfter(read(), watcher.spaceId, before.n, 10_000), face);
	expect(arrived(frames)).toEqual(expected);
	expect(arrived(frames.flatMap((event) => [event, event]))).toEqual(expected);
	forgetAll();
	expect(arrived(await caughtUp(watcher, before.n))).toEqual(expected);
	remember(watcher.spaceId, face, frames);
	expect(arrived(await caughtUp(watcher, before.n))).toEqual(expected);
}

async function caughtUp(watcher: Membership, n: number): Promise<WireEvent[]> {
	const answer = await since(watcher, n);
	if (answer.reset) throw new Error('reset where 500 events suffice');
	expect(new Set(answer.events.map((event) => event.subject)).size).toBe(answer.events.length);
	return answer.events;
}

function applyAll(content: SpaceContent, events: WireEvent[]): SpaceContent {
	return events.reduce((held, event) => applyEvent(held, event), content);
}

/** Members have no order; older messages than both readings hold are no part of the comparison. */
function heldFrom(from: number, content: SpaceContent) {
	return {
		messages: content.messages.filter((message) => message.n >= from),
		members: content.members.toSorted((a, b) => a.id.localeCompare(b.id))
	};
}

/** Reads a space as its page does: the number first. */
async function snapshot(watcher: Membership): Promise<Snapshot> {
	const { head } = await logBounds(read(), watcher.spaceId);
	const talk = await latestMessages(watcher);
	return { n: head, content: { ...talk, members: await membersOf(watcher) } };
}

async function allEvents() {
	return eventsAfter(read(), cast.spaces[space]!, 0, 100_000);
}

async function someMessage(teacher: Membership, pick: number): Promise<string> {
	const { messages } = await latestMessages(teacher);
	return messages[pick % messages.length]!.id;
}
