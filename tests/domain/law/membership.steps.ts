import type { MemberFace } from '$lib/realtime/events';
import { membersOf } from '$lib/server/projects/faces';
import { endMembership, restoreMembership } from '$lib/server/projects/memberships';
import { command, space, watching, type StepsFor } from './step';

const left: string[] = [];

export const membershipSteps: StepsFor<'membership'> = {
	'membership.ended': async (cast, pick) => {
		const teacher = await cast.member('teacher.gunn', space);
		const stays = cast.people[watching[0]!];
		const mayLeave = (member: MemberFace) => member.role === 'student' && member.person !== stays;
		const students = (await membersOf(teacher)).filter(mayLeave);
		const chosen = students[pick % Math.max(1, students.length)];
		if (chosen) left.push(chosen.id);
		return chosen && endMembership(teacher, { ...command(), membership: chosen.id });
	},
	'membership.started': async (cast) => {
		const membership = left.pop();
		const teacher = await cast.member('teacher.enschede', space);
		return membership && restoreMembership(teacher, { ...command(), membership });
	}
};
