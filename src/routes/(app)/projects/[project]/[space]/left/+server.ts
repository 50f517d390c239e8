import { accessSpace } from '$lib/server/projects/access';
import { markSeen } from '$lib/server/projects/readMarks';
import { guardedEndpoint } from '../../../../../guard';
import type { RequestEvent } from './$types';

/** The space was left or hidden: everything up to now has been seen. Drives "while you slept". */
export const POST = guardedEndpoint(async ({ params }: RequestEvent, viewer) => {
	const member = await accessSpace(viewer, params);
	await markSeen(member, viewer.school.zone);
});
