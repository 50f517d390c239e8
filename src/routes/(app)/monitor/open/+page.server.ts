import { redirect } from '@sveltejs/kit';
import { openingForm } from '$lib/schemas/monitor';
import { newId } from '$lib/server/ids';
import { accessExchange } from '$lib/server/people/access';
import { openableProjects, openSpace } from '$lib/server/projects/openings';
import { guardedAction, guardedLoad } from '../../../guard';
import type { PageServerLoadEvent, RequestEvent } from './$types';

/** Opening a space: the exchange's projects, and the spaces of the one that was chosen by number, never by name. */
export const load = guardedLoad(async (event: PageServerLoadEvent, viewer) => {
	const by = await accessExchange(viewer);
	const asked = event.url.searchParams.get('project');
	const projects = await openableProjects(by, asked);
	const chosen = projects.find(({ id }) => id === asked) ?? null;
	return { projects: projects.map(({ id, title, language }) => ({ id, title, language })), chosen, command: newId() };
});

export const actions = {
	open: guardedAction(openingForm, async (_event: RequestEvent, viewer, { command, space, reason }) => {
		const opened = await openSpace(await accessExchange(viewer), { id: command, reason }, space);
		redirect(303, `/projects/${opened.projectId}/${opened.spaceId}/chat`);
	})
};
