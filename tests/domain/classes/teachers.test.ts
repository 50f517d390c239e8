import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillRevocations, revocations, type Revocations } from '$lib/server/auth/revocations';
import { accessClass, classesOf } from '$lib/server/people/access';
import { openClass } from '$lib/server/people/classes';
import { resetPassword } from '$lib/server/people/oneTimePasswords';
import { addTeacher, endCover, leaveClass, nameCover } from '$lib/server/projects/classPeople';
import { moveStudent } from '$lib/server/projects/classStudents';
import { endAccount, reopenAccount } from '$lib/server/projects/accountEnds';
import { accessProjectAsTeacher } from '$lib/server/projects/conduct';
import { addClass } from '$lib/server/projects/projectClasses';
import { endProject, reopenProject } from '$lib/server/projects/projects';
import { now, setClock } from '$lib/time/clock';
import { addDays, instantOf, wallTimeAt } from '$lib/time/wallTimes';
import { freshStore } from '../../support/store';
import { castOfTheClasses, command, type Classes } from './world';

freshStore();
let cast: Classes;
let before: Revocations;
const told: string[] = [];
beforeEach(async () => {
	cast ??= await castOfTheClasses();
	before = revocations();
	told.length = 0;
	fillRevocations({
		...before,
		membership: async (who, space) => void told.push(`left ${who} ${space}`),
		joined: async (who, space) => void told.push(`joined ${who} ${space}`)
	});
});
afterEach(() => {
	fillRevocations(before);
	setClock(null);
});

const zone = 'Europe/Amsterdam';
const colleague = 'colleague.enschede';
const everySpace = ['common', 'staff', 'Team Poppy', 'Team Heron', 'Team Acorn', 'Team Lantern'];
const inH4b = () => ({ classId: cast.classes.H4b!, personId: cast.people[colleague]! });
const clockAt = (date: string, time: string) => {
	const at = instantOf(date, time, zone);
	setClock(() => at);
};
const dayFromNow = (days: number) => addDays(wallTimeAt(now(), zone).date, days);

describe('a colleague who is added as a teacher', () => {
	it('comes into every space of the class’s projects, and leaves them with the class', async () => {
		const by = await cast.teaching('teacher.enschede', 'H4b');
		await addTeacher(by, command(), inH4b());
		expect((await cast.spacesOf(colleague)).sort()).toEqual([...everySpace].sort());
		expect(told).toHaveLength(6);
		expect(await cast.inClass('H4b')).toContain(`${colleague} teacher`);
		await expect(addTeacher(by, command(), inH4b())).rejects.toThrow('error_already_teaches');
		await leaveClass(by, command(), inH4b());
		expect(await cast.spacesOf(colleague)).toEqual([]);
		expect(told.slice(6).every((line) => line.startsWith('left'))).toBe(true);
		expect(await cast.told('enschede', 'class.joined', 'class.left')).toEqual([
			`class.joined ${by.classId}`,
			`class.left ${by.classId}`
		]);
	});

	it('may then take out the one who added them, but a class keeps its last teacher', async () => {
		const first = await cast.teaching('teacher.enschede', 'H4b');
		const myself = { classId: first.classId, personId: first.personId };
		await expect(leaveClass(first, command(), myself)).rejects.toThrow('error_last_teacher');
		await addTeacher(first, command(), inH4b());
		const second = await cast.teaching(colleague, 'H4b');
		await leaveClass(second, command(), myself);
		await expect(cast.teaching('teacher.enschede', 'H4b')).rejects.toMatchObject({ status: 404 });
		await expect(leaveClass(second, command(), inH4b())).rejects.toThrow('error_last_teacher');
		await addTeacher(second, command(), myself);
		await leaveClass(await cast.teaching('teacher.enschede', 'H4b'), command(), inH4b());
	});

	it('is of the same school, and a teacher with an open account', async () => {
		const by = await cast.teaching('teacher.enschede', 'H4b');
		const { classId } = by;
		for (const who of ['colleague.gunn', 'student1.enschede', 'coordinator']) {
			const adding = addTeacher(by, command(), { classId, personId: cast.people[who]! });
			await expect(adding, who).rejects.toMatchObject({ status: 404 });
		}
		const coordinator = await cast.coordination('coordinator');
		await endAccount(coordinator, command(), cast.people[colleague]!);
		await expect(addTeacher(by, command(), inH4b())).rejects.toMatchObject({ status: 404 });
		await reopenAccount(coordinator, command(), cast.people[colleague]!);
		await expect(addTeacher(by, command(), inH4b())).resolves.toBeTruthy();
		await leaveClass(by, command(), inH4b());
	});

	it('is added to a class of one’s own only: for others it is not there', async () => {
		const foreign = await cast.teaching('teacher.gunn', 'Environmental Science 2');
		await expect(addTeacher(foreign, command(), inH4b())).rejects.toMatchObject({ status: 404 });
		await expect(cast.teaching('teacher.gunn', 'H4b')).rejects.toMatchObject({ status: 404 });
		await expect(cast.teaching('student1.enschede', 'H4b')).rejects.toMatchObject({ status: 404 });
		await expect(cast.teaching('coordinator', 'H4b')).rejects.toMatchObject({ status: 404 });
	});
});

