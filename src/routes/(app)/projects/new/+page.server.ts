import { redirect } from '@sveltejs/kit';
import { newProjectForm } from '$lib/schemas/projects';
import { NotFound } from '$lib/server/errors';
import { newId } from '$lib/server/ids';
import { accessClass, classesOf } from '$lib/server/people/access';
import { schoolClocks } from '$lib/server/people/schools';
import { partnerClockOf } from '$lib/server/projects/partners';
import { createProject } from '$lib/server/projects/projects';
import { now } from '$lib/time/clock';
import { nextWindow } from '$lib/time/projectWindow';
import { wallTimeAt } from '$lib/time/wallTimes';
import { guardedAction, guardedLoad } from '../../../guard';
import type { PageServerLoadEvent, RequestEvent } from './$types';

/** A new project, with the next window in which both schools have lessons filled in. */
export const load = guardedLoad(async (_event: PageServerLoadEvent, viewer) => {
	if (viewer.role !== 'teacher') throw new NotFound();
	const [classes, clocks, partner] = await Promise.all([
		classesOf(viewer),
		schoolClocks([viewer.school.id]),
		partnerClockOf(viewer.school.id)
	]);
	const own = clocks.get(viewer.school.id)!;
	return {
		command: newId(),
		classes: classes.map(({ classId, className }) => ({ id: classId, name: className })),
		window: nextWindow(own, partner, wallTimeAt(now(), own.zone).date)
	};
});

export const actions = {
	default: guardedAction(newProjectForm, async (_event: RequestEvent, viewer, input) => {
		const { command, class: classId, writer: _, ...wanted } = input;
		const teaching = await accessClass(viewer, classId);
		redirect(303, `/projects/${await createProject(teaching, { id: command }, wanted)}`);
	})
};
