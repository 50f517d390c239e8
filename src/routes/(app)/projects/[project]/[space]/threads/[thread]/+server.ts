import { threadSnapshot } from '$lib/server/frames/snapshots';
import { accessSpace } from '$lib/server/projects/access';
import { guardedEndpoint } from '../../../../../../guard';
import type { RequestEvent } from './$types';

/** What is said about a message, a card or a file: whole, with the number that was read before it. */
export const GET = guardedEndpoint(async ({ params }: RequestEvent, viewer) =>
	threadSnapshot(await accessSpace(viewer, params), params.thread)
);
