import { versionsOf } from '$lib/server/files/versions';
import { accessSpace } from '$lib/server/projects/access';
import { guardedEndpoint } from '../../../../../../../guard';
import type { RequestEvent } from './$types';

/** Every version of a file, newest first: who brought it, and when. */
export const GET = guardedEndpoint(async ({ params }: RequestEvent, viewer) => {
	return { versions: await versionsOf(await accessSpace(viewer, params), params.file) };
});
