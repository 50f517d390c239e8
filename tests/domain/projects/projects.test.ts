import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { schoolClass, classMember, person } from '$lib/server/db/schema/people';
import { read, write } from '$lib/server/db/store';
import { eventsAfter } from '$lib/server/log/events';
import { addClass, classesOfProject } from '$lib/server/projects/projectClasses';
import { membershipsOf } from '$lib/server/projects/access';
import { addStudents } from '$lib/server/projects/classStudents';
import { accessProjectAsTeacher } from '$lib/server/projects/conduct';
import {
	createProject,
	editProject,
	endProject,
	mayChangeLanguage,
	projectOf,
	reopenProject
} from '$lib/server/projects/projects';
import { postMessage } from '$lib/server/talk/messages';
import { endAccountOf } from '../../support/accountEnds';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';
import { command, facts, hearRevocations, projectsOf } from './stage';

freshStore();

let cast: Cast;
beforeAll(async () => {
	cast = await castOfTheDemo();
});
const { teaching, make, teacher, kindsFor, inCommon } = projectsOf(() => cast);

describe('a new project', () => {
	it('works at once with its class: students talk in the common space, teachers are in every space', async () => {
		const heard = hearRevocations();
		const project = await make();
		expect(await kindsFor('teacher.enschede', project)).toEqual(['common', 'staff']);
		expect(await kindsFor('student1.enschede', project)).toEqual(['common']);
		const student = await inCommon('student1.enschede', project);
		await expect(postMessage(student, { ...command(), text: 'First!' })).resolves.toBeTruthy();
		expect(heard).toContainEqual({
			what: 'joined',
			person: cast.people['student1.enschede'],
			space: student.spaceId
		});
	});

	it('does not exist for students of other classes, other teachers and coordinators', async () => {
		const project = await make();
		for (const who of ['outsider.enschede', 'student1.gunn', 'teacher.gunn', 'coordinator']) {
			expect(await kindsFor(who, project), who).toEqual([]);
			await expect(teacher(project, who), who).rejects.toMatchObject({ status: 404 });
		}
		await expect(teacher(project, 'student1.enschede')).rejects.toMatchObject({ status: 404 });
		await expect(teacher(project)).resolves.toMatchObject({ role: 'teacher', projectId: project });
	});

	it('is made once by a double click, and a command is not used for another', async () => {
		const by = await teaching('teacher.enschede', 'H4b');
		const twice = command();
		const first = await createProject(by, twice, facts);
		expect(await createProject(by, twice, facts)).toBe(first);
		const other = { ...facts, title: 'Something else' };
		await expect(createProject(by, twice, other)).rejects.toMatchObject({ status: 409 });
	});

	it('is refused when it ends before it starts, and to who no longer teaches the class', async () => {
		const by = await teaching('teacher.enschede', 'H4d');
		const backwards = { ...facts, startsOn: '2036-12-01' };
		await expect(createProject(by, command(), backwards)).rejects.toMatchObject({ key: 'error_project_dates' });
		await expect(createProject(by, command(), facts)).resolves.toBeTruthy();
		await leaveClass('teacher.enschede', by.classId, 1);
		await expect(createProject(by, command(), facts)).rejects.toMatchObject({ status: 404 });
		await leaveClass('teacher.enschede', by.classId, null);
	});

	it('leaves out whose account has ended', async () => {
		const [before] = await classesOfProject(await teacher(await make()));
		await endAccountOf(cast.people['student7.enschede']!, await cast.viewer('teacher.enschede'));
		const heard = hearRevocations();
		const [after] = await classesOfProject(await teacher(await make()));
		expect(after!.students).toBe(before!.students - 1);
		const joined = heard.map(({ person }) => person);
		expect(joined).toContain(cast.people['student6.enschede']);
		expect(joined).not.toContain(cast.people['student7.enschede']);
	});

	it('tells the exchange’s log ids and enums, never its title', async () => {
		const project = await make();
		const events = await eventsAfter(read(), cast.exchange, 0, 1_000);
		const made = events.find(({ subject }) => subject === project);
		expect(made).toMatchObject({ type: 'project.created', actorId: cast.people['teacher.enschede'] });
		expect(made!.data).toEqual({ template: 'startUp' });
		expect(JSON.stringify(events)).not.toContain('Bees');
	});
});

