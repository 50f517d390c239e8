import { contactOf } from '$lib/server/safety/answers';
import { ownReports } from '$lib/server/safety/lists';
import { guardedLoad } from '../../guard';
import type { PageServerLoadEvent } from './$types';

/** What the viewer has reported, and what became of it. */
export const load = guardedLoad(async (event: PageServerLoadEvent, viewer) => {
	event.depends('klasbrug:reports');
	const [reports, contact] = await Promise.all([ownReports(viewer), contactOf(viewer.school.id)]);
	return { reports, contact };
});
