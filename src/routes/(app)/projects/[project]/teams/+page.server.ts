import { redirect } from '@sveltejs/kit';
import { teamsForm } from '$lib/schemas/projects';
import { arrangeTeams } from '$lib/server/board/teams';
import { newId } from '$lib/server/ids';
import { accessProjectAsTeacher } from '$lib/server/projects/conduct';
import { largestTeam, smallestTeam } from '$lib/server/projects/mixing';
import { schoolsOfExchange } from '$lib/server/projects/partners';
import { projectOf } from '$lib/server/projects/projects';
import { proposeTeams } from '$lib/server/projects/proposals';
import { teamListOf } from '$lib/server/projects/teamLists';
import { teamNames } from '$lib/server/projects/teamNames';
import { guardedAction, guardedLoad } from '../../../../guard';
import type { PageServerLoadEvent, RequestEvent } from './$types';

/** Teams as they are, and as they would be: nothing is made before the teacher has seen it. */
export const load = guardedLoad(async ({ params, url }: PageServerLoadEvent, viewer) => {
	const member = await accessProjectAsTeacher(viewer, params.project);
	const [project, list] = await Promise.all([projectOf(member), teamListOf(member)]);
	const clocks = await schoolsOfExchange(project.exchangeId);
	const size = numberIn(url, 'size', smallestTeam, largestTeam) ?? 4;
	const seed = numberIn(url, 'mix', 0, 9_999) ?? 1;
	const way = wayIn(url);
	const taken = list.teams.map(({ name }) => name);
	return {
		command: newId(),
		schools: [...clocks.values()],
		project: { id: project.id, title: project.title, language: project.language },
		list,
		proposal: proposeTeams(list, { way, size, seed, language: project.language }),
		/** For teams that are added by hand. */
		spareNames: teamNames(project.language, 60, taken),
		asked: { way, size, seed }
	};
});

export const actions = {
	default: guardedAction(teamsForm, async ({ params }: RequestEvent, viewer, { command, plan }) => {
		const member = await accessProjectAsTeacher(viewer, params.project);
		await arrangeTeams(member, { id: command, plan });
		redirect(303, `/projects/${params.project}`);
	})
};

/** What to do with those who have no team: nothing yet, add them to the teams, or make new teams of them. */
function wayIn(url: URL): 'none' | 'add' | 'new' {
	const asked = url.searchParams.get('way');
	return asked === 'add' || asked === 'new' ? asked : 'none';
}

function numberIn(url: URL, name: string, least: number, most: number): number | null {
	const number = Number(url.searchParams.get(name) ?? Number.NaN);
	return Number.isInteger(number) && number >= least && number <= most ? number : null;
}
