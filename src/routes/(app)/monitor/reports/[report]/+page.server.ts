import { reportActForm, settleReportForm } from '$lib/schemas/safety';
import { newId } from '$lib/server/ids';
import { accessExchange } from '$lib/server/people/access';
import { schoolsOf } from '$lib/server/people/schools';
import { seeAsCoordinator, settleAsCoordinator } from '$lib/server/safety/coordinating';
import { openedForCoordinator } from '$lib/server/safety/coordinatorLists';
import { guardedAction, guardedLoad } from '../../../../guard';
import type { PageServerLoadEvent, RequestEvent } from './$types';

/** One report about staff, or one that was handed on, for a coordinator who is not who is reported. */
export const load = guardedLoad(async (event: PageServerLoadEvent, viewer) => {
	event.depends('klasbrug:reports');
	const by = await accessExchange(viewer);
	const [report, schools] = await Promise.all([openedForCoordinator(by, event.params.report), schoolsOf(by)]);
	return { report, schools: schools.map(({ id, city, slot }) => ({ id, city, slot })), command: newId() };
});

export const actions = {
	seen: guardedAction(reportActForm, async ({ params }: RequestEvent, viewer, { command }) => {
		await seeAsCoordinator(await accessExchange(viewer), { id: command }, params.report);
		return {};
	}),
	settle: guardedAction(settleReportForm, async ({ params }: RequestEvent, viewer, { command: id, outcome }) => {
		await settleAsCoordinator(await accessExchange(viewer), { id, outcome }, params.report);
		return {};
	})
};
