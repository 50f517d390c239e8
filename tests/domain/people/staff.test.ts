import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { Viewer } from '$lib/server/auth/viewer';
import { person } from '$lib/server/db/schema/people';
import { read } from '$lib/server/db/store';
import { accessExchange, type Coordination } from '$lib/server/people/access';
import { renamePerson } from '$lib/server/people/accounts';
import { choosePassword } from '$lib/server/people/oneTimePasswords';
import { changeSchool, schoolClocks, schoolsOf } from '$lib/server/people/schools';
import { classesIn, coversOf, createStaff, staffOf } from '$lib/server/people/staff';
import { endAccount, reopenAccount } from '$lib/server/projects/accountEnds';
import { nameCover } from '$lib/server/projects/classPeople';
import { now } from '$lib/time/clock';
import { daysOffOf } from '$lib/time/daysOffText';
import { isSchoolDay } from '$lib/time/schoolDays';
import { addDays, wallTimeAt } from '$lib/time/wallTimes';
import { freshStore } from '../../support/store';
import { createCast, type Cast } from '../auth/cast';
import { comeIn, command, coordination, lastEvents, loginOf, outcome, teaching, viewerNamed } from './people';

freshStore();

let cast: Cast;
let by: Coordination;
let gunn: string;
beforeAll(async () => {
	cast = await createCast();
	by = await coordination(cast);
	gunn = by.schoolIds[1]!;
});

const teacherOf = (schoolId: string, name: string, signInName = '') =>
	createStaff(by, { ...command(), schoolId, role: 'teacher', name, signInName });

const nameOf = async (id: string) => (await read().select().from(person).where(eq(person.id, id)))[0]!.name;

test('a coordinator makes a teacher of either school, who comes in with a one-time password in the school’s language', async () => {
	const [dutch, english] = [await teacherOf(cast.enschede, 'Mw. Van den Berg'), await teacherOf(gunn, 'Ana Rivera')];
	expect([dutch.signInName, english.signInName]).toEqual(['vandenberg', 'ana.rivera']);
	const viewer = (await comeIn('ana.rivera', english.password!)) as Viewer;
	expect(viewer).toMatchObject({ role: 'teacher', name: 'Ana Rivera', language: 'en', mustChoosePassword: true });
	expect(viewer.school.city).toBe('Palo Alto');
	const made = (await staffOf(by)).find(({ signInName }) => signInName === 'vandenberg')!;
	expect(made).toMatchObject({ name: 'Mw. Van den Berg', role: 'teacher', schoolId: cast.enschede, endedAt: null });
	expect(made.slipUntil! - now()).toBeGreaterThan(13 * 24 * 60 * 60_000);
	expect(await lastEvents(cast.enschede, 1)).toEqual([
		{ type: 'account.created', subject: made.id, actorId: cast.id('coordinator'), data: {} }
	]);
	await choosePassword(viewer, 'my very own bridge');
	expect((await staffOf(by)).find(({ id }) => id === viewer.id)!.slipUntil).toBeNull();
});

test('a second person of a name gets a number; a sign-in name that was written is taken or refused, never changed', async () => {
	expect((await teacherOf(gunn, 'Ana Rivera')).signInName).toBe('ana.rivera2');
	expect((await teacherOf(gunn, 'Ana Rivera', 'Rivera.A')).signInName).toBe('rivera.a');
	expect(await outcome(teacherOf(gunn, 'Another', 'RIVERA.A'))).toBe('error_sign_in_name_taken');
	expect(await outcome(teacherOf(gunn, 'Another', 'two words'))).toBe('error_sign_in_name');
	expect(await outcome(teacherOf(gunn, '李老师'))).toBe('error_sign_in_name_needed');
});

test('the same command twice makes one account', async () => {
	const asked = { ...command(), schoolId: gunn, role: 'teacher' as const, name: 'Sam Once', signInName: '' };
	const [first, again] = [await createStaff(by, asked), await createStaff(by, asked)];
	expect(again).toEqual({ ...first, password: null });
	expect((await staffOf(by)).filter(({ name }) => name === 'Sam Once')).toHaveLength(1);
});

