import type { Viewer } from '$lib/server/auth/viewer';
import { read } from '$lib/server/db/store';
import { newId } from '$lib/server/ids';
import { accessClass, classesOf } from '$lib/server/people/access';
import { renamePerson } from '$lib/server/people/accounts';
import { renameClass } from '$lib/server/people/classes';
import { resetPassword } from '$lib/server/people/oneTimePasswords';
import { rosterOf } from '$lib/server/people/rosters';
import { understandList } from '$lib/server/people/students';
import { endAccount, reopenAccount } from '$lib/server/projects/accountEnds';
import { addTeacher, endCover, leaveClass, nameCover } from '$lib/server/projects/classPeople';
import { addStudents, moveStudent } from '$lib/server/projects/classStudents';
import {
	classForm,
	coverForm,
	listForm,
	moveForm,
	personForm,
	personNameForm,
	studentsForm
} from '$lib/schemas/classes';
import { guardedAction, guardedLoad } from '../../../guard';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = guardedLoad(async (event: PageServerLoadEvent, viewer) => {
	const teaching = await accessClass(viewer, event.params.class);
	event.depends('klasbrug:class');
	const [roster, others] = await Promise.all([rosterOf(teaching), classesOf(viewer)]);
	const { classId, className, schoolId, until } = teaching;
	const targets = others.filter((one) => one.schoolId === schoolId && one.classId !== classId);
	return {
		class: { id: classId, name: className },
		isCover: until !== null,
		...roster,
		targets: targets.map((one) => ({ id: one.classId, name: one.className })),
		zone: viewer.school.zone,
		command: newId()
	};
});

/** What a command answers that leaves nothing but its event. */
const done = { done: true };
const here = ({ params }: RequestEvent, viewer: Viewer) => accessClass(viewer, params.class);

export const actions = {
	rename: guardedAction(classForm, async (event: RequestEvent, viewer, { command, name }) => {
		await renameClass(await here(event, viewer), { id: command, name });
		return done;
	}),
	preview: guardedAction(listForm, async (event: RequestEvent, viewer, { list }) => ({
		lines: await understandList(read(), await here(event, viewer), list)
	})),
	add: guardedAction(studentsForm, async (event: RequestEvent, viewer, { command, list, understood = null }) => ({
		added: await addStudents(await here(event, viewer), { id: command }, { list, understood })
	})),
	reset: guardedAction(personForm, async (event: RequestEvent, viewer, { command, person }) =>
		resetPassword(await here(event, viewer), { id: command }, person)
	),
	name: guardedAction(personNameForm, async (event: RequestEvent, viewer, { command, person, name }) => {
		await renamePerson(await here(event, viewer), { id: command, name }, person);
		return done;
	}),
	move: guardedAction(moveForm, async (event: RequestEvent, viewer, { command, person, to }) => {
		const [from, target] = [await here(event, viewer), await accessClass(viewer, to)];
		await moveStudent(from, { id: command }, { personId: person, to: target });
		return done;
	}),
	end: guardedAction(personForm, async (event: RequestEvent, viewer, { command, person }) => {
		await endAccount(await here(event, viewer), { id: command }, person);
		return done;
	}),
	reopen: guardedAction(personForm, async (event: RequestEvent, viewer, { command, person }) => {
		await reopenAccount(await here(event, viewer), { id: command }, person);
		return done;
	}),
	teacher: guardedAction(personForm, async (event: RequestEvent, viewer, { command, person }) => {
		const by = await here(event, viewer);
		await addTeacher(by, { id: command }, { classId: by.classId, personId: person });
		return done;
	}),
	leave: guardedAction(personForm, async (event: RequestEvent, viewer, { command, person }) => {
		const by = await here(event, viewer);
		await leaveClass(by, { id: command }, { classId: by.classId, personId: person });
		return done;
	}),
	cover: guardedAction(coverForm, async (event: RequestEvent, viewer, { command, person, lastDay }) => {
		const by = await here(event, viewer);
		await nameCover(by, { id: command }, { classId: by.classId, personId: person, lastDay });
		return done;
	}),
	endCover: guardedAction(personForm, async (event: RequestEvent, viewer, { command, person }) => {
		const by = await here(event, viewer);
		await endCover(by, { id: command }, { classId: by.classId, personId: person });
		return done;
	})
};
