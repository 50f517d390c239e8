import { readMark } from '$lib/schemas/talk';
import { accessSpace } from '$lib/server/projects/access';
import { markRead } from '$lib/server/projects/readMarks';
import { tellRead } from '$lib/server/realtime/broadcasts';
import { guardedEndpoint, parse } from '../../../../../guard';
import type { RequestEvent } from './$types';

/** Sets the read mark; the person's other screens hear of it. */
export const POST = guardedEndpoint(async ({ params, request }: RequestEvent, viewer) => {
	const member = await accessSpace(viewer, params);
	const { to } = parse(readMark, await request.json().catch(() => null));
	await markRead(member, to);
	await tellRead(member);
});
