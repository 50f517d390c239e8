import { accessExchange } from '$lib/server/people/access';
import { coordinatorReports } from '$lib/server/safety/coordinatorLists';
import { schoolsOf } from '$lib/server/people/schools';
import { guardedLoad } from '../../../guard';
import type { PageServerLoadEvent } from './$types';

/** Reports about staff, and those that teachers handed on: for the exchange's coordinators, never for who is reported. */
export const load = guardedLoad(async (event: PageServerLoadEvent, viewer) => {
	event.depends('klasbrug:reports');
	const by = await accessExchange(viewer);
	const [reports, schools] = await Promise.all([coordinatorReports(by), schoolsOf(by)]);
	return { reports, schools: schools.map(({ id, city, slot, name }) => ({ id, city, slot, name })) };
});
