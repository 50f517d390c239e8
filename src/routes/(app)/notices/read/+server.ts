import { readNotices } from '$lib/schemas/notices';
import { markNoticesRead } from '$lib/server/notices/notices';
import { guardedEndpoint, parse } from '../../../guard';
import type { RequestEvent } from './$types';

/** The viewer has opened a notice, or the thread that some are about. What is not theirs is nothing. */
export const POST = guardedEndpoint(async ({ request }: RequestEvent, viewer) => {
	await markNoticesRead(viewer, parse(readNotices, await request.json().catch(() => null)));
});
