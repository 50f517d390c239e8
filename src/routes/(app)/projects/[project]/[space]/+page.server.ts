import { redirect } from '@sveltejs/kit';
import { accessSpace } from '$lib/server/projects/access';
import { guardedLoad } from '../../../../guard';
import type { PageServerLoadEvent } from './$types';

export const load = guardedLoad(async ({ params }: PageServerLoadEvent, viewer) => {
	const { projectId, spaceId } = await accessSpace(viewer, params);
	redirect(303, `/projects/${projectId}/${spaceId}/chat`);
});