test('a further coordinator looks after the same exchange; the exchange’s log says who added them', async () => {
	const asked = { ...command(), schoolId: gunn, role: 'coordinator' as const, name: 'Eva Smit', signInName: 'eva' };
	const made = await createStaff(by, asked);
	const eva = (await comeIn('eva', made.password!)) as Viewer;
	expect((await accessExchange(eva)).schoolIds).toEqual(by.schoolIds);
	expect(await lastEvents(by.exchangeId, 1)).toEqual([
		{ type: 'coordinator.added', subject: eva.id, actorId: cast.id('coordinator'), data: {} }
	]);
	expect(await lastEvents(gunn, 1)).toMatchObject([{ type: 'account.created', subject: eva.id }]);
});

test('a coordinator who was ended, or is none, changes nothing any more', async () => {
	const eva = (await staffOf(by)).find(({ signInName }) => signInName === 'eva')!;
	const { token } = await loginOf(eva.id);
	const { viewerOf } = await import('$lib/server/auth/viewer');
	const hers = await accessExchange((await viewerOf(token))!);
	await endAccount(by, command(), eva.id);
	const asked = { ...command(), schoolId: gunn, role: 'teacher' as const, name: 'Too Late', signInName: '' };
	const [school] = await schoolsOf(by);
	expect(await outcome(createStaff(hers, asked))).toBe('error_not_found');
	expect(await outcome(changeSchool(hers, command(), school!.id, school!))).toBe('error_not_found');
	expect(await outcome(renamePerson(hers, { ...command(), name: 'X' }, cast.id('teacher')))).toBe('error_not_found');
	expect((await staffOf(by)).some(({ name }) => name === 'Too Late')).toBe(false);
	for (const name of ['teacher', 'teacher.gunn', 'student', 'outsider']) {
		expect(await outcome(accessExchange(await viewerNamed(cast, name))), name).toBe('error_not_found');
	}
	await reopenAccount(by, command(), eva.id);
});

test('a school that is not of this exchange does not exist: no account, no change', async () => {
	const asked = { ...command(), schoolId: randomUUID(), role: 'teacher' as const, name: 'Nowhere', signInName: '' };
	const [school] = await schoolsOf(by);
	expect(await outcome(createStaff(by, asked))).toBe('error_not_found');
	expect(await outcome(changeSchool(by, command(), randomUUID(), school!))).toBe('error_not_found');
});

test('a teacher renames students of their class, a coordinator the staff, neither anybody else', async () => {
	const class4 = await teaching(cast);
	const rename = (who: Parameters<typeof renamePerson>[0], whom: string, name: string) =>
		outcome(renamePerson(who, { ...command(), name }, cast.id(whom)));
	expect(await rename(class4, 'student', 'Noor')).toBe('done');
	expect(await nameOf(cast.id('student'))).toBe('Noor');
	expect(await rename(class4, 'other', ' noor')).toBe('error_name_taken');
	expect(await rename(class4, 'other', 'teacher')).toBe('error_name_taken');
	expect(await rename(class4, 'student', 'NOOR')).toBe('done');
	for (const whom of ['outsider', 'teacher', 'coordinator', 'teacher.gunn']) {
		expect(await rename(class4, whom, 'Somebody'), whom).toBe('error_not_found');
	}
	expect(await rename(by, 'student', 'Somebody')).toBe('error_not_found');
	expect(await rename(by, 'teacher', 'Noor')).toBe('error_name_taken');
	expect(await rename(by, 'teacher', 'Mw. De Wit')).toBe('done');
	expect(await rename(by, 'coordinator', 'Jos Bos')).toBe('done');
	expect(await lastEvents(cast.enschede, 2)).toEqual([
		{ type: 'account.renamed', subject: cast.id('teacher'), actorId: cast.id('coordinator'), data: {} },
		{ type: 'account.renamed', subject: cast.id('coordinator'), actorId: cast.id('coordinator'), data: {} }
	]);
});

