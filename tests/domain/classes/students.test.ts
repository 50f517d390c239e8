import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { createLoginSession } from '$lib/server/auth/login-sessions';
import { signIn } from '$lib/server/auth/sign-in';
import { viewerOf } from '$lib/server/auth/viewer';
import { event } from '$lib/server/db/schema/log';
import { person } from '$lib/server/db/schema/people';
import { membership } from '$lib/server/db/schema/projects';
import { read, write } from '$lib/server/db/store';
import { openClass, renameClass } from '$lib/server/people/classes';
import { rosterOf, classRowsOf } from '$lib/server/people/rosters';
import { studentsTaughtBy, understandList } from '$lib/server/people/students';
import { endAccount, reopenAccount } from '$lib/server/projects/accountEnds';
import { addStudents, moveStudent } from '$lib/server/projects/classStudents';
import { membersOf } from '$lib/server/projects/faces';
import { endMembership } from '$lib/server/projects/memberships';
import { postMessage } from '$lib/server/talk/messages';
import { freshStore } from '../../support/store';
import { castOfTheClasses, command, type Classes } from './world';

freshStore();
let cast: Classes;
beforeAll(async () => {
	cast = await castOfTheClasses();
});

const teachingH4b = () => cast.teaching('teacher.enschede', 'H4b');
const countPeople = async () => (await read().select().from(person)).length;

describe('a teacher', () => {
	it('makes classes of the own school, each with a name of its own', async () => {
		const viewer = await cast.viewer('teacher.gunn');
		const same = { ...command(), name: 'Robotics' };
		const id = await openClass(viewer, same);
		expect(await openClass(viewer, same)).toBe(id);
		cast.classes.Robotics = id;
		const by = await cast.teaching('teacher.gunn', 'Robotics');
		expect(by).toMatchObject({ schoolId: cast.schools.gunn, until: null });
		await expect(openClass(viewer, { ...command(), name: ' robotics' })).rejects.toThrow('error_class_name_taken');
		await expect(openClass(viewer, { ...same, name: 'Other' })).rejects.toThrow('error_command_reused');
		await expect(renameClass(by, { ...command(), name: 'Environmental science 2' })).rejects.toThrow(
			'error_class_name_taken'
		);
		await renameClass(by, { ...command(), name: 'ROBOTICS' });
		expect((await classRowsOf(viewer)).map(({ name }) => name)).toEqual(['Environmental Science 2', 'ROBOTICS']);
		const elsewhere = await cast.viewer('colleague.enschede');
		await expect(openClass(elsewhere, { ...command(), name: 'Robotics' })).resolves.toBeTruthy();
	});

	it.each(['student1.enschede', 'coordinator'])('%s makes none', async (who) => {
		const making = openClass(await cast.viewer(who), { ...command(), name: 'Mine' });
		await expect(making).rejects.toMatchObject({ status: 404 });
	});
});

describe('a pasted list', () => {
	const list = 'Naam\n1. Bakker, Noor\n2. Vos, Daan\n3. Vos, Daan\n4. noor@school.nl\n5. Mila van Dam\n';

	it('changes nothing while the teacher looks, then adds the lines that were understood and no others', async () => {
		const by = await teachingH4b();
		const before = await countPeople();
		const lines = await understandList(read(), by, list);
		expect(lines.map(({ student, refused }) => student?.name ?? refused)).toEqual([
			'Noor B.',
			'Daan V.',
			'twice',
			'address',
			'Mila'
		]);
		expect(await countPeople()).toBe(before);
		const same = command();
		expect(await addStudents(by, same, { list, understood: 3 })).toBe(3);
		expect(await addStudents(by, same, { list, understood: 3 })).toBe(3);
		expect(await countPeople()).toBe(before + 3);
		expect(await cast.inClass('H4b')).toEqual(
			expect.arrayContaining(['noor.b student', 'daan.v student', 'mila.d student'])
		);
		const again = await understandList(read(), by, list);
		expect(again.map(({ refused }) => refused)).toEqual(['present', 'present', 'twice', 'address', 'present']);
	});

	it('brings its students into the class’s projects, into no team, and to no sign-in before they have a slip', async () => {
		const [row] = await read().select().from(person).where(eq(person.signInName, 'mila.d'));
		cast.people['mila.d'] = row!.id;
		expect(await cast.spacesOf('mila.d')).toEqual(['common']);
		for (const password of ['', '-', 'mila.d']) {
			const credentials = { name: 'mila.d', password, address: '::1', ownLaptop: false };
			await expect(signIn(credentials)).rejects.toThrow('error_login_wrong');
		}
	});

	it('adds nobody when the class has changed since the teacher looked', async () => {
		const by = await teachingH4b();
		const before = await countPeople();
		const adding = addStudents(by, command(), { list: 'Floor Smit\nMila van Dam', understood: 2 });
		await expect(adding).rejects.toThrow('error_roster_changed');
		await expect(addStudents(by, command(), { list: '@\n\n', understood: 0 })).rejects.toThrow('error_roster_nobody');
		expect(await countPeople()).toBe(before);
	});

	it('adds everybody of a class of forty at once, each with a name of their own', async () => {
		const by = await cast.teaching('teacher.enschede', 'H4d');
		const forty = Array.from({ length: 40 }, (_, n) => `Anna ${String.fromCharCode(65 + (n % 26))}${'abc'[n % 3]}n`);
		expect(await addStudents(by, command(), { list: forty.join('\n'), understood: 40 })).toBe(40);
		const { students } = await rosterOf(by);
		expect(new Set(students.map(({ name }) => name.toLowerCase())).size).toBe(students.length);
		expect(students.filter(({ state }) => state === 'none')).toHaveLength(40);
		const rows = await classRowsOf(await cast.viewer('teacher.enschede'));
		expect(rows.find(({ name }) => name === 'H4d')).toMatchObject({ students: 42, waiting: expect.any(Number) });
	});

	it('one student typed by hand may be called like somebody in the class', async () => {
		const by = await teachingH4b();
		expect(await addStudents(by, command(), { list: 'Noor Bos', understood: null })).toBe(1);
		expect((await rosterOf(by)).students.map(({ name }) => name)).toContain('Noor B. 2');
	});

	it('leaves no name in any log', async () => {
		const rows = await read().select().from(event);
		expect(rows.length).toBeGreaterThan(50);
		// A hash may hold any three letters.
		const said = rows.map(({ commandHash: _, ...row }) => row);
		expect(JSON.stringify(said)).not.toMatch(/Mila|mila|Bakker|Noor|H4b/);
	});
});

