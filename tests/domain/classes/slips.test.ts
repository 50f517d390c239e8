import { beforeAll, expect, it } from 'vitest';
import { hashPassword } from '$lib/server/auth/passwords';
import { signIn } from '$lib/server/auth/sign-in';
import { engine } from '$lib/server/db/dialect';
import { person } from '$lib/server/db/schema/people';
import { event } from '$lib/server/db/schema/log';
import { read } from '$lib/server/db/store';
import { makeSlips, waitingFor, type PrintedSlips } from '$lib/server/people/slips';
import { openClass } from '$lib/server/people/classes';
import { rosterOf } from '$lib/server/people/rosters';
import { choosePassword } from '$lib/server/people/oneTimePasswords';
import { endAccount } from '$lib/server/projects/accountEnds';
import { addStudents } from '$lib/server/projects/classStudents';
import { activeViewerOf } from '$lib/server/auth/viewer';
import { now, setClock } from '$lib/time/clock';
import { freshStore } from '../../support/store';
import { castOfTheClasses, command, type Classes } from './world';

freshStore();
let cast: Classes;
let first: PrintedSlips;
beforeAll(async () => {
	cast = await castOfTheClasses();
	cast.classes.H5 = await openClass(await cast.viewer('teacher.enschede'), { ...command(), name: 'H5' });
	await addStudents(await teaching(), command(), { list: 'Noor Bakker\nDaan Vos\nMees Kok', understood: 3 });
	first = (await makeSlips(await teaching(), command()))!;
});

const teaching = () => cast.teaching('teacher.enschede', 'H5');
const come = (name: string, password: string) => signIn({ name, password, address: '::1', ownLaptop: false });
const slipOf = (slips: PrintedSlips, name: string) => slips.slips.find((one) => one.signInName === name)!;

it('a slip lets its student in, once, to choose a password', async () => {
	expect(first.slips.map(({ name, signInName }) => `${name} ${signInName}`)).toEqual([
		'Daan daan.v',
		'Mees mees.k',
		'Noor noor.b'
	]);
	expect(first).toMatchObject({ language: 'nl', zone: 'Europe/Amsterdam' });
	const { token } = await come('daan.v', slipOf(first, 'daan.v').password);
	const viewer = (await activeViewerOf(token))!;
	expect(viewer.mustChoosePassword).toBe(true);
	await choosePassword(viewer, 'a bridge of my own');
	await expect(come('daan.v', slipOf(first, 'daan.v').password)).rejects.toThrow('error_login_wrong');
	await expect(come('daan.v', 'a bridge of my own')).resolves.toBeTruthy();
});

it('printing again makes new ones for who has not come in, ends the old ones, and leaves the others alone', async () => {
	expect(await waitingFor(await teaching())).toBe(2);
	const second = (await makeSlips(await teaching(), command()))!;
	expect(second.slips.map(({ signInName }) => signInName)).toEqual(['mees.k', 'noor.b']);
	await expect(come('noor.b', slipOf(first, 'noor.b').password)).rejects.toThrow('error_login_wrong');
	await expect(come('noor.b', slipOf(second, 'noor.b').password)).resolves.toBeTruthy();
	await expect(come('daan.v', 'a bridge of my own')).resolves.toBeTruthy();
	first = second;
});

it('the same sheet cannot be had twice, and no password is kept', async () => {
	const same = command();
	const printed = (await makeSlips(await teaching(), same))!;
	expect(await makeSlips(await teaching(), same)).toBeNull();
	await expect(come('noor.b', slipOf(printed, 'noor.b').password)).resolves.toBeTruthy();
	const stored = JSON.stringify([await read().select().from(person), await read().select().from(event)]);
	for (const { password } of printed.slips) expect(stored).not.toContain(password);
	first = printed;
});

it('a slip is good for fourteen days', async () => {
	const { students } = await rosterOf(await teaching());
	expect(students.map(({ signInName, state }) => `${signInName} ${state}`)).toEqual([
		'daan.v in',
		'mees.k slip',
		'noor.b slip'
	]);
	const days = Math.round((first.until - now()) / 86_400_000);
	expect(days).toBe(14);
	try {
		setClock(() => first.until - 1_000);
		await expect(come('mees.k', slipOf(first, 'mees.k').password)).resolves.toBeTruthy();
		setClock(() => first.until);
		await expect(come('mees.k', slipOf(first, 'mees.k').password)).rejects.toThrow('error_login_wrong');
		expect((await rosterOf(await teaching())).students.find(({ signInName }) => signInName === 'mees.k')?.state).toBe(
			'expired'
		);
	} finally {
		setClock(null);
	}
});

it('an ended student gets no slip, and another teacher none of this class', async () => {
	const { students } = await rosterOf(await teaching());
	await endAccount(await teaching(), command(), students.find(({ signInName }) => signInName === 'mees.k')!.id);
	const slips = (await makeSlips(await teaching(), command()))!;
	expect(slips.slips.map(({ signInName }) => signInName)).toEqual(['noor.b']);
	await expect(cast.teaching('colleague.enschede', 'H5')).rejects.toMatchObject({ status: 404 });
});

// About hashing alone, which costs the same whatever the engine.
it.skipIf(engine === 'postgres')('a whole class is hashed without shutting out who signs in meanwhile', async () => {
	const list = Array.from(
		{ length: 100 },
		(_, n) => `Kind ${String.fromCharCode(65 + (n % 26), 97 + Math.floor(n / 26))}`
	);
	cast.classes.H6 = await openClass(await cast.viewer('teacher.enschede'), { ...command(), name: 'H6' });
	const by = await cast.teaching('teacher.enschede', 'H6');
	await addStudents(by, command(), { list: list.join('\n'), understood: 100 });
	const printing = makeSlips(by, command());
	const others = Promise.all(Array.from({ length: 90 }, () => hashPassword('somebody signing in')));
	await expect(others).resolves.toHaveLength(90);
	expect((await printing)!.slips).toHaveLength(100);
});