describe('the settings of a project', () => {
	it('are changed by its teachers and by nobody else', async () => {
		const project = await make();
		const { template: _, ...changed } = { ...facts, title: 'Bees, counted', endsOn: '2036-11-27' };
		await editProject(await teacher(project), command(), changed);
		expect(await projectOf(await teacher(project))).toMatchObject(changed);
		const student = await inCommon('student1.enschede', project);
		for (const act of [editProject(student, command(), changed), endProject(student, command())]) {
			await expect(act).rejects.toMatchObject({ status: 404 });
		}
		const backwards = { ...changed, endsOn: '2026-10-01' };
		await expect(editProject(await teacher(project), command(), backwards)).rejects.toMatchObject({ status: 400 });
	});

	it('let the language go until somebody has written', async () => {
		const project = await make();
		const by = await teacher(project);
		const { template: _, ...dutch } = { ...facts, language: 'nl' as const };
		expect(await mayChangeLanguage(by)).toBe(true);
		await editProject(by, command(), dutch);
		await postMessage(await inCommon('student2.enschede', project), { ...command(), text: 'Hoi' });
		expect(await mayChangeLanguage(by)).toBe(false);
		await expect(editProject(by, command(), { ...dutch, language: 'en' })).rejects.toMatchObject({ status: 409 });
		await expect(editProject(by, command(), { ...dutch, title: 'Bijen' })).resolves.toBeUndefined();
	});

	it('end it early: students read, teachers write, and it can run again', async () => {
		const project = await make();
		const by = await teacher(project);
		const text = 'Is it over?';
		await endProject(by, command());
		const student = await inCommon('student2.enschede', project);
		await expect(postMessage(student, { ...command(), text })).rejects.toMatchObject({ key: 'error_project_ended' });
		const staff = await inCommon('teacher.enschede', project);
		await expect(postMessage(staff, { ...command(), text })).resolves.toBeTruthy();
		const { endedAt } = await projectOf(by);
		await endProject(by, command());
		expect((await projectOf(by)).endedAt).toBe(endedAt);
		await reopenProject(by, command());
		await expect(postMessage(student, { ...command(), text })).resolves.toBeTruthy();
	});

	it('run again with whoever came into a class while it had ended', async () => {
		const project = await make();
		const by = await teacher(project);
		await endProject(by, command());
		await addStudents(await teaching('teacher.enschede', 'H4b'), command(), { list: 'Imke Vos', understood: 1 });
		const [{ id = '' } = {}] = await read().select().from(person).where(eq(person.name, 'Imke'));
		const inCommonNow = async () => (await membershipsOf(id)).filter(({ projectId }) => projectId === project).length;
		expect(await inCommonNow()).toBe(0);
		await reopenProject(by, command());
		expect(await inCommonNow()).toBe(1);
	});

	it('let a teacher bring another class of their own, and only of their own', async () => {
		const project = await make();
		const by = await teacher(project);
		const own = await teaching('teacher.enschede', 'H4d');
		const foreign = await teaching('teacher.gunn', 'Environmental Science 2');
		await expect(addClass(by, command(), foreign)).rejects.toMatchObject({ status: 404 });
		expect(await kindsFor('outsider.enschede', project)).toEqual([]);
		await addClass(by, command(), own);
		await addClass(by, command(), own);
		expect(await kindsFor('outsider.enschede', project)).toEqual(['common']);
		expect((await classesOfProject(by)).map(({ name }) => name)).toEqual(['H4b', 'H4d']);
	});
});

it('a teacher who left the class keeps no way in by what they held', async () => {
	const project = await make('H4d');
	const held = await accessProjectAsTeacher(await cast.viewer('teacher.enschede'), project);
	await expect(endProject(held, command())).resolves.toBeUndefined();
	await endAccountOf(cast.people['teacher.enschede']!, await cast.viewer('coordinator'));
	await expect(reopenProject(held, command())).rejects.toMatchObject({ status: 404 });
});

async function leaveClass(who: string, classId: string, until: number | null): Promise<void> {
	const [row] = await read().select().from(schoolClass).where(eq(schoolClass.id, classId));
	expect(row).toBeTruthy();
	await write(async (tx) => {
		const mine = eq(classMember.personId, cast.people[who]!);
		const rows = await tx.select().from(classMember).where(mine);
		expect(rows.some((one) => one.classId === classId)).toBe(true);
		await tx.update(classMember).set({ until }).where(eq(classMember.classId, classId));
	});
}
