import { now, setClock } from '$lib/time/clock';
import type { SchoolClock } from '$lib/time/schools';
import { schoolHours } from '$lib/time/schoolDays';
import { addDays, wallTimeAt } from '$lib/time/wallTimes';
import { hashPassword } from '../auth/passwords';
import { school } from '../db/schema/people';
import { read, write, type Transaction } from '../db/store';
import { newId } from '../ids';
import { createAccount } from '../people/accounts';
import { createClass } from '../people/classes';
import { addCoordinator, createExchange } from '../people/exchanges';
import { createSchool, schoolClocks } from '../people/schools';
import { membershipsOf } from '../projects/access';
import { startMembership } from '../projects/memberships';
import { createProject } from '../projects/projects';
import { markRead, markSeen } from '../projects/readMarks';
import { createSpace } from '../projects/spaces';
import { headsOf } from '../log/events';
import { postMessage } from '../talk/messages';
import { cast, teams, type City } from './cast';
import { conversations } from './conversations';
import { enschedeSchool, gunnSchool } from './schools';
import { layOut, type Said } from './timeline';

/**
 * The demo world, made by the same commands people use, with the clock turned back. It is the cast of the tests too.
 */
export interface DemoWorld {
	/** Person ids by sign-in name. */
	people: Record<string, string>;
	schools: Record<City, string>;
	exchange: string;
	project: string;
	/** A project the students of the cast are not in. */
	otherProject: string;
	/** Space ids: common, staff, outside, and the team names. */
	spaces: Record<string, string>;
}

const day = 24 * 60 * 60_000;

/** True when this installation holds nothing yet. */
export async function isEmptyInstallation(): Promise<boolean> {
	return (await read().select({ id: school.id }).from(school).limit(1)).length === 0;
}

/** Creates schools, people, projects and a fortnight of talk in an empty installation. */
export async function createDemoWorld(password: string): Promise<DemoWorld> {
	const present = now();
	const passwordHash = await hashPassword(password);
	try {
		setClock(() => present - 15 * day);
		const world = await write((tx) => createCastAndSpaces(tx, passwordHash, present));
		await replay(world, present);
		return world;
	} finally {
		setClock(null);
	}
}

async function createCastAndSpaces(tx: Transaction, passwordHash: string, present: number): Promise<DemoWorld> {
	const at = now();
	const schools = {
		enschede: await createSchool(tx, enschedeSchool, at),
		gunn: await createSchool(tx, gunnSchool, at)
	};
	const exchange = await createExchange(
		tx,
		{ name: 'Enschede – Palo Alto', schoolIds: [schools.enschede, schools.gunn] },
		at
	);
	const people = await createPeople(tx, schools, passwordHash, at);
	await addCoordinator(tx, exchange, people.coordinator!, at);
	await createClasses(tx, schools, people, at);
	const world = { people, schools, exchange, project: '', otherProject: '', spaces: {} };
	return createProjects(tx, world, present);
}

async function createPeople(tx: Transaction, schools: Record<City, string>, passwordHash: string, at: number) {
	const people: Record<string, string> = {};
	for (const { signInName, name, role, city } of cast) {
		const account = { schoolId: schools[city], role, signInName, name, language: null, passwordHash, byId: null };
		people[signInName] = await createAccount(tx, account, at);
	}
	return people;
}

async function createClasses(
	tx: Transaction,
	schools: Record<City, string>,
	people: Record<string, string>,
	at: number
): Promise<void> {
	const classes: [City, string, string[]][] = [
		['enschede', 'H4b', studentsOf('enschede')],
		['gunn', 'Environmental Science 2', studentsOf('gunn')],
		['enschede', 'H4d', ['outsider.enschede']]
	];
	for (const [city, name, students] of classes) {
		const teacher = people[`teacher.${city}`]!;
		const studentIds = students.map((signInName) => people[signInName]!);
		const wanted = { schoolId: schools[city], name, teacherIds: [teacher], studentIds, byId: teacher };
		await createClass(tx, wanted, at);
	}
}

