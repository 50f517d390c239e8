import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { loginSession } from '$lib/server/db/schema/auth';
import { read, write } from '$lib/server/db/store';
import { lifetimes, type LoginSessionKind } from '$lib/server/auth/lifetimes';
import {
	createLoginSession,
	deleteExpired,
	endedUnused,
	endLoginSession,
	endOtherLoginSessions,
	idOf,
	liveLoginSessions,
	validate,
	validateAndRenew
} from '$lib/server/auth/login-sessions';
import { fillRevocations } from '$lib/server/auth/revocations';
import { activeViewerOf, viewerOf } from '$lib/server/auth/viewer';
import { setClock } from '$lib/time/clock';
import { endAccountOf } from '../../support/accountEnds';
import { freshStore } from '../../support/store';
import { createCast, type Cast } from './cast';

freshStore();

const start = Date.UTC(2027, 0, 11, 8, 0);
const minute = 60_000;
const hour = 60 * minute;
let cast: Cast;

beforeAll(async () => {
	cast = await createCast();
});
afterEach(() => setClock(null));

async function open(name: string, kind: LoginSessionKind) {
	setClock(() => start);
	return createLoginSession(cast.id(name), kind, cast.passwordHash);
}

const at = (time: number) => setClock(() => start + time);

test('what the database keeps of a token opens nothing', async () => {
	const { token, id } = await open('student', 'shared');
	expect((await viewerOf(token))?.id).toBe(cast.id('student'));
	const rows = await read().select().from(loginSession);
	expect(rows.map((row) => row.id)).toContain(id);
	expect(JSON.stringify(rows)).not.toContain(token);
	expect(await viewerOf(id)).toBeNull();
});

test('every login has a token of its own, of 32 random bytes', async () => {
	const [first, second] = [await open('student', 'shared'), await open('student', 'shared')];
	expect(first.token).not.toBe(second.token);
	expect(Buffer.from(first.token, 'base64url')).toHaveLength(32);
});

test.each(['staff', 'shared', 'own'] as const)(
	'a %s login ends exactly when it was not used for its idle time',
	async (kind) => {
		const { token } = await open(kind === 'staff' ? 'teacher' : 'student', kind);
		at(lifetimes[kind].idle - 1);
		expect(await validate(token)).not.toBeNull();
		at(lifetimes[kind].idle);
		expect(await validate(token)).toBeNull();
		expect(await validateAndRenew(token)).toBeNull();
	}
);

test.each(['staff', 'shared'] as const)(
	'a %s login in constant use ends at its absolute end, not a moment later',
	async (kind) => {
		const { token } = await open(kind === 'staff' ? 'teacher' : 'student', kind);
		const { idle, absolute } = lifetimes[kind];
		for (let time = 0; time < absolute; time += idle - minute) {
			at(time);
			expect((await validateAndRenew(token))?.endsAt).toBe(Math.min(start + time + idle, start + absolute));
		}
		at(absolute - 1);
		expect(await validateAndRenew(token)).not.toBeNull();
		at(absolute);
		expect(await validateAndRenew(token)).toBeNull();
	}
);

test('a shared computer counts its half hour from the last thing the person did', async () => {
	const { token } = await open('student', 'shared');
	at(20 * minute);
	await activeViewerOf(token);
	at(50 * minute - 1);
	expect(await viewerOf(token)).not.toBeNull();
	at(50 * minute);
	expect(await viewerOf(token)).toBeNull();
});

test('what a browser asks by itself keeps nobody signed in', async () => {
	const { token } = await open('student', 'shared');
	for (let time = 0; time < 30; time += 5) {
		at(time * minute);
		expect(await viewerOf(token)).not.toBeNull();
	}
	at(30 * minute);
	expect(await viewerOf(token)).toBeNull();
});

test('a shared computer that nobody used is told so, one that somebody signed out is not', async () => {
	const [unused, left] = [await open('student', 'shared'), await open('student', 'shared')];
	await endLoginSession(left.id);
	at(31 * minute);
	expect(await endedUnused(unused.token)).toBe(true);
	expect(await endedUnused(left.token)).toBe(false);
});

test('ending a login session ends that one and cuts its sockets before it answers', async () => {
	const [one, two] = [await open('student', 'own'), await open('student', 'own')];
	const cut: string[] = [];
	fillRevocations({
		loginSession: async (id) => {
			expect(await validate(one.token)).toBeNull();
			cut.push(id);
		},
		person: async () => {},
		membership: async () => {},
		joined: async () => {}
	});
	await endLoginSession(one.id);
	expect(cut).toEqual([one.id]);
	expect(await viewerOf(one.token)).toBeNull();
	expect(await viewerOf(two.token)).not.toBeNull();
});

test('ending the others leaves the one at hand', async () => {
	const logins = [await open('other', 'own'), await open('other', 'own'), await open('other', 'shared')] as const;
	await endOtherLoginSessions(cast.id('other'), logins[1].id);
	expect(await Promise.all(logins.map(({ token }) => viewerOf(token).then(Boolean)))).toEqual([false, true, false]);
});

test('the sweep learns which login sessions are alive, and whose', async () => {
	const [alive, expired, ended] = [
		await open('student', 'own'),
		await open('student', 'shared'),
		await open('teacher', 'staff')
	];
	await endLoginSession(ended.id);
	at(hour);
	const found = await liveLoginSessions([alive.id, expired.id, ended.id, 'nothing']);
	expect([...found]).toEqual([[alive.id, cast.id('student')]]);
	expect((await liveLoginSessions([])).size).toBe(0);
});

test('a person whose account has ended is nobody, and their login session is removed', async () => {
	const { token, id } = await open('outsider', 'own');
	const survivor = { id: idOf('kept'), personId: cast.id('outsider'), kind: 'own' as const };
	const teacher = await viewerOf((await open('teacher', 'staff')).token);
	await expect(endAccountOf(cast.id('outsider'), teacher!)).rejects.toThrow('error_not_found');
	const student = await open('student', 'own');
	await endAccountOf(cast.id('student'), teacher!);
	// A row that a race left behind is no way in either.
	await write((tx) =>
		tx.insert(loginSession).values({
			...survivor,
			personId: cast.id('student'),
			createdAt: start,
			expiresAt: start + hour,
			absoluteExpiresAt: start + hour
		})
	);
	expect(await viewerOf(student.token)).toBeNull();
	expect(await viewerOf('kept')).toBeNull();
	expect(await read().select().from(loginSession).where(eq(loginSession.id, survivor.id))).toEqual([]);
	expect((await viewerOf(token))?.loginSession).toBe(id);
	await expect(createLoginSession(cast.id('student'), 'own', cast.passwordHash)).rejects.toThrow('error_login_wrong');
});

test('a login whose password was changed while it was being checked opens nothing', async () => {
	await expect(createLoginSession(cast.id('other'), 'own', 'the hash before')).rejects.toThrow('error_login_wrong');
});

test('expired login sessions are removed a day later, living ones stay', async () => {
	const [gone, alive] = [await open('teacher', 'staff'), await open('other', 'own')];
	at(37 * hour);
	await deleteExpired();
	const ids = (await read().select({ id: loginSession.id }).from(loginSession)).map((row) => row.id);
	expect(ids).not.toContain(gone.id);
	expect(ids).toContain(alive.id);
});