describe('a student who moves to another class', () => {
	it('leaves the old projects and joins the new one’s; back again, they are in their team as before', async () => {
		const [from, to] = [await teachingH4b(), await cast.teaching('teacher.enschede', 'H4d')];
		const personId = cast.people['student3.enschede']!;
		const held = await cast.member('student3.enschede', 'Team Heron');
		await moveStudent(from, command(), { personId, to });
		expect(await cast.spacesOf('student3.enschede')).toEqual(['outside']);
		await expect(postMessage(held, { ...command(), text: 'still here?' })).rejects.toMatchObject({ status: 404 });
		expect(await cast.inClass('H4b')).not.toContain('student3.enschede student');
		expect(await cast.inClass('H4d')).toContain('student3.enschede student');
		await moveStudent(to, command(), { personId, to: from });
		expect((await cast.spacesOf('student3.enschede')).sort()).toEqual(['Team Heron', 'common']);
	});

	it('is not put back into a team that a teacher took them out of', async () => {
		const [from, to] = [await teachingH4b(), await cast.teaching('teacher.enschede', 'H4d')];
		const personId = cast.people['student4.enschede']!;
		const held = await cast.member('student4.enschede', 'Team Heron');
		await endMembership(await cast.member('teacher.gunn', 'Team Heron'), { ...command(), membership: held.id });
		await moveStudent(from, command(), { personId, to });
		await moveStudent(to, command(), { personId, to: from });
		expect(await cast.spacesOf('student4.enschede')).toEqual(['common']);
	});

	it('is one’s own, and the other class is too', async () => {
		const from = await teachingH4b();
		const gunn = await cast.teaching('teacher.gunn', 'Environmental Science 2');
		const personId = cast.people['student5.enschede']!;
		const other = await cast.teaching('teacher.enschede', 'H4d');
		const refused = [
			moveStudent(from, command(), { personId, to: gunn }),
			moveStudent(from, command(), { personId, to: from }),
			moveStudent(gunn, command(), { personId, to: gunn }),
			moveStudent(from, command(), { personId: cast.people['student1.gunn']!, to: other }),
			moveStudent(from, command(), { personId: cast.people['teacher.enschede']!, to: other })
		];
		for (const one of refused) await expect(one).rejects.toMatchObject({ status: 404 });
		expect(await cast.inClass('H4b')).toContain('student5.enschede student');
	});

	it('does not get a name that somebody there has', async () => {
		const [from, to] = [await teachingH4b(), await cast.teaching('teacher.enschede', 'H4d')];
		const personId = cast.people['student6.enschede']!;
		const { name } = (await rosterOf(from)).students.find(({ id }) => id === personId)!;
		await write(async (tx) => {
			await tx.update(person).set({ name: name.toUpperCase() }).where(eq(person.id, cast.people['outsider.enschede']!));
		});
		await expect(moveStudent(from, command(), { personId, to })).rejects.toThrow('error_name_taken');
		expect(await cast.inClass('H4b')).toContain('student6.enschede student');
	});
});

