import { and, asc, eq, gt, isNull, or } from 'drizzle-orm';
import { now } from '$lib/time/clock';
import { person, suspension } from '../db/schema/people';
import { membership, space } from '../db/schema/projects';
import { read, type Reader } from '../db/store';
import type { Membership } from './access';

/** Who is in which team of a project, and who has none: what its teachers see. */
export interface TeamPerson {
	id: string;
	name: string;
	schoolId: string;
}

export interface Team {
	/** The team's space. */
	id: string;
	name: string;
	/** UTC ms. */
	createdAt: number;
	/** Students, by name. */
	people: TeamPerson[];
}

export interface TeamList {
	/** In the order in which they were made. */
	teams: Team[];
	/** Students of the project who are in no team, by name. */
	without: TeamPerson[];
}

/** Teams and students of the membership's project. Ask on behalf of its teachers only: `accessProjectAsTeacher`. */
export async function teamListOf(member: Membership): Promise<TeamList> {
	const [rows, inTeams, inCommon] = await Promise.all([
		teamRows(read(), member.projectId),
		studentsIn(read(), member.projectId, 'team', now()),
		studentsIn(read(), member.projectId, 'common', now())
	]);
	const placed = new Set(inTeams.map(({ id }) => id));
	const teams = rows.map(({ id, name, createdAt }) => ({
		id,
		name,
		createdAt,
		people: inTeams.filter(({ spaceId }) => spaceId === id).map(facts)
	}));
	return { teams, without: inCommon.filter(({ id }) => !placed.has(id)).map(facts) };
}

/** The team spaces of a project, in their order. */
export async function teamRows(reader: Reader, projectId: string) {
	return reader
		.select()
		.from(space)
		.where(and(eq(space.projectId, projectId), eq(space.kind, 'team')))
		.orderBy(asc(space.position), asc(space.id));
}

/** Active students in a project's spaces of one kind, by name. `at` is UTC ms. */
export async function studentsIn(reader: Reader, projectId: string, kind: 'common' | 'team', at: number) {
	return reader
		.select({ id: person.id, name: person.name, schoolId: person.schoolId, spaceId: membership.spaceId })
		.from(membership)
		.innerJoin(space, eq(space.id, membership.spaceId))
		.innerJoin(person, eq(person.id, membership.personId))
		.leftJoin(suspension, eq(suspension.personId, person.id))
		.where(
			and(
				eq(space.projectId, projectId),
				eq(space.kind, kind),
				eq(membership.role, 'student'),
				isNull(suspension.personId),
				or(isNull(membership.until), gt(membership.until, at))
			)
		)
		.orderBy(asc(person.name), asc(person.id));
}

function facts({ id, name, schoolId }: TeamPerson): TeamPerson {
	return { id, name, schoolId };
}
