import { accessSpace } from '$lib/server/projects/access';
import { messageVersions } from '$lib/server/talk/edits';
import { guardedEndpoint } from '../../../../../../../guard';
import type { RequestEvent } from './$types';

/** Everything a message has said, newest first; for staff. */
export const GET = guardedEndpoint(async ({ params }: RequestEvent, viewer) => ({
	versions: await messageVersions(await accessSpace(viewer, params), params.message)
}));
