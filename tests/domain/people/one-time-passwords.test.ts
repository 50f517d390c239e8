import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { fillRevocations } from '$lib/server/auth/revocations';
import { viewerOf, type Viewer } from '$lib/server/auth/viewer';
import { event } from '$lib/server/db/schema/log';
import { oneTimeLink, oneTimePassword, person } from '$lib/server/db/schema/people';
import { read } from '$lib/server/db/store';
import { classMember } from '$lib/server/db/schema/people';
import { write } from '$lib/server/db/store';
import { classesOf } from '$lib/server/people/access';
import { changePassword } from '$lib/server/people/accounts';
import { choosePassword, resetPassword } from '$lib/server/people/oneTimePasswords';
import { endAccount, reopenAccount } from '$lib/server/projects/accountEnds';
import { nameCover } from '$lib/server/projects/classPeople';
import { now, setClock } from '$lib/time/clock';
import { addDays, wallTimeAt } from '$lib/time/wallTimes';
import { freshStore } from '../../support/store';
import { createCast, password, type Cast } from '../auth/cast';
import { comeIn, command, coordination, lastEvents, loginOf, outcome, teaching, viewerNamed } from './people';

freshStore();

const day = 24 * 60 * 60_000;
const own = 'seven quiet bridges';
let cast: Cast;
beforeAll(async () => {
	cast = await createCast();
});
afterEach(() => setClock(null));

async function reset(name: string): Promise<string> {
	return (await resetPassword(await teaching(cast), command(), cast.id(name))).password!;
}

test('a teacher resets a student of an own class: the old password and every login session end, and the log says so', async () => {
	const cut: string[] = [];
	fillRevocations({
		loginSession: async () => {},
		person: async (id) => void cut.push(id),
		membership: async () => {},
		joined: async () => {}
	});
	const before = await loginOf(cast.id('student'));
	const made = await resetPassword(await teaching(cast), command(), cast.id('student'));
	expect(made).toMatchObject({ name: 'student', signInName: 'student' });
	expect(cut).toContain(cast.id('student'));
	expect(await viewerOf(before.token)).toBeNull();
	expect(await comeIn('student', password)).toBe('error_login_wrong');
	expect(await comeIn('student', made.password!)).toMatchObject({ name: 'student', mustChoosePassword: true });
	expect(await lastEvents(cast.enschede, 1)).toEqual([
		{ type: 'password.reset', subject: cast.id('student'), actorId: cast.id('teacher'), data: {} }
	]);
});

test('only a hash of it is kept', async () => {
	const given = await reset('student');
	const stored = await Promise.all(
		[person, oneTimePassword, oneTimeLink, event].map((one) => read().select().from(one))
	);
	expect(JSON.stringify(stored)).not.toContain(given);
	expect(JSON.stringify(stored)).not.toContain(given.split('-')[0]! + '-');
});

test('it works in capitals and with spaces, twice, until they choose: then their own alone works, and to the letter', async () => {
	const given = await reset('student');
	const first = await comeIn('student', given.toUpperCase().replaceAll('-', ' '));
	const second = (await comeIn('student', ` ${given} `)) as Viewer;
	expect(first).toMatchObject({ mustChoosePassword: true });
	expect(second).toMatchObject({ mustChoosePassword: true });
	await choosePassword(second, own);
	expect(await outcome(choosePassword(first as Viewer, 'quite another bridge'))).toBe('error_not_found');
	expect(await comeIn('student', given)).toBe('error_login_wrong');
	expect(await comeIn('student', own.toUpperCase())).toBe('error_login_wrong');
	expect(await comeIn('student', own)).toMatchObject({ mustChoosePassword: false });
});

test('choosing ends all other login sessions, keeps this one, and notes the first time', async () => {
	const [row] = (await read().select().from(person)).filter(({ id }) => id === cast.id('other'));
	expect(row!.firstSignInAt).toBeNull();
	const given = await reset('other');
	const [here, elsewhere] = [await comeIn('other', given), await loginOf(cast.id('other'))];
	const at = now() + 1_000;
	setClock(() => at);
	await choosePassword(here as Viewer, own);
	expect(await viewerOf(elsewhere.token)).toBeNull();
	const [after] = (await read().select().from(person)).filter(({ id }) => id === cast.id('other'));
	expect(after!.firstSignInAt).toBe(at);
	await choosePassword((await comeIn('other', await reset('other'))) as Viewer, 'the next bridge along');
	const [later] = (await read().select().from(person)).filter(({ id }) => id === cast.id('other'));
	expect(later!.firstSignInAt).toBe(at);
});

test('the new password must be a good one, and not the one of the slip in other capitals', async () => {
	const given = await reset('student');
	const viewer = (await comeIn('student', given)) as Viewer;
	expect(await outcome(choosePassword(viewer, 'short'))).toBe('error_password_too_short');
	expect(await outcome(choosePassword(viewer, given))).toBe('error_password_is_slip');
	expect(await outcome(choosePassword(viewer, given.toUpperCase().replaceAll('-', ' ')))).toBe(
		'error_password_is_slip'
	);
	expect(await comeIn('student', given)).toMatchObject({ mustChoosePassword: true });
});

