import SqliteDatabase from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import sharp from 'sharp';
import { createLoginSession, idOf } from '$lib/server/auth/login-sessions';
import { viewerOf } from '$lib/server/auth/viewer';
import { createCard } from '$lib/server/board/cards';
import { createColumn } from '$lib/server/board/columns';
import { openStore } from '$lib/server/db/open';
import { loginSession } from '$lib/server/db/schema/auth';
import { person } from '$lib/server/db/schema/people';
import { read, useStore, write, type Store } from '$lib/server/db/store';
import { storeFile } from '$lib/server/files/files';
import { beginUpload } from '$lib/server/files/uploads';
import { catchUp, settleReading } from '$lib/server/notices/reading';
import { accessSpace, type Membership } from '$lib/server/projects/access';
import { membersOf } from '$lib/server/projects/faces';
import { endMembership } from '$lib/server/projects/memberships';
import { postMessage } from '$lib/server/talk/messages';
import { endAccountOf } from '../../support/accountEnds';
import { demoFolder, startServer } from '../../support/server';
import { worldIn, type World as Demo } from '../../support/demoData';
import { ask, type Answer, type Question } from './ask';
import { prepareClasses, type ClassPlace } from './classes';
import { prepareProjects, type ProjectPlace } from './projectPlace';
import { prepareReports, type ReportPlace } from './reportPlace';
import { prepareStaff, type StaffPlace } from './staffPlace';
import { atRest, contentOf, isHeardIn, versionOf } from './stored';

/**
 * The demo world in a data folder of its own, and the built server running on it as in production. Everybody has a
 * login session from before; one student was taken out of Team Poppy and one was suspended, both with what they knew.
 */
export const roles = {
	nobody: null,
	/** Suspended, with a cookie whose login session is still in the database. */
	suspended: 'student2.gunn',
	/** In Team Poppy. */
	student: 'student1.enschede',
	/** In Team Heron of the same project. */
	otherStudent: 'student3.enschede',
	/** Was in Team Poppy until a teacher took them out; still in the common space. */
	removed: 'student2.enschede',
	/** In the other project only. */
	outsider: 'outsider.enschede',
	coordinator: 'coordinator',
	/** In all spaces of both projects. */
	teacher: 'teacher.enschede',
	/** In all spaces of the project, and not in the other project. */
	otherTeacher: 'teacher.gunn'
} as const;

export type Role = keyof typeof roles;
export const roleNames = Object.keys(roles) as Role[];

/** A space as its address names it, and things in it that a command may be about. */
export interface Place {
	project: string;
	space: string;
	message: string;
	/** A question of the teacher's, asked anew where one is used up. */
	question: string;
	membership: string;
	/** A picture that the teacher brought. */
	file: string;
	/** An upload of which no byte has come, and the command that began it. */
	upload: string;
	command: string;
	/** A card, the column it stands in, and a column without cards. */
	card: string;
	column: string;
	emptyColumn: string;
}

export interface World {
	port: number;
	/** What the server is reached under, and what Origin must say. */
	origin: string;
	places: Record<'team' | 'heron' | 'common' | 'staff' | 'outside', Place>;
	classes: Record<'own' | 'theirs', ClassPlace>;
	projects: ProjectPlace;
	/** Whom the coordinator looks after. */
	staff: StaffPlace;
	reports: ReportPlace;
	/** Person ids by sign-in name. */
	people: Record<string, string>;
	/** The removed student's membership in Team Poppy. */
	endedMembership: string;
	viewerId(role: Role): string;
	cookie(role: Role): string;
	/** A login session of the same person on another computer. */
	secondCookie(role: Role): string;
	ask(question: Question & { as?: Role }): Promise<Answer>;
	/** How often a card has been edited, and once. */
	cardVersion(card: string): number;
	/** Where all of it lies. */
	dataDir: string;
	/** Everything that is stored, except how long login sessions last and how far the notices have read. */
	stored(): string;
	/** The same once nothing is written any more: of what was done, notices are told a moment later. */
	storedAtRest(): Promise<string>;
	/** Whether everybody whom a question concerns has a notice of it: notices are made after the commit. */
	isHeard(question: string): boolean;
	/** What the server wrote about itself. */
	journal(): string;
	close(): void;
}

/** Starts the world on a free port, with further settings. Ends with `stopServers` of tests/support/server.ts, after `close`. */
export async function startWorld(env: Record<string, string> = {}): Promise<World> {
	const dataDir = await demoFolder();
	const demo = worldIn(dataDir);
	const prepared = await prepare(dataDir, demo);
	const server = await startServer({ dataDir, env: { KLASBRUG_DEMO: undefined, ...env } });
	const database = new SqliteDatabase(join(dataDir, 'klasbrug.sqlite'), { readonly: true });
	const stored = contentOf(database);
	const cookieName = env.ORIGIN?.startsWith('https://') ? '__Host-klasbrug' : 'klasbrug';
	const cookie = (role: Role) => `${cookieName}=${prepared.tokens.get(role) ?? ''}`;
	return {
		port: server.port,
		cookie,
		origin: env.ORIGIN ?? server.origin,
		people: demo.people,
		places: prepared.places,
		classes: prepared.classes,
		projects: prepared.projects,
		staff: prepared.staff,
		reports: prepared.reports,
		endedMembership: prepared.endedMembership,
		viewerId: (role) => demo.people[roles[role] ?? ''] ?? randomUUID(),
		secondCookie: (role) => `${cookieName}=${prepared.secondTokens.get(role) ?? ''}`,
		ask: ({ as, ...question }) => {
			const known = as && as !== 'nobody' ? { cookie: cookie(as) } : {};
			return ask(server.port, { ...question, headers: { ...known, ...question.headers } });
		},
		cardVersion: (card) => versionOf(database, card),
		stored,
		storedAtRest: () => atRest(stored),
		isHeard: (question) => isHeardIn(database, question),
		dataDir,
		journal: server.output,
		close: () => database.close()
	};
}

