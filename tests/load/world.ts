import { createLoginSession } from '$lib/server/auth/login-sessions';
import { loginCookieName } from '$lib/server/auth/login-cookie';
import { useDataFolder } from '$lib/server/db/dataFolder';
import { migrateSqliteStore } from '$lib/server/db/migrate';
import { openSqlite } from '$lib/server/db/sqlite';
import { useStore, type Transaction } from '$lib/server/db/store';
import { createAccount } from '$lib/server/people/accounts';
import { recordAcceptance } from '$lib/server/people/codeOfConduct';
import { createExchange } from '$lib/server/people/exchanges';
import { createSchool } from '$lib/server/people/schools';
import { enschedeSchool, gunnSchool } from '$lib/server/demo/schools';
import { startMembership } from '$lib/server/projects/memberships';
import { insertProject } from '$lib/server/projects/projects';
import { createSpace } from '$lib/server/projects/spaces';
import { addDays } from '$lib/time/wallTimes';

/** An installation full of people, made by the domain: two schools, teams of thirty, and one space of many. */
export interface LoadPerson {
	id: string;
	cookie: string;
	/** The team. */
	space: string;
}

export interface LoadWorld {
	project: string;
	people: LoadPerson[];
	/** The first of the people are in it, besides their team. */
	big: string;
	inBig: LoadPerson[];
}

export interface WorldSize {
	people: number;
	team: number;
	big: number;
}

export type Store = ReturnType<typeof openSqlite>;

/** Makes it in an empty folder. Everybody is signed in: a password costs on purpose, and is not what is measured. */
export async function makeWorld(folder: string, size: WorldSize): Promise<LoadWorld> {
	return withStore(folder, async (store) => {
		const at = Date.now();
		const made = await store.write((tx) => createPeopleAndSpaces(tx, size, at));
		const people: LoadPerson[] = [];
		for (const { id, space, role } of made.people) people.push({ id, space, cookie: await cookieOf(id, role) });
		return { project: made.project, big: made.big, people, inBig: people.slice(0, size.big) };
	});
}

/** Opens the store of a folder for the domain, for as long as `work` takes. */
export async function withStore<T>(folder: string, work: (store: Store) => Promise<T>): Promise<T> {
	const store = openSqlite(folder);
	migrateSqliteStore(store);
	useStore(store);
	useDataFolder(folder);
	try {
		return await work(store);
	} finally {
		useStore(undefined);
		await store.close();
	}
}

async function createPeopleAndSpaces(tx: Transaction, size: WorldSize, at: number) {
	const schools = [await createSchool(tx, enschedeSchool, at), await createSchool(tx, gunnSchool, at)] as const;
	const exchangeId = await createExchange(tx, { name: 'Load', schoolIds: [...schools] }, at);
	const today = new Date(at).toISOString().slice(0, 10);
	const facts = {
		language: 'en',
		startsOn: addDays(today, -15),
		endsOn: addDays(today, 60),
		template: 'blank'
	} as const;
	const project = await insertProject(tx, { ...facts, exchangeId, title: 'Load', about: '' });
	const big = await createSpace(tx, { projectId: project, kind: 'common', name: '', position: 0 });
	const people: { id: string; space: string; role: 'teacher' | 'student' }[] = [];
	let space = '';
	for (let i = 0; i < size.people; i++) {
		const place = i % size.team;
		if (place === 0) {
			space = await createSpace(tx, {
				projectId: project,
				kind: 'team',
				name: `Team ${i / size.team}`,
				position: i + 1
			});
		}
		// One teacher of each school in every team: without, its students only read.
		const role = place < 2 ? 'teacher' : 'student';
		const account = { role, schoolId: schools[i % 2]!, signInName: `person.${i}`, name: `Person ${i}` } as const;
		const id = await createAccount(tx, { ...account, ...withoutPassword, firstSignInAt: at }, at);
		await recordAcceptance(tx, id, at);
		await startMembership(tx, { spaceId: space, personId: id, role, byId: null });
		if (i < size.big) await startMembership(tx, { spaceId: big, personId: id, role, byId: null });
		people.push({ id, space, role });
	}
	return { project, big, people };
}

const withoutPassword = { language: null, passwordHash: 'nobody signs in with this', byId: null } as const;

async function cookieOf(id: string, role: 'teacher' | 'student'): Promise<string> {
	const { token } = await createLoginSession(id, role === 'teacher' ? 'staff' : 'own', withoutPassword.passwordHash);
	return `${loginCookieName()}=${token}`;
}
