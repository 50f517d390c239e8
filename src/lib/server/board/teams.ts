import type { Membership } from '../projects/access';
import { applyTeams, type TeamPlan } from '../projects/teams';
import { fillBoard } from './fill';
import { boardTemplate } from './templates';

/**
 * Makes and changes teams as planned; a new team finds the project's template on its board.
 * @throws as `applyTeams` does.
 */
export async function arrangeTeams(by: Membership, command: { id: string; plan: TeamPlan }): Promise<void> {
	await applyTeams(by, command, async (tx, spaceId, { member, project }) => {
		await fillBoard(tx, spaceId, boardTemplate(project.template, project.language), member);
	});
}
