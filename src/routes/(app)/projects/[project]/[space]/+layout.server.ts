import { levelsOf } from '$lib/server/notices/levels';
import { schoolClocks } from '$lib/server/people/schools';
import { accessSpace, canModerate, canWrite, type Membership } from '$lib/server/projects/access';
import { mutesOf } from '$lib/server/projects/faces';
import { peopleOf } from '$lib/server/projects/memberships';
import { foldedFor } from '$lib/server/safety/lists';
import { guardedLoad } from '../../../../guard';
import type { LayoutServerLoadEvent } from './$types';

/** The space and its people. Names come from here only: frames carry ids. */
export const load = guardedLoad(async (event: LayoutServerLoadEvent, viewer) => {
	const member = await accessSpace(viewer, event.params);
	event.depends(`klasbrug:people:${member.spaceId}`, `klasbrug:folded:${member.spaceId}`, 'klasbrug:rules');
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
		rules: await rulesFor(member),
		people: await peopleWithSchools(member),
		/** What the viewer has reported here: folded away on their own pages. */
		folded: await foldedFor(member),
		/** What the viewer wants to be told of here; null for a visitor, who is told nothing. */
		level: member.role === 'visitor' ? null : ((await levelsOf([member])).get(member.spaceId) ?? null)
	};
});

/** What stops this member from writing for a while, and for teachers, whom they stop. */
async function rulesFor(member: Membership) {
	const isStudent = member.role === 'student';
	return {
		isFrozen: member.isFrozen,
		mutedUntil: isStudent ? member.mutedUntil : null,
		postingHours: isStudent ? member.postingHours : null,
		mustAccept: member.role !== 'visitor' && !member.hasAccepted,
		mutes: canModerate(member) ? await mutesOf(member) : []
	};
}

async function peopleWithSchools(member: Membership) {
	const people = await peopleOf(member);
	const clocks = await schoolClocks([...new Set(people.map((one) => one.schoolId))]);
	return people.map(({ id, name, role, schoolId }) => {
		const { city, slot } = clocks.get(schoolId)!;
		return { id, name, role, school: { id: schoolId, city, slot } };
	});
}
