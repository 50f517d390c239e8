import { schoolClocks } from '$lib/server/people/schools';
import { accessSpace, canModerate, canWrite, type Membership } from '$lib/server/projects/access';
import { peopleOf } from '$lib/server/projects/memberships';
import { guardedLoad } from '../../../../guard';
import type { LayoutServerLoadEvent } from './$types';

/** The space and its people. Names come from here only: frames carry ids. */
export const load = guardedLoad(async (event: LayoutServerLoadEvent, viewer) => {
	const member = await accessSpace(viewer, event.params);
	event.depends(`klasbrug:people:${member.spaceId}`);
	return {
		space: {
			id: member.spaceId,
			kind: member.spaceKind,
			projectId: member.projectId,
			language: member.language,
			role: member.role,
			canModerate: canModerate(member),
			canWrite: canWrite(member)
		},
		people: await peopleWithSchools(member)
	};
});

async function peopleWithSchools(member: Membership) {
	const people = await peopleOf(member);
	const clocks = await schoolClocks([...new Set(people.map((one) => one.schoolId))]);
	return people.map(({ id, name, role, schoolId }) => {
		const { city, slot } = clocks.get(schoolId)!;
		return { id, name, role, school: { id: schoolId, city, slot } };
	});
}
