import type { Viewer } from '$lib/server/auth/viewer';
import { cardsAssignedTo } from '$lib/server/board/assigned';
import { dueNextOf } from '$lib/server/monitor/dueNext';
import { firstStepsOf } from '$lib/server/monitor/firstSteps';
import { sleptOf } from '$lib/server/monitor/slept';
import { accessClass } from '$lib/server/people/access';
import { studentsTaughtBy } from '$lib/server/people/students';
import { resetPassword } from '$lib/server/people/oneTimePasswords';
import { membershipsOf } from '$lib/server/projects/access';
import { openInvitationsOf } from '$lib/server/projects/invitations';
import { newPasswordForm } from '$lib/schemas/people';
import { guardedAction, guardedLoad } from '../guard';
import type { PageServerLoadEvent, RequestEvent } from './$types';

/** Home: what happened, what is on one's name, what is due; for teachers also what needs them and their classes. */
export const load = guardedLoad(async (_event: PageServerLoadEvent, viewer) => {
	const members = (await membershipsOf(viewer.id)).filter(({ role }) => role !== 'visitor');
	const [slept, cards, dueNext, staff] = await Promise.all([
		sleptOf(viewer),
		cardsAssignedTo(members),
		dueNextOf(viewer),
		viewer.role === 'teacher' ? staffPart(viewer) : null
	]);
	return { slept, cards, dueNext, staff };
});

export const actions = {
	newPassword: guardedAction(newPasswordForm, async (_event: RequestEvent, viewer, input) => {
		const teaching = await accessClass(viewer, input.class);
		return resetPassword(teaching, { id: input.command }, input.person);
	})
};

async function staffPart(viewer: Viewer) {
	const [steps, students, invitations] = await Promise.all([
		firstStepsOf(viewer),
		studentsTaughtBy(viewer),
		openInvitationsOf(viewer)
	]);
	return { steps, students, invitations };
}
