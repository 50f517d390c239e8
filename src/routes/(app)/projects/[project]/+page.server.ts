import { redirect } from '@sveltejs/kit';
import { accessProject } from '$lib/server/projects/access';
import { guardedLoad } from '../../../guard';
import type { PageServerLoadEvent } from './$types';

/** The address of a project leads to the own team's space, for teachers to the common one. */
export const load = guardedLoad(async ({ params }: PageServerLoadEvent, viewer) => {
	const members = await accessProject(viewer, params.project);
	const home = members.find((member) => member.spaceKind === (member.role === 'teacher' ? 'common' : 'team'));
	const space = (home ?? members[0]!).spaceId;
	redirect(303, `/projects/${params.project}/${space}/chat`);
});