test('after fourteen days it is a wrong password like any other, and a new one helps', async () => {
	const given = await reset('student');
	const start = now();
	setClock(() => start + 14 * day - 60_000);
	expect(await comeIn('student', given)).toMatchObject({ mustChoosePassword: true });
	setClock(() => start + 14 * day + 60_000);
	expect(await comeIn('student', given)).toBe('error_login_wrong');
	expect(await comeIn('student', await reset('student'))).toMatchObject({ mustChoosePassword: true });
});

test('who chose a password themselves needs no slip, and cannot choose again without the old one', async () => {
	const viewer = (await comeIn('teacher', password)) as Viewer;
	expect(viewer.mustChoosePassword).toBe(false);
	expect(await outcome(choosePassword(viewer, own))).toBe('error_not_found');
	expect(await outcome(changePassword(viewer, { current: 'not the one', next: own }))).toBe('error_password_wrong');
});

test('the same command twice makes one password, which is shown once', async () => {
	const [once, by] = [command(), await teaching(cast)];
	const first = await resetPassword(by, once, cast.id('student'));
	const again = await resetPassword(by, once, cast.id('student'));
	expect(again).toEqual({ ...first, password: null });
	expect(await comeIn('student', first.password!)).toMatchObject({ mustChoosePassword: true });
	expect(await outcome(resetPassword(by, once, cast.id('other')))).toBe('error_command_reused');
});

test('two resets at once leave one password that works', async () => {
	const by = await teaching(cast);
	const made = await Promise.all([1, 2].map(() => resetPassword(by, command(), cast.id('student'))));
	const works = await Promise.all(made.map(async ({ password: given }) => typeof (await comeIn('student', given!))));
	expect(works.sort()).toEqual(['object', 'string']);
});

test.each([
	['teacher', 'outsider'],
	['teacher', 'teacher'],
	['teacher', 'teacher.gunn'],
	['teacher', 'coordinator'],
	['coordinator', 'student'],
	['coordinator', 'coordinator']
])('%s resets nothing of %s, and is told the same as of nobody at all', async (who, whom) => {
	const by = who === 'teacher' ? await teaching(cast) : await coordination(cast);
	const session = await loginOf(cast.id(whom));
	expect(await outcome(resetPassword(by, command(), cast.id(whom)))).toBe('error_not_found');
	expect(await outcome(resetPassword(by, command(), randomUUID()))).toBe('error_not_found');
	expect(await outcome(resetPassword(by, command(), 'no-id'))).toBe('error_not_found');
	expect(await viewerOf(session.token)).not.toBeNull();
});

test('a coordinator resets a teacher of either school', async () => {
	for (const name of ['teacher', 'teacher.gunn']) {
		const { password: given } = await resetPassword(await coordination(cast), command(), cast.id(name));
		const viewer = (await comeIn(name, given!)) as Viewer;
		await choosePassword(viewer, password);
	}
});

test('an ended account gets no new password before it is open again', async () => {
	const by = await teaching(cast);
	await endAccount(by, command(), cast.id('student'));
	expect(await outcome(resetPassword(by, command(), cast.id('student')))).toBe('error_account_ended');
	await reopenAccount(by, command(), cast.id('student'));
	expect(await outcome(resetPassword(by, command(), cast.id('student')))).toBe('done');
});

test('a cover resets a password on the first day, and has no right the day after the last', async () => {
	const by = await coordination(cast);
	const { createStaff } = await import('$lib/server/people/staff');
	const facts = { schoolId: cast.enschede, role: 'teacher' as const, name: 'Dhr. Smit', signInName: 'smit' };
	const made = await createStaff(by, { ...command(), ...facts });
	const cover = (await comeIn('smit', made.password!)) as Viewer;
	const { classId } = await teaching(cast);
	const lastDay = addDays(wallTimeAt(now(), 'Europe/Amsterdam').date, 3);
	await nameCover(by, command(), { classId, personId: cover.id, lastDay });
	const [covering] = await classesOf(cover);
	expect(await outcome(resetPassword(covering!, command(), cast.id('student')))).toBe('done');
	const start = now();
	setClock(() => start + 5 * day);
	expect(await classesOf(cover)).toEqual([]);
	expect(await outcome(resetPassword(covering!, command(), cast.id('student')))).toBe('error_not_found');
	const rows = await write((tx) => tx.select().from(classMember));
	expect(rows.find(({ personId }) => personId === cover.id)).toMatchObject({ lastDay });
});

test('a student who is somebody’s viewer with a slip is still nobody’s coordinator or teacher', async () => {
	const viewer = await viewerNamed(cast, 'student');
	expect(await classesOf(viewer)).toEqual([]);
});
