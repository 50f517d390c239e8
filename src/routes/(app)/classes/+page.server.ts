import { redirect } from '@sveltejs/kit';
import { newId } from '$lib/server/ids';
import { openClass } from '$lib/server/people/classes';
import { classRowsOf } from '$lib/server/people/rosters';
import { classForm } from '$lib/schemas/classes';
import { guardedAction, guardedLoad } from '../../guard';
import { teacherOnly } from './teacherOnly';
import type { PageServerLoadEvent, RequestEvent } from './$types';

/** A teacher's classes; for everybody else there is no such page. */
export const load = guardedLoad(async (_event: PageServerLoadEvent, viewer) => {
	teacherOnly(viewer);
	return { classes: await classRowsOf(viewer), command: newId() };
});

export const actions = {
	create: guardedAction(classForm, async (_event: RequestEvent, viewer, { command, name }) => {
		const id = await openClass(viewer, { id: command, name });
		redirect(303, `/classes/${id}`);
	})
};
