import { monitorOf } from '$lib/server/monitor/health';
import { accessExchange } from '$lib/server/people/access';
import { runningOpenings } from '$lib/server/projects/openings';
import { guardedLoad } from '../../guard';
import type { PageServerLoadEvent } from './$types';

/** How the projects of the coordinator's exchange are doing, in counts. For everybody else there is no such page. */
export const load = guardedLoad(async (_event: PageServerLoadEvent, viewer) => {
	const by = await accessExchange(viewer);
	const [monitor, running] = await Promise.all([monitorOf(by), runningOpenings(by)]);
	return { ...monitor, running };
});