test('what a coordinator changes about a school, the clocks and the school days know at once', async () => {
	const [before] = await schoolsOf(by);
	const { days } = daysOffOf('2030-03-04 – 2030-03-05 Dust holiday\n2030-03-07 Open day');
	const facts = {
		...before!,
		name: 'New College',
		daysOff: days,
		lessons: { 1: [{ starts: '09:00', ends: '14:00', optional: false }] }
	};
	const { name, city, language, safeguardingContact, lessons, daysOff } = facts;
	const wanted = { name, city, language, safeguardingContact, lessons, daysOff, openingsAllowed: false };
	await changeSchool(by, command(), cast.enschede, wanted);
	const clock = (await schoolClocks([cast.enschede])).get(cast.enschede)!;
	expect(clock).toMatchObject({ name: 'New College', zone: 'Europe/Amsterdam', slot: 1, lessons, daysOff });
	expect(['2030-03-04', '2030-03-11', '2030-03-12'].map((date) => isSchoolDay(clock, date))).toEqual([
		false,
		true,
		false
	]);
	expect(await lastEvents(cast.enschede, 1)).toMatchObject([{ type: 'school.changed', data: { openings: false } }]);
	await changeSchool(by, command(), cast.enschede, { ...wanted, daysOff: [] });
	expect((await schoolClocks([cast.enschede])).get(cast.enschede)!.daysOff).toEqual([]);
	expect(await lastEvents(cast.enschede, 1)).toMatchObject([{ type: 'school.changed', data: {} }]);
	expect((await schoolsOf(by)).map(({ openingsAllowed }) => openingsAllowed)).toEqual([false, true]);
});

test('who saves a school writes over nothing that another window saved meanwhile', async () => {
	const [mine] = await schoolsOf(by);
	const { version } = mine!;
	const days = daysOffOf('2031-03-04 Kite day').days;
	expect(await outcome(changeSchool(by, { ...command(), version }, cast.enschede, { ...mine!, daysOff: days }))).toBe(
		'done'
	);
	const stale = { ...mine!, safeguardingContact: 'Room 2', openingsAllowed: true };
	expect(await outcome(changeSchool(by, { ...command(), version }, cast.enschede, stale))).toBe('error_school_edited');
	const [kept] = await schoolsOf(by);
	expect(kept).toMatchObject({ daysOff: days, openingsAllowed: mine!.openingsAllowed });
	const fresh = { ...kept!, safeguardingContact: 'Room 2' };
	const again = { ...command(), version: kept!.version };
	expect(await outcome(changeSchool(by, again, cast.enschede, fresh))).toBe('done');
	// A repeat of the same command is no second window.
	expect(await outcome(changeSchool(by, again, cast.enschede, fresh))).toBe('done');
});

test('a coordinator sees classes with their teachers and covers with their last day, and no student', async () => {
	const { classId } = await teaching(cast);
	const colleague = (await staffOf(by)).find(({ signInName }) => signInName === 'vandenberg')!;
	const lastDay = addDays(wallTimeAt(now(), 'Europe/Amsterdam').date, 5);
	await nameCover(by, command(), { classId, personId: colleague.id, lastDay });
	expect(await coversOf(by)).toEqual([
		{ classId, className: 'H4b', schoolId: cast.enschede, personId: colleague.id, name: colleague.name, lastDay }
	]);
	expect(await classesIn(by)).toEqual([
		{ id: classId, schoolId: cast.enschede, name: 'H4b', teachers: ['Mw. De Wit'] }
	]);
	const all = JSON.stringify([await staffOf(by), await coversOf(by), await classesIn(by), await schoolsOf(by)]);
	for (const name of ['student', 'other', 'outsider']) expect(all).not.toContain(cast.id(name));
	expect(all).not.toContain('NOOR');
});