describe('an account that is ended', () => {
	it('is signed out, gone from every space at one moment, and back in just those when it is reopened', async () => {
		const by = await teachingH4b();
		const personId = cast.people['student1.enschede']!;
		const [{ hash } = { hash: '' }] = await read()
			.select({ hash: person.passwordHash })
			.from(person)
			.where(eq(person.id, personId));
		const { token } = await createLoginSession(personId, 'own', hash);
		const inTeam = await cast.member('student1.enschede', 'Team Poppy');
		const heron = await cast.member('teacher.gunn', 'Team Poppy');
		await endAccount(by, command(), personId);
		expect(await viewerOf(token)).toBeNull();
		expect(await cast.spacesOf('student1.enschede')).toEqual([]);
		expect((await membersOf(heron)).map((face) => face.person)).not.toContain(personId);
		const rows = await read().select().from(membership).where(eq(membership.personId, personId));
		expect(new Set(rows.map(({ until }) => until)).size).toBe(1);
		await expect(endAccount(by, command(), personId)).rejects.toThrow('error_account_ended');
		expect((await rosterOf(by)).ended.map(({ id }) => id)).toContain(personId);

		await reopenAccount(by, command(), personId);
		expect((await cast.spacesOf('student1.enschede')).sort()).toEqual(['Team Poppy', 'common']);
		expect((await cast.member('student1.enschede', 'Team Poppy')).id).toBe(inTeam.id);
		expect(await viewerOf(token)).toBeNull();
		await expect(reopenAccount(by, command(), personId)).rejects.toThrow('error_account_open');
		const told = await cast.told('enschede', 'account.ended', 'account.reopened');
		expect(told.filter((line) => line.endsWith(personId))).toEqual([
			`account.ended ${personId}`,
			`account.reopened ${personId}`
		]);
		const inLog = await read().select().from(event).where(eq(event.logId, cast.spaces['Team Poppy']!)).orderBy(event.n);
		expect(inLog.slice(-2).map(({ type, subject }) => `${type} ${subject}`)).toEqual([
			`membership.ended ${inTeam.id}`,
			`membership.started ${inTeam.id}`
		]);
	});

	it('does not bring back what had ended before it', async () => {
		const by = await teachingH4b();
		const held = await cast.member('student7.enschede', 'Team Lantern');
		await endMembership(await cast.member('teacher.gunn', 'Team Lantern'), { ...command(), membership: held.id });
		await endAccount(by, command(), held.personId);
		await reopenAccount(by, command(), held.personId);
		expect(await cast.spacesOf('student7.enschede')).toEqual(['common']);
	});

	test.each([
		['teacher.enschede', 'H4b', 'student1.gunn'],
		['teacher.enschede', 'H4b', 'outsider.enschede'],
		['teacher.enschede', 'H4b', 'teacher.enschede'],
		['teacher.gunn', 'Environmental Science 2', 'student1.enschede'],
		['teacher.gunn', 'Environmental Science 2', 'teacher.gunn']
	])('%s of %s does not end %s: there is no such person', async (who, className, whom) => {
		const by = await cast.teaching(who, className);
		const personId = cast.people[whom]!;
		await expect(endAccount(by, command(), personId)).rejects.toMatchObject({ status: 404 });
		await expect(reopenAccount(by, command(), personId)).rejects.toMatchObject({ status: 404 });
		await expect(endAccount(by, command(), crypto.randomUUID())).rejects.toMatchObject({ status: 404 });
	});

	it('a coordinator ends staff of both schools, no student, and not themselves', async () => {
		const by = await cast.coordination('coordinator');
		const teacher = cast.people['teacher.gunn']!;
		for (const whom of ['student1.gunn', 'coordinator']) {
			await expect(endAccount(by, command(), cast.people[whom]!)).rejects.toMatchObject({ status: 404 });
		}
		const held = await cast.teaching('teacher.gunn', 'Environmental Science 2');
		await endAccount(by, command(), teacher);
		expect(await cast.spacesOf('teacher.gunn')).toEqual([]);
		await expect(addStudents(held, command(), { list: 'Late Comer', understood: null })).rejects.toMatchObject({
			status: 404
		});
		await reopenAccount(by, command(), teacher);
		expect(await cast.spacesOf('teacher.gunn')).toHaveLength(6);
	});
});

it('a teacher finds the students of the own classes for a new password, and nobody else’s', async () => {
	const found = await studentsTaughtBy(await cast.viewer('teacher.gunn'));
	expect(found).toHaveLength(8);
	expect(new Set(found.map((one) => one.class.name))).toEqual(new Set(['Environmental Science 2']));
	const ended = found[0]!;
	const by = await cast.teaching('teacher.gunn', 'Environmental Science 2');
	await endAccount(by, command(), ended.id);
	expect((await studentsTaughtBy(await cast.viewer('teacher.gunn'))).map(({ id }) => id)).not.toContain(ended.id);
	expect(await studentsTaughtBy(await cast.viewer('student1.gunn'))).toEqual([]);
	expect(await studentsTaughtBy(await cast.viewer('coordinator'))).toEqual([]);
});
