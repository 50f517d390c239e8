import { inviteForm, invitationForm, projectClassForm, projectCommandForm, projectForm } from '$lib/schemas/projects';
import { newId } from '$lib/server/ids';
import { accessClass, classesOf } from '$lib/server/people/access';
import { accessProjectAsTeacher } from '$lib/server/projects/conduct';
import { invitationsInto, invite, teachersToInvite, withdrawInvitation } from '$lib/server/projects/inviting';
import { schoolsOfExchange } from '$lib/server/projects/partners';
import { addClass, classesOfProject } from '$lib/server/projects/projectClasses';
import { editProject, endProject, mayChangeLanguage, projectOf, reopenProject } from '$lib/server/projects/projects';
import { guardedAction, guardedLoad } from '../../../../guard';
import type { PageServerLoadEvent, RequestEvent } from './$types';

/** What a project says about itself, who takes part, who is invited, and its end. For its teachers. */
export const load = guardedLoad(async ({ params, url }: PageServerLoadEvent, viewer) => {
	const member = await accessProjectAsTeacher(viewer, params.project);
	const project = await projectOf(member);
	const [clocks, classes, own, invitations, teachers, languageOpen] = await Promise.all([
		schoolsOfExchange(project.exchangeId),
		classesOfProject(member),
		classesOf(viewer),
		invitationsInto(member),
		teachersToInvite(member),
		mayChangeLanguage(member)
	]);
	const inside = new Set(classes.map(({ id }) => id));
	const ownClasses = own.map(({ classId: id, className: name }) => ({ id, name })).filter(({ id }) => !inside.has(id));
	const { id, title, about, startsOn, endsOn, language, endedAt } = project;
	return {
		command: newId(),
		address: url.origin,
		schools: [...clocks.values()],
		facts: { id, title, about, startsOn, endsOn, language, endedAt },
		languageOpen,
		classes,
		ownClasses,
		invitations,
		teachers
	};
});

export const actions = {
	save: guardedAction(projectForm, async ({ params }: RequestEvent, viewer, { command, writer: _, ...facts }) => {
		await editProject(await accessProjectAsTeacher(viewer, params.project), { id: command }, facts);
		return { saved: true };
	}),
	addClass: guardedAction(projectClassForm, async ({ params }: RequestEvent, viewer, input) => {
		const member = await accessProjectAsTeacher(viewer, params.project);
		await addClass(member, { id: input.command }, await accessClass(viewer, input.class));
		return { added: true };
	}),
	invite: guardedAction(inviteForm, async ({ params }: RequestEvent, viewer, { command, teacher }) => {
		await invite(await accessProjectAsTeacher(viewer, params.project), { id: command, teacher });
		return { invited: true };
	}),
	withdraw: guardedAction(invitationForm, async ({ params }: RequestEvent, viewer, { command, invitation }) => {
		await withdrawInvitation(await accessProjectAsTeacher(viewer, params.project), { id: command, invitation });
		return { withdrawn: true };
	}),
	end: guardedAction(projectCommandForm, async ({ params }: RequestEvent, viewer, { command }) => {
		await endProject(await accessProjectAsTeacher(viewer, params.project), { id: command });
		return { ended: true };
	}),
	reopen: guardedAction(projectCommandForm, async ({ params }: RequestEvent, viewer, { command }) => {
		await reopenProject(await accessProjectAsTeacher(viewer, params.project), { id: command });
		return { reopened: true };
	})
};