/** Brings the demo world to where the tests begin, by the commands of the product, before the server has it. */
async function prepare(dataDir: string, demo: Demo) {
	await openStore({ DATA_DIR: dataDir });
	try {
		const tokens = await signInAll(demo);
		const secondTokens = await signInAll(demo);
		const member = async (role: Role, name: string) => memberOf(demo, tokens.get(role)!, name);
		const places = {
			team: await placeOf(demo, member, 'Team Poppy', 'student1.gunn', 'student'),
			heron: await placeOf(demo, member, 'Team Heron', 'student3.gunn', 'otherStudent'),
			common: await placeOf(demo, member, 'common', 'student1.gunn', 'removed'),
			staff: await placeOf(demo, member, 'staff', 'teacher.gunn', 'otherTeacher'),
			outside: await placeOf(demo, member, 'outside', 'outsider.enschede', 'outsider')
		};
		const { id: endedMembership } = await member('removed', 'Team Poppy');
		await endMembership(await member('teacher', 'Team Poppy'), { id: randomUUID(), membership: endedMembership });
		const teachers = { enschede: tokens.get('teacher')!, gunn: tokens.get('otherTeacher')! };
		const classes = await prepareClasses(demo, teachers);
		const projects = await prepareProjects(demo, teachers.enschede);
		const staff = await prepareStaff(demo, classes.own.class);
		const reports = await prepareReports(member, tokens.get('coordinator')!);
		await suspendButForTheCookie(demo, tokens);
		// So that the server has nothing left to tell of what was before it.
		await catchUp();
		await settleReading();
		return { places, classes, projects, staff, reports, tokens, secondTokens, endedMembership };
	} finally {
		const place = globalThis as unknown as Record<symbol, Store | undefined>;
		await place[Symbol.for('klasbrug.store')]?.close();
		useStore(undefined);
	}
}

async function memberOf(demo: Demo, token: string, name: string): Promise<Membership> {
	const project = name === 'outside' ? demo.otherProject : demo.project;
	return accessSpace((await viewerOf(token))!, { project, space: demo.spaces[name]! });
}

async function placeOf(
	demo: Demo,
	member: (role: Role, name: string) => Promise<Membership>,
	space: string,
	known: string,
	uploader: Role
): Promise<Place> {
	const teacher = await member('teacher', space);
	const command = randomUUID();
	const message = await postMessage(teacher, { id: randomUUID(), text: 'A word known by its id' });
	const file = await storeFile(teacher, { id: randomUUID(), name: 'Known by its id.png' }, await smallPicture());
	const upload = await beginUpload(await member(uploader, space), { id: command, name: 'On its way.png', bytes: 10 });
	const found = (await membersOf(teacher)).find((face) => face.person === demo.people[known]);
	return {
		...{ project: teacher.projectId, space: teacher.spaceId, message: message.subject, question: message.subject },
		membership: found!.id,
		...{ file: file.subject, upload: upload.id, command },
		...(await boardOf(teacher))
	};
}

async function boardOf(teacher: Membership): Promise<Pick<Place, 'card' | 'column' | 'emptyColumn'>> {
	const add = (name: string) => createColumn(teacher, { id: randomUUID(), name, holdsDone: false });
	const [column, emptyColumn] = [(await add('To do')).subject, (await add('Later')).subject];
	const card = await createCard(teacher, { id: randomUUID(), column, title: 'Known by its id' });
	return { card: card.subject, column, emptyColumn };
}

function smallPicture(): Promise<Buffer> {
	const create = { width: 2, height: 2, channels: 3, background: '#cc620a' } as const;
	return sharp({ create }).png().toBuffer();
}

async function signInAll(demo: Demo): Promise<Map<Role, string>> {
	const [row] = await read().select({ hash: person.passwordHash }).from(person).limit(1);
	const tokens = new Map<Role, string>();
	for (const role of roleNames) {
		const name = roles[role];
		if (name) tokens.set(role, (await createLoginSession(demo.people[name]!, 'own', row!.hash)).token);
	}
	return tokens;
}

/** As if the row of the login session had been missed: being suspended is enough to be nobody. */
async function suspendButForTheCookie(demo: Demo, tokens: Map<Role, string>): Promise<void> {
	const [kept] = await read()
		.select()
		.from(loginSession)
		.where(eq(loginSession.id, idOf(tokens.get('suspended')!)));
	await endAccountOf(demo.people[roles.suspended]!, (await viewerOf(tokens.get('otherTeacher')!))!);
	await write(async (tx) => void (await tx.insert(loginSession).values(kept!)));
}
