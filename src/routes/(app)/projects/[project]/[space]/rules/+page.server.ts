import { freezeForm, liftForm, muteForm } from '$lib/schemas/rules';
import { frameOf } from '$lib/server/frames/frameOf';
import { newId } from '$lib/server/ids';
import { schoolClocks } from '$lib/server/people/schools';
import { postingHoursOf } from '$lib/server/people/postingHours';
import { accessProject, accessSpace, accessStaffSpace, type Membership } from '$lib/server/projects/access';
import { freezeOf, membersOf } from '$lib/server/projects/faces';
import { freezeSpace, unfreezeSpace } from '$lib/server/projects/freezing';
import { peopleOf } from '$lib/server/projects/memberships';
import { liftMute, mutePerson } from '$lib/server/projects/mutes';
import type { Viewer } from '$lib/server/auth/viewer';
import { guardedAction, guardedLoad } from '../../../../../guard';
import type { PageServerLoadEvent, RequestEvent } from './$types';

/** What holds in a space for a while, for everybody in it; its teachers change it here, also without JavaScript. */
export const load = guardedLoad(async (event: PageServerLoadEvent, viewer) => {
	const member = await accessSpace(viewer, event.params);
	event.depends('klasbrug:rules');
	const students = await studentsOf(viewer, member);
	const schools = [...(await schoolClocks([...new Set(students.map(({ schoolId }) => schoolId))])).values()];
	return {
		frozen: await freezeOf(member),
		students,
		schools: await Promise.all(
			schools.map(async ({ id, name }) => ({ id, name, postingHours: await postingHoursOf(id) }))
		),
		command: newId()
	};
});

/** The students whom the space's rules are for: its own, and in the staff space those of the whole project. */
async function studentsOf(viewer: Viewer, member: Membership) {
	const inProject = member.spaceKind === 'staff' ? await accessProject(viewer, member.projectId) : [];
	const asked = inProject.find(({ spaceKind }) => spaceKind === 'common') ?? member;
	const [people, members] = await Promise.all([peopleOf(asked), membersOf(asked)]);
	const active = new Set(members.filter(({ role }) => role === 'student').map(({ person }) => person));
	return people.filter(({ id }) => active.has(id)).map(({ id, name, schoolId }) => ({ id, name, schoolId }));
}

export const actions = {
	freeze: guardedAction(freezeForm, async ({ params }: RequestEvent, viewer, { command }) => {
		const member = await accessSpace(viewer, params);
		return { frame: await frameOf(member, await freezeSpace(member, { id: command })) };
	}),
	unfreeze: guardedAction(freezeForm, async ({ params }: RequestEvent, viewer, { command }) => {
		const member = await accessSpace(viewer, params);
		return { frame: await frameOf(member, await unfreezeSpace(member, { id: command })) };
	}),
	mute: guardedAction(muteForm, async ({ params }: RequestEvent, viewer, { command, person, lasts }) => {
		const member = await accessSpace(viewer, params);
		const event = await mutePerson(member, { id: command, person, lasts });
		return { frame: await frameOf(await accessStaffSpace(member), event) };
	}),
	lift: guardedAction(liftForm, async ({ params }: RequestEvent, viewer, { command, person }) => {
		const member = await accessSpace(viewer, params);
		const event = await liftMute(member, { id: command, person });
		return { frame: await frameOf(await accessStaffSpace(member), event) };
	})
};
