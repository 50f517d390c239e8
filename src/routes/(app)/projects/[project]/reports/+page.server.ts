import { accessReports } from '$lib/server/safety/handling';
import { reportsOf } from '$lib/server/safety/lists';
import { guardedLoad } from '../../../../guard';
import type { PageServerLoadEvent } from './$types';

/** The project's reports, for its teachers of both schools. For everybody else there is no such page. */
export const load = guardedLoad(async (event: PageServerLoadEvent, viewer) => {
	event.depends('klasbrug:reports');
	return { reports: await reportsOf(await accessReports(viewer, event.params.project)) };
});
