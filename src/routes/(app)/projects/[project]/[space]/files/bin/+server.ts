import { binOf } from '$lib/server/files/versions';
import { accessSpace } from '$lib/server/projects/access';
import { guardedEndpoint } from '../../../../../../guard';
import type { RequestEvent } from './$types';

/** What the member may take out of the bin again. */
export const GET = guardedEndpoint(async ({ params }: RequestEvent, viewer) => {
	return { removed: await binOf(await accessSpace(viewer, params)) };
});
