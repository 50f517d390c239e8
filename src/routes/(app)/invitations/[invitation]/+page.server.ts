import { redirect } from '@sveltejs/kit';
import { projectClassForm, projectCommandForm } from '$lib/schemas/projects';
import { newId } from '$lib/server/ids';
import { accessClass, classesOf } from '$lib/server/people/access';
import { schoolClocks } from '$lib/server/people/schools';
import { acceptInvitation, accessInvitation, declineInvitation } from '$lib/server/projects/invitations';
import { guardedAction, guardedLoad } from '../../../guard';
import type { PageServerLoadEvent, RequestEvent } from './$types';

/** An invitation, for the teacher it was sent to. Once accepted it leads to the project. */
export const load = guardedLoad(async ({ params }: PageServerLoadEvent, viewer) => {
	const invitation = await accessInvitation(viewer, params.invitation);
	if (invitation.answer === 'accepted') redirect(303, `/projects/${invitation.project.id}`);
	const [classes, clocks] = await Promise.all([classesOf(viewer), schoolClocks([invitation.by.schoolId])]);
	const { city, slot } = clocks.get(invitation.by.schoolId)!;
	return {
		command: newId(),
		invitation: { ...invitation, by: { name: invitation.by.name, city, slot } },
		classes: classes.map(({ classId, className }) => ({ id: classId, name: className }))
	};
});

export const actions = {
	accept: guardedAction(projectClassForm, async ({ params }: RequestEvent, viewer, input) => {
		await accessInvitation(viewer, params.invitation);
		const teaching = await accessClass(viewer, input.class);
		const command = { id: input.command, invitation: params.invitation };
		const { project } = await acceptInvitation(teaching, command);
		redirect(303, `/projects/${project}`);
	}),
	decline: guardedAction(projectCommandForm, async ({ params }: RequestEvent, viewer, { command }) => {
		await declineInvitation(viewer, { id: command, invitation: params.invitation });
		return { declined: true };
	})
};
