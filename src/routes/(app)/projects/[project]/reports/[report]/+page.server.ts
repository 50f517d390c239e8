import { escalateReportForm, reportActForm, settleReportForm } from '$lib/schemas/safety';
import { newId } from '$lib/server/ids';
import { accessSpace } from '$lib/server/projects/access';
import { hideThing, showThing } from '$lib/server/safety/acts';
import { accessReports, escalateReport, leaveReport, seeReport, settleReport } from '$lib/server/safety/handling';
import { openedReport } from '$lib/server/safety/lists';
import { guardedAction, guardedLoad } from '../../../../../guard';
import type { PageServerLoadEvent, RequestEvent } from './$types';

/** One report with its snapshot, for the project's teachers. The page says by an action that it was seen, and left. */
export const load = guardedLoad(async (event: PageServerLoadEvent, viewer) => {
	event.depends('klasbrug:reports');
	const { project, report } = event.params;
	return { report: await openedReport(await accessReports(viewer, project), report), command: newId() };
});

export const actions = {
	seen: guardedAction(reportActForm, async ({ params }: RequestEvent, viewer, { command }) => {
		await seeReport(await accessReports(viewer, params.project), { id: command }, params.report);
		return {};
	}),
	leave: guardedAction(reportActForm, async ({ params }: RequestEvent, viewer) => {
		await leaveReport(await accessReports(viewer, params.project), params.report);
		return {};
	}),
	hide: guardedAction(reportActForm, async ({ params }: RequestEvent, viewer, { command }) => {
		const found = await openedReport(await accessReports(viewer, params.project), params.report);
		await hideThing(await accessSpace(viewer, { project: params.project, space: found.space.id }), command, found);
		return {};
	}),
	show: guardedAction(reportActForm, async ({ params }: RequestEvent, viewer, { command }) => {
		const found = await openedReport(await accessReports(viewer, params.project), params.report);
		await showThing(await accessSpace(viewer, { project: params.project, space: found.space.id }), command, found);
		return {};
	}),
	settle: guardedAction(settleReportForm, async ({ params }: RequestEvent, viewer, { command: id, outcome }) => {
		await settleReport(await accessReports(viewer, params.project), { id, outcome }, params.report);
		return {};
	}),
	escalate: guardedAction(escalateReportForm, async ({ params }: RequestEvent, viewer, { command: id, note }) => {
		await escalateReport(await accessReports(viewer, params.project), { id, note }, params.report);
		return {};
	})
};