describe('a cover', () => {
	it('resets a password on day 1, and has no right the day after the last day', async () => {
		const by = await cast.teaching('teacher.enschede', 'H4b');
		const lastDay = dayFromNow(2);
		await nameCover(by, command(), { ...inH4b(), lastDay });
		const cover = await cast.teaching(colleague, 'H4b');
		expect(cover.until).toBe(instantOf(addDays(lastDay, 1), '00:00', zone));
		const student = cast.people['student1.enschede']!;
		await expect(resetPassword(cover, command(), student)).resolves.toMatchObject({ password: expect.any(String) });
		expect(await cast.spacesOf(colleague)).toHaveLength(6);

		clockAt(lastDay, '23:59');
		expect(await cast.spacesOf(colleague)).toHaveLength(6);
		await expect(cast.teaching(colleague, 'H4b')).resolves.toBeTruthy();

		clockAt(addDays(lastDay, 1), '00:00');
		expect(await cast.spacesOf(colleague)).toEqual([]);
		await expect(accessClass(await cast.viewer(colleague), by.classId)).rejects.toMatchObject({ status: 404 });
		await expect(resetPassword(cover, command(), student)).rejects.toMatchObject({ status: 404 });
		expect(await cast.inClass('H4b')).not.toContain(`${colleague} teacher`);
	});

	it('is prolonged without having to read everything again, and shortened', async () => {
		const by = await cast.teaching('teacher.enschede', 'H4b');
		await nameCover(by, command(), { ...inH4b(), lastDay: dayFromNow(1) });
		const first = await cast.member(colleague, 'Team Poppy');
		await nameCover(by, command(), { ...inH4b(), lastDay: dayFromNow(20) });
		clockAt(dayFromNow(10), '12:00');
		expect(await cast.member(colleague, 'Team Poppy')).toMatchObject({
			joinedAt: first.joinedAt,
			readTo: first.readTo
		});
		setClock(null);
		await nameCover(by, command(), { ...inH4b(), lastDay: dayFromNow(0) });
		clockAt(dayFromNow(1), '00:00');
		expect(await cast.spacesOf(colleague)).toEqual([]);
	});

	it('keeps the class together: moves nobody into a class of their own', async () => {
		const by = await cast.teaching('teacher.enschede', 'H4b');
		await nameCover(by, command(), { ...inH4b(), lastDay: dayFromNow(3) });
		const cover = await cast.teaching(colleague, 'H4b');
		const viewer = await cast.viewer(colleague);
		const to = await accessClass(viewer, await openClass(viewer, { ...command(), name: 'H4x' }));
		const move = { personId: cast.people['student5.enschede']!, to };
		await expect(moveStudent(cover, command(), move)).rejects.toMatchObject({ key: 'error_cover_only' });
		await endCover(by, command(), inH4b());
	});

	it('is ended early, and can be named again', async () => {
		const by = await cast.teaching('teacher.enschede', 'H4b');
		await nameCover(by, command(), { ...inH4b(), lastDay: dayFromNow(5) });
		told.length = 0;
		await endCover(by, command(), inH4b());
		expect(await cast.spacesOf(colleague)).toEqual([]);
		expect(told.filter((line) => line.startsWith('left'))).toHaveLength(6);
		await expect(endCover(by, command(), inH4b())).rejects.toMatchObject({ status: 404 });
		await nameCover(by, command(), { ...inH4b(), lastDay: dayFromNow(5) });
		expect(await cast.spacesOf(colleague)).toHaveLength(6);
	});

	it('chooses nobody who teaches the class, themselves included, but may stop', async () => {
		const by = await cast.teaching(colleague, 'H4b');
		const owner = { classId: by.classId, personId: cast.people['teacher.enschede']! };
		const refused = [
			addTeacher(by, command(), inH4b()),
			nameCover(by, command(), { ...inH4b(), lastDay: dayFromNow(200) }),
			leaveClass(by, command(), owner)
		];
		for (const one of refused) await expect(one).rejects.toThrow('error_cover_only');
		await endCover(by, command(), inH4b());
		await expect(cast.teaching(colleague, 'H4b')).rejects.toMatchObject({ status: 404 });
	});

	it('is named by the coordinator too, for a class of their schools', async () => {
		const coordinator = await cast.coordination('coordinator');
		await nameCover(coordinator, command(), { ...inH4b(), lastDay: dayFromNow(3) });
		expect(await cast.spacesOf(colleague)).toHaveLength(6);
		await endCover(coordinator, command(), inH4b());
		const nowhere = { ...inH4b(), classId: crypto.randomUUID(), lastDay: dayFromNow(3) };
		await expect(nameCover(coordinator, command(), nowhere)).rejects.toMatchObject({ status: 404 });
	});

	it.each([-1, 367])('cannot end %s days from now', async (days) => {
		const by = await cast.teaching('teacher.enschede', 'H4b');
		const naming = nameCover(by, command(), { ...inH4b(), lastDay: dayFromNow(days) });
		await expect(naming).rejects.toThrow('error_cover_day');
	});

	it.each(['2027-02-30', 'soon', ''])('cannot end on %j, which is no day', async (lastDay) => {
		const by = await cast.teaching('teacher.enschede', 'H4b');
		clockAt('2027-02-01', '12:00');
		await expect(nameCover(by, command(), { ...inH4b(), lastDay })).rejects.toThrow('error_cover_day');
	});

	it('who teaches another class of the project stays in it when the cover ends', async () => {
		const by = await cast.teaching('teacher.enschede', 'H4b');
		await addTeacher(by, command(), inH4b());
		const other = { classId: cast.classes.H4d!, personId: cast.people[colleague]! };
		const inOther = await cast.teaching('teacher.enschede', 'H4d');
		await nameCover(inOther, command(), { ...other, lastDay: dayFromNow(2) });
		expect(await cast.spacesOf(colleague)).toHaveLength(8);
		await endCover(inOther, command(), other);
		expect(await cast.spacesOf(colleague)).toHaveLength(6);
		await leaveClass(by, command(), inH4b());
	});

	it('comes back from an ended account until the last day only, and not after it', async () => {
		const by = await cast.teaching('teacher.enschede', 'H4b');
		const coordinator = await cast.coordination('coordinator');
		const lastDay = dayFromNow(3);
		await nameCover(by, command(), { ...inH4b(), lastDay });
		await endAccount(coordinator, command(), cast.people[colleague]!);
		expect(await cast.spacesOf(colleague)).toEqual([]);
		await reopenAccount(coordinator, command(), cast.people[colleague]!);
		expect(await cast.spacesOf(colleague)).toHaveLength(6);
		clockAt(addDays(lastDay, 1), '00:00');
		expect(await cast.spacesOf(colleague)).toEqual([]);
		setClock(null);
		await endAccount(coordinator, command(), cast.people[colleague]!);
		clockAt(addDays(lastDay, 1), '00:00');
		await reopenAccount(coordinator, command(), cast.people[colleague]!);
		expect(await cast.spacesOf(colleague)).toEqual([]);
	});
});

