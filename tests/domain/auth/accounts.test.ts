import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { createLoginSession } from '$lib/server/auth/login-sessions';
import { fillRevocations } from '$lib/server/auth/revocations';
import { viewerOf, type Viewer } from '$lib/server/auth/viewer';
import { event } from '$lib/server/db/schema/log';
import { read, write } from '$lib/server/db/store';
import { chooseLanguage, createAccount, liftSuspension, suspend } from '$lib/server/people/accounts';
import { freshStore } from '../../support/store';
import { createCast, type Cast } from './cast';

freshStore();

let cast: Cast;
beforeAll(async () => {
	cast = await createCast();
});

async function login(name: string): Promise<{ token: string; viewer: Viewer }> {
	const kind = /^(teacher|coordinator)/.test(name) ? 'staff' : 'own';
	const { token } = await createLoginSession(cast.id(name), kind, cast.passwordHash);
	return { token, viewer: (await viewerOf(token))! };
}

async function schoolLog(): Promise<{ type: string; subject: string; actorId: string | null }[]> {
	return read()
		.select({ type: event.type, subject: event.subject, actorId: event.actorId })
		.from(event)
		.where(eq(event.logId, cast.enschede))
		.orderBy(event.n);
}

test('a teacher suspends a student of an own class: signed out everywhere, sockets cut first, written down, and back again', async () => {
	const [teacher, student] = [await login('teacher'), await login('student')];
	const cut: string[] = [];
	fillRevocations({
		loginSession: async () => {},
		person: async (id) => void cut.push(id),
		membership: async () => {},
		joined: async () => {}
	});
	await suspend(teacher.viewer, cast.id('student'));
	await suspend(teacher.viewer, cast.id('student'));
	expect(cut).toContain(cast.id('student'));
	expect(await viewerOf(student.token)).toBeNull();
	await liftSuspension(teacher.viewer, cast.id('student'));
	expect(await viewerOf(student.token)).toBeNull();
	expect(await viewerOf((await login('student')).token)).not.toBeNull();
	const actor = { subject: cast.id('student'), actorId: cast.id('teacher') };
	expect((await schoolLog()).slice(-2)).toEqual([
		{ type: 'account.suspended', ...actor },
		{ type: 'account.restored', ...actor }
	]);
});

test.each([
	['teacher.gunn', 'student'],
	['teacher', 'outsider'],
	['teacher', 'teacher.gunn'],
	['teacher', 'teacher'],
	['student', 'other'],
	['student', 'teacher'],
	['coordinator', 'student'],
	['coordinator', 'coordinator']
])('%s may not suspend %s, and is told the same as of nobody at all', async (by, whom) => {
	const { viewer } = await login(by);
	const target = await login(whom);
	const before = await schoolLog();
	await expect(suspend(viewer, cast.id(whom))).rejects.toThrow('error_not_found');
	await expect(liftSuspension(viewer, cast.id(whom))).rejects.toThrow('error_not_found');
	await expect(suspend(viewer, '0198c0de-0000-7000-8000-000000000000')).rejects.toThrow('error_not_found');
	expect(await viewerOf(target.token)).not.toBeNull();
	expect(await schoolLog()).toEqual(before);
});

test('a coordinator suspends a teacher, whose page that is still open can then suspend nobody', async () => {
	const [coordinator, teacher] = [await login('coordinator'), await login('teacher')];
	await suspend(coordinator.viewer, cast.id('teacher'));
	await expect(suspend(teacher.viewer, cast.id('other'))).rejects.toThrow('error_not_found');
	await liftSuspension(coordinator.viewer, cast.id('teacher'));
	expect((await login('teacher')).viewer.role).toBe('teacher');
});

test('a sign-in name belongs to one person, in whatever capitals', async () => {
	const account = {
		schoolId: cast.enschede,
		role: 'student' as const,
		name: 'Nieuw',
		language: null,
		passwordHash: cast.passwordHash,
		byId: null
	};
	const create = (signInName: string) => write((tx) => createAccount(tx, { ...account, signInName }, 0));
	await expect(create('STUDENT')).rejects.toThrow('error_sign_in_name_taken');
	await expect(create('two words')).rejects.toThrow('error_sign_in_name');
	await create('Zoë.Nieuw');
	await expect(create('zoe\u0308.nieuw')).rejects.toThrow('error_sign_in_name_taken');
});

test('a person without a choice reads the language of the school, and then the one they chose', async () => {
	const { token, viewer } = await login('other');
	expect(viewer.language).toBe('nl');
	await chooseLanguage(viewer, 'en');
	expect((await viewerOf(token))?.language).toBe('en');
});
