import { redirect } from '@sveltejs/kit';
import { lateComerForm } from '$lib/schemas/projects';
import type { Viewer } from '$lib/server/auth/viewer';
import { newId } from '$lib/server/ids';
import { overviewOf } from '$lib/server/monitor/overview';
import { accessProject } from '$lib/server/projects/access';
import { accessProjectAsTeacher } from '$lib/server/projects/conduct';
import { invitationsInto } from '$lib/server/projects/inviting';
import { teamCount } from '$lib/server/projects/mixing';
import { schoolsOfExchange } from '$lib/server/projects/partners';
import { classesOfProject } from '$lib/server/projects/projectClasses';
import { projectOf } from '$lib/server/projects/projects';
import { placeLateComer } from '$lib/server/projects/teams';
import { guardedAction, guardedLoad } from '../../../guard';
import type { PageServerLoadEvent, RequestEvent } from './$types';

/** For a project's teachers the team overview; students are led to their own team's space, visitors to what is open. */
export const load = guardedLoad(async ({ params, depends }: PageServerLoadEvent, viewer) => {
	depends('klasbrug:reports');
	const members = await accessProject(viewer, params.project);
	if (members.some(({ role }) => role === 'teacher')) return overviewPage(viewer, params.project);
	const home = members.find(({ spaceKind }) => spaceKind === 'team') ?? members[0]!;
	redirect(303, `/projects/${params.project}/${home.spaceId}/chat`);
});

async function overviewPage(viewer: Viewer, projectId: string) {
	const member = await accessProjectAsTeacher(viewer, projectId);
	const { title, language, endedAt, exchangeId } = await projectOf(member);
	const clocks = await schoolsOfExchange(exchangeId);
	const [overview, classes, invitations] = await Promise.all([
		overviewOf(member, clocks),
		classesOfProject(member),
		invitationsInto(member)
	]);
	const commons = (await accessProject(viewer, projectId)).find(({ spaceKind }) => spaceKind === 'common');
	return {
		command: newId(),
		schools: [...clocks.values()],
		overview,
		/** What "mix for me" would make at first. */
		firstTeams: teamCount(overview.without.length, 4),
		schoolsInside: [...new Set(classes.map(({ schoolId }) => schoolId))],
		invitations,
		commonSpace: commons?.spaceId ?? null,
		facts: { id: projectId, title, language, endedAt }
	};
}

export const actions = {
	place: guardedAction(lateComerForm, async ({ params }: RequestEvent, viewer, { command, person }) => {
		const member = await accessProjectAsTeacher(viewer, params.project);
		await placeLateComer(member, { id: command, person });
		return {};
	})
};
