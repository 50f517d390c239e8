import { now, setClock } from '$lib/time/clock';
import { addDays, wallTimeAt } from '$lib/time/wallTimes';
import { hashPassword } from '../auth/passwords';
import { mailAddress } from '../db/schema/notices';
import { write, type Transaction } from '../db/store';
import { createAccount } from '../people/accounts';
import { createClass } from '../people/classes';
import { recordAcceptance } from '../people/codeOfConduct';
import { addCoordinator, createExchange } from '../people/exchanges';
import { createSchool } from '../people/schools';
import { startMembership } from '../projects/memberships';
import { takeInClass } from '../projects/projectClasses';
import { insertProject, type ProjectFacts, type TemplateName } from '../projects/projects';
import { createSpace } from '../projects/spaces';
import { append } from '../log/events';
import { cast, former, formerTeam, newcomer, teams, type City } from './cast';
import { replay } from './replay';
import { enschedeSchool, gunnSchool } from './schools';

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

/** Creates schools, people, projects and a fortnight of talk in an empty installation. */
export async function createDemoWorld(password: string, { withFiles = false } = {}): Promise<DemoWorld> {
	const present = now();
	const passwordHash = await hashPassword(password);
	try {
		setClock(() => present - 15 * day);
		const world = await write((tx) => createCastAndSpaces(tx, passwordHash, present));
		await replay(world, present, withFiles);
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
	await giveAddresses(tx, people, at);
	const classes = await createClasses(tx, schools, people, at);
	const world = { people, schools, exchange, project: '', otherProject: '', spaces: {} };
	return createProjects(tx, world, classes, present);
}

async function createPeople(tx: Transaction, schools: Record<City, string>, passwordHash: string, at: number) {
	const people: Record<string, string> = {};
	for (const { signInName, name, role, city } of cast) {
		const account = { schoolId: schools[city], role, signInName, name, language: null, passwordHash, byId: null };
		const id = await createAccount(tx, { ...account, firstSignInAt: at }, at);
		people[signInName] = id;
		if (role !== 'coordinator' && signInName !== newcomer) await recordAcceptance(tx, id, at);
	}
	return people;
}

/** Confirmed, so that there is mail to be seen; example.org is nobody's. */
async function giveAddresses(tx: Transaction, people: Record<string, string>, at: number): Promise<void> {
	for (const { signInName, role } of cast.filter((one) => one.role !== 'student')) {
		const facts = { address: `${signInName}@example.org`, at, confirmedAt: at, daily: role === 'teacher' };
		await tx.insert(mailAddress).values({ personId: people[signInName]!, ...facts });
	}
}

async function createClasses(
	tx: Transaction,
	schools: Record<City, string>,
	people: Record<string, string>,
	at: number
): Promise<Record<string, string>> {
	const ids: Record<string, string> = {};
	const classes: [City, string, string[]][] = [
		['enschede', 'H4b', studentsOf('enschede')],
		['gunn', 'Environmental Science 2', studentsOf('gunn')],
		['enschede', 'H4d', ['outsider.enschede', newcomer]]
	];
	for (const [city, name, students] of classes) {
		const teacher = people[`teacher.${city}`]!;
		const studentIds = students.map((signInName) => people[signInName]!);
		const wanted = { schoolId: schools[city], name, teacherIds: [teacher], studentIds, byId: teacher };
		ids[name] = await createClass(tx, wanted, at);
	}
	return ids;
}

async function createProjects(
	tx: Transaction,
	world: DemoWorld,
	classes: Record<string, string>,
	present: number
): Promise<DemoWorld> {
	const today = wallTimeAt(present, enschedeSchool.zone).date;
	const facts = { language: 'en', startsOn: addDays(today, -15) } as const;
	const project = await createProject(tx, world, {
		...facts,
		title: 'Cool Block: our street, your street',
		about: 'Small teams change four things in their own street and compare numbers across the ocean.',
		endsOn: addDays(today, 42),
		template: 'coolBlock'
	});
	const otherProject = await createProject(tx, world, {
		...facts,
		title: 'Repair café',
		about: 'A start-up that mends what others throw away.',
		endsOn: addDays(today, 90),
		template: 'startUp'
	});
	const outside = await createSpace(tx, { projectId: otherProject, kind: 'common', name: '', position: 0 });
	await createSpace(tx, { projectId: otherProject, kind: 'staff', name: '', position: 1 });
	await takePart(tx, world, otherProject, classes['H4d']!);
	const own = [classes['H4b']!, classes['Environmental Science 2']!];
	const spaces = { ...(await createSpaces(tx, world, project, own)), outside };
	return { ...world, project, otherProject, spaces };
}

async function createProject(
	tx: Transaction,
	{ exchange, schools, people }: DemoWorld,
	facts: ProjectFacts & { template: TemplateName }
): Promise<string> {
	const subject = await insertProject(tx, { ...facts, exchangeId: exchange });
	const by = { actorId: people['teacher.enschede']!, schoolId: schools.enschede };
	await append(tx, exchange, { type: 'project.created', subject, at: now(), ...by });
	return subject;
}

/** Lets a class take part: its people come into the spaces that are there. */
async function takePart(tx: Transaction, { people }: DemoWorld, projectId: string, classId: string): Promise<void> {
	await takeInClass(tx, { projectId, classId, byId: people['teacher.enschede']! }, now());
}

const teachers = ['teacher.enschede', 'teacher.gunn'];

function studentsOf(city: City): string[] {
	const atSchool = /^(student|former)/;
	return cast.flatMap(({ signInName, city: home }) => (home === city && atSchool.test(signInName) ? [signInName] : []));
}

async function createSpaces(tx: Transaction, world: DemoWorld, project: string, classes: string[]) {
	const spaces: Record<string, string> = {
		common: await createSpace(tx, { projectId: project, kind: 'common', name: '', position: 0 }),
		staff: await createSpace(tx, { projectId: project, kind: 'staff', name: '', position: 1 })
	};
	for (const classId of classes) await takePart(tx, world, project, classId);
	for (const [index, team] of teams.entries()) {
		const members = team.students.flatMap((n) => [`student${n}.enschede`, `student${n}.gunn`]);
		if (team.name === formerTeam) members.push(former);
		const wanted = { projectId: project, kind: 'team', name: team.name, position: index + 2 } as const;
		spaces[team.name] = await createPeopled(tx, world.people, wanted, members);
	}
	return spaces;
}

async function createPeopled(
	tx: Transaction,
	people: Record<string, string>,
	wanted: Parameters<typeof createSpace>[1],
	students: string[]
): Promise<string> {
	const spaceId = await createSpace(tx, wanted);
	const join = (signInName: string, role: 'teacher' | 'student') =>
		startMembership(tx, { spaceId, personId: people[signInName]!, role, byId: people['teacher.enschede']! });
	for (const signInName of teachers) await join(signInName, 'teacher');
	for (const signInName of students) await join(signInName, 'student');
	return spaceId;
}
