import { setClock } from '$lib/time/clock';
import type { SchoolClock } from '$lib/time/schools';
import { schoolHours } from '$lib/time/schoolDays';
import { addDays, wallTimeAt } from '$lib/time/wallTimes';
import { read } from '../db/store';
import { newId } from '../ids';
import { headsOf } from '../log/events';
import { classesOf } from '../people/access';
import { schoolClocks } from '../people/schools';
import { membershipsOf } from '../projects/access';
import { endAccount } from '../projects/accountEnds';
import { invite } from '../projects/inviting';
import { markRead, markSeen } from '../projects/readMarks';
import { postMessage } from '../talk/messages';
import { fillDemoBoards, memberOf, moveDemoCards, talkAboutDemoCards } from './boardWork';
import { cast, former } from './cast';
import { conversations } from './conversations';
import { enschedeSchool, gunnSchool } from './schools';
import { storeDemoFiles } from './documents';
import { enlivenTalk } from './talkWork';
import { reportSomething } from './reported';
import { layOut, type Said } from './timeline';
import type { DemoWorld } from './world';

/** The fortnight before the present, with the clock turned back: everything happens by the commands people use. */
const minute = 60_000;

/**
 * Everybody has read what was there the evening before the last lines; what comes after is news. `present` is UTC ms.
 * Files need a folder: tests that have none do without, and begin with nothing
 * reported.
 */
export async function replay(world: DemoWorld, present: number, withFiles: boolean): Promise<void> {
	const byId = await schoolClocks(Object.values(world.schools));
	const clocks = { enschede: byId.get(world.schools.enschede)!, gunn: byId.get(world.schools.gunn)! };
	const said = Object.entries(conversations)
		.flatMap(([space, conversation]) => layOut(space, conversation, clocks, present))
		.sort((a, b) => a.at - b.at);
	const lastVisit = eveningBefore(said.at(-1)?.at ?? present, clocks.enschede);
	await fillDemoBoards(world, present);
	for (const line of said.filter(({ at }) => at <= lastVisit)) await say(world, line);
	await talkAboutDemoCards(world, lastVisit - 60 * minute);
	setClock(() => lastVisit - 30 * minute);
	if (withFiles) await storeDemoFiles(world, false);
	await enlivenTalk(world);
	await takeLeave(world);
	await inviteToOther(world);
	setClock(() => lastVisit);
	await everybodyReads(world);
	for (const line of said.filter(({ at }) => at > lastVisit)) await say(world, line);
	await moveDemoCards(world);
	if (withFiles) {
		await storeDemoFiles(world, true);
		await reportSomething(world);
	}
}

async function say(world: DemoWorld, { space, speaker, text, asks, at }: Said): Promise<void> {
	setClock(() => at);
	const memberships = await membershipsOf(world.people[speaker]!);
	const member = memberships.find((one) => one.spaceId === world.spaces[space]);
	if (member) await postMessage(member, { id: newId(), text, asks });
}

/** A student has moved away: the account ends, the texts stay. */
async function takeLeave(world: DemoWorld): Promise<void> {
	const [teaching] = await classesOf({ id: world.people['teacher.enschede']! });
	await endAccount(teaching!, { id: newId() }, world.people[former]!);
}

/** The other project still waits for its partner. */
async function inviteToOther(world: DemoWorld): Promise<void> {
	const teacher = await memberOf(world, 'teacher.enschede', 'outside');
	await invite(teacher, { id: newId(), teacher: world.people['teacher.gunn']! });
}

async function everybodyReads(world: DemoWorld): Promise<void> {
	for (const { signInName, city } of cast) {
		const members = await membershipsOf(world.people[signInName]!);
		const heads = await headsOf(
			read(),
			members.map((member) => member.spaceId)
		);
		for (const member of members) {
			await markRead(member, heads.get(member.spaceId)!);
			await markSeen(member, city === 'gunn' ? gunnSchool.zone : enschedeSchool.zone);
		}
	}
}

/** The end of the school day before the one of `at`, plus an hour at home. */
function eveningBefore(at: number, clock: SchoolClock): number {
	let date = addDays(wallTimeAt(at, clock.zone).date, -1);
	while (!schoolHours(clock, date)) date = addDays(date, -1);
	return schoolHours(clock, date)!.to + 60 * 60_000;
}
