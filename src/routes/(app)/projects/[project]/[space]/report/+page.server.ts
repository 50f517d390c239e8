import type { Viewer } from '$lib/server/auth/viewer';
import { NotFound } from '$lib/server/errors';
import { newId } from '$lib/server/ids';
import { accessSpace, type Membership } from '$lib/server/projects/access';
import { tellReported } from '$lib/server/realtime/reports';
import { answerTo } from '$lib/server/safety/answers';
import { makeReport, reportable } from '$lib/server/safety/reports';
import { reportForm, reportSubject } from '$lib/schemas/safety';
import * as v from 'valibot';
import { guardedAction, guardedLoad } from '../../../../../guard';
import type { PageServerLoadEvent, RequestEvent } from './$types';

/** Reporting what the address names: `?kind=message&id=…`. Who has reported it reads who got it, and when they look. */
export const load = guardedLoad(async ({ params, url }: PageServerLoadEvent, viewer) => {
	const member = await accessSpace(viewer, params);
	return { ...(await reportPage(viewer, member, url)), command: newId() };
});

async function reportPage(viewer: Viewer, member: Membership, url: URL) {
	const asked = v.safeParse(reportSubject, { kind: url.searchParams.get('kind'), id: url.searchParams.get('id') });
	if (!asked.success) throw new NotFound();
	const { subject, earlier } = await reportable(member, asked.output.kind, asked.output.id);
	return { subject, answer: earlier && (await answerTo(viewer, earlier)) };
}

export const actions = {
	default: guardedAction(reportForm, async ({ params }: RequestEvent, viewer, input) => {
		const member = await accessSpace(viewer, params);
		const { kind, subject, reason, sentence } = input;
		await makeReport(member, { kind, subject, reason, sentence });
		if (kind !== 'name') tellReported(viewer.id, { space: member.spaceId, subject });
		return { sent: true };
	})
};