it('a repeat of a command does nothing a second time, and its id is good for nothing else', async () => {
	const by = await cast.teaching('teacher.enschede', 'H4b');
	const same = command();
	const cover = { ...inH4b(), lastDay: dayFromNow(4) };
	const once = await nameCover(by, same, cover);
	expect(await nameCover(by, same, cover)).toEqual(once);
	await expect(nameCover(by, same, { ...cover, lastDay: dayFromNow(5) })).rejects.toThrow('error_command_reused');
	await endCover(by, command(), inH4b());
});

it('who is taken out of a class is out of its ended projects too, and cannot let one run again', async () => {
	const by = await cast.teaching('teacher.enschede', 'H4b');
	await addTeacher(by, command(), inH4b());
	const held = await accessProjectAsTeacher(await cast.viewer(colleague), cast.project);
	const own = await accessProjectAsTeacher(await cast.viewer('teacher.enschede'), cast.project);
	await endProject(own, command());
	expect(await cast.spacesOf(colleague)).toHaveLength(6);
	await leaveClass(by, command(), inH4b());
	expect(await cast.spacesOf(colleague)).toEqual([]);
	await expect(reopenProject(held, command())).rejects.toMatchObject({ status: 404 });
	await reopenProject(own, command());
	expect(await cast.spacesOf(colleague)).toEqual([]);
});

it('a cover brings no class of their own into a project, which would keep them there after the last day', async () => {
	const by = await cast.teaching('teacher.enschede', 'H4b');
	await nameCover(by, command(), { ...inH4b(), lastDay: dayFromNow(2) });
	await openClass(await cast.viewer(colleague), { ...command(), name: 'V3a' });
	const [own] = await classesOf(await cast.viewer(colleague)).then((all) =>
		all.filter(({ className }) => className === 'V3a')
	);
	const cover = await accessProjectAsTeacher(await cast.viewer(colleague), cast.project);
	await expect(addClass(cover, command(), own!)).rejects.toThrow('error_cover_only');
	await endCover(by, command(), inH4b());
	expect(await cast.spacesOf(colleague)).toEqual([]);
});