async function createProjects(tx: Transaction, world: DemoWorld, present: number): Promise<DemoWorld> {
	const { people, schools, exchange: exchangeId } = world;
	const today = wallTimeAt(present, enschedeSchool.zone).date;
	const facts = {
		exchangeId,
		language: 'en',
		startsOn: addDays(today, -15),
		byId: people['teacher.enschede']!
	} as const;
	const project = await createProject(tx, {
		...facts,
		title: 'Cool Block: our street, your street',
		about: 'Small teams change four things in their own street and compare numbers across the ocean.',
		endsOn: addDays(today, 42),
		schoolIds: [schools.enschede, schools.gunn]
	});
	const otherProject = await createProject(tx, {
		...facts,
		title: 'Repair café',
		about: 'A start-up that mends what others throw away.',
		endsOn: addDays(today, 90),
		schoolIds: [schools.enschede]
	});
	const spaces = {
		...(await createSpaces(tx, people, project)),
		outside: await createOutside(tx, people, otherProject)
	};
	return { ...world, project, otherProject, spaces };
}

const teachers = ['teacher.enschede', 'teacher.gunn'];

function studentsOf(city: City): string[] {
	return cast.flatMap(({ signInName, city: home }) =>
		home === city && signInName.startsWith('student') ? [signInName] : []
	);
}

async function createSpaces(tx: Transaction, people: Record<string, string>, project: string) {
	const students = [...studentsOf('enschede'), ...studentsOf('gunn')];
	const spaces: Record<string, string> = {
		common: await createPeopled(tx, people, { projectId: project, kind: 'common', name: '', position: 0 }, students),
		staff: await createPeopled(tx, people, { projectId: project, kind: 'staff', name: '', position: 1 }, [])
	};
	for (const [index, team] of teams.entries()) {
		const members = team.students.flatMap((n) => [`student${n}.enschede`, `student${n}.gunn`]);
		const wanted = { projectId: project, kind: 'team', name: team.name, position: index + 2 } as const;
		spaces[team.name] = await createPeopled(tx, people, wanted, members);
	}
	return spaces;
}

async function createOutside(tx: Transaction, people: Record<string, string>, project: string): Promise<string> {
	const wanted = { projectId: project, kind: 'common', name: '', position: 0 } as const;
	return createPeopled(tx, people, wanted, ['outsider.enschede'], ['teacher.enschede']);
}

async function createPeopled(
	tx: Transaction,
	people: Record<string, string>,
	wanted: Parameters<typeof createSpace>[1],
	students: string[],
	staff = teachers
): Promise<string> {
	const spaceId = await createSpace(tx, wanted);
	const join = (signInName: string, role: 'teacher' | 'student') =>
		startMembership(tx, { spaceId, personId: people[signInName]!, role, byId: people['teacher.enschede']! });
	for (const signInName of staff) await join(signInName, 'teacher');
	for (const signInName of students) await join(signInName, 'student');
	return spaceId;
}

/** Says every line at its moment; everybody has read what was there the evening before the last lines. */
async function replay(world: DemoWorld, present: number): Promise<void> {
	const byId = await schoolClocks(Object.values(world.schools));
	const clocks = { enschede: byId.get(world.schools.enschede)!, gunn: byId.get(world.schools.gunn)! };
	const said = Object.entries(conversations)
		.flatMap(([space, conversation]) => layOut(space, conversation, clocks, present))
		.sort((a, b) => a.at - b.at);
	const lastVisit = eveningBefore(said.at(-1)?.at ?? present, clocks.enschede);
	for (const line of said.filter(({ at }) => at <= lastVisit)) await say(world, line);
	setClock(() => lastVisit);
	await everybodyReads(world);
	for (const line of said.filter(({ at }) => at > lastVisit)) await say(world, line);
}

async function say(world: DemoWorld, { space, speaker, text, at }: Said): Promise<void> {
	setClock(() => at);
	const memberships = await membershipsOf(world.people[speaker]!);
	const member = memberships.find((one) => one.spaceId === world.spaces[space]);
	if (member) await postMessage(member, { id: newId(), text });
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
