import { and, eq, gt, gte, isNull, lt, ne, or, sql } from 'drizzle-orm';
import { boardColumn, card, cardRemoval } from '../db/schema/board';
import { person, suspension } from '../db/schema/people';
import { hiding, invitation, membership, project, projectSchool, space } from '../db/schema/projects';
import { read } from '../db/store';
import type { Coordination } from '../people/access';

/**
 * What stands in the rows about an exchange's running projects, counted by the database: one query a kind of figure,
 * however many projects there are. No text of anybody, and of people only who teaches. `at` is the present, UTC ms.
 */

export async function runningProjects(by: Coordination) {
	return read()
		.select({
			id: project.id,
			title: project.title,
			language: project.language,
			startsOn: project.startsOn,
			endsOn: project.endsOn,
			createdAt: project.createdAt
		})
		.from(project)
		.where(runsIn(by))
		.orderBy(project.createdAt, project.id);
}

/** Which schools take part in which project. */
export async function participants(by: Coordination) {
	return read()
		.select({ projectId: projectSchool.projectId, schoolId: projectSchool.schoolId })
		.from(projectSchool)
		.innerJoin(project, eq(project.id, projectSchool.projectId))
		.where(runsIn(by));
}

export async function spacesOfProjects(by: Coordination) {
	return read()
		.select({ id: space.id, projectId: space.projectId, kind: space.kind })
		.from(space)
		.innerJoin(project, eq(project.id, space.projectId))
		.where(runsIn(by));
}

/** How many people of each school are in a project, each once, and since when (UTC ms) its first has been. */
export async function headcounts(by: Coordination, at: number) {
	const active = activeMembers(by, at);
	const { projectId, schoolId, role } = active;
	const people = sql<number | string>`count(distinct ${active.personId})`;
	const since = sql<number | string>`min(${active.joinedAt})`;
	const rows = await read()
		.select({ projectId, schoolId, role, people, since })
		.from(active)
		.groupBy(projectId, schoolId, role);
	return rows.map((row) => ({ ...row, people: Number(row.people), since: Number(row.since) }));
}

/** The teachers of a project, by name: whom to ask. */
export async function teachersOf(by: Coordination, at: number) {
	const active = activeMembers(by, at);
	const { projectId, schoolId, personId: id, name } = active;
	return read()
		.selectDistinct({ projectId, schoolId, id, name })
		.from(active)
		.where(eq(active.role, 'teacher'))
		.orderBy(name, id);
}

/** How many spaces of a project have students of a school and none of its teachers. */
export async function spacesWithoutTeacher(by: Coordination, at: number) {
	const active = activeMembers(by, at);
	const { projectId, spaceId, schoolId } = active;
	const count = (role: string) => sql<number | string>`sum(case when ${active.role} = ${role} then 1 else 0 end)`;
	const rows = await read()
		.select({ projectId, spaceId, schoolId })
		.from(active)
		.groupBy(projectId, spaceId, schoolId)
		.having(and(gt(count('student'), 0), eq(count('teacher'), 0)));
	const spaces = new Map<string, number>();
	for (const row of rows) {
		const key = `${row.projectId} ${row.schoolId}`;
		spaces.set(key, (spaces.get(key) ?? 0) + 1);
	}
	return (project: string, school: string) => spaces.get(`${project} ${school}`) ?? 0;
}

/** Cards whose moment has passed and that are neither done nor hidden, and how many of them only since `lately` (UTC ms). */
export async function lateCards(by: Coordination, at: number, lately: number) {
	const rows = await read()
		.select({
			projectId: space.projectId,
			late: sql<number | string>`count(*)`,
			recent: sql<number | string>`sum(case when ${gte(card.dueAt, lately)} then 1 else 0 end)`
		})
		.from(card)
		.innerJoin(boardColumn, eq(boardColumn.id, card.columnId))
		.innerJoin(space, eq(space.id, card.spaceId))
		.innerJoin(project, eq(project.id, space.projectId))
		.leftJoin(cardRemoval, eq(cardRemoval.cardId, card.id))
		.leftJoin(hiding, eq(hiding.subjectId, card.id))
		.where(
			and(
				runsIn(by),
				lt(card.dueAt, at),
				eq(boardColumn.holdsDone, false),
				isNull(cardRemoval.cardId),
				isNull(hiding.subjectId)
			)
		)
		.groupBy(space.projectId);
	return new Map(
		rows.map(({ projectId, late, recent }) => [projectId, { count: Number(late), recent: Number(recent) }])
	);
}

/** Invitations nobody has answered: whom, of which school, since when (UTC ms). */
export async function openInvitations(by: Coordination) {
	return read()
		.select({ projectId: invitation.projectId, at: invitation.at, name: person.name, schoolId: person.schoolId })
		.from(invitation)
		.innerJoin(project, eq(project.id, invitation.projectId))
		.innerJoin(person, eq(person.id, invitation.teacherId))
		.where(and(runsIn(by), isNull(invitation.answer)))
		.orderBy(invitation.at);
}

function runsIn(by: Coordination) {
	return and(eq(project.exchangeId, by.exchangeId), isNull(project.endedAt));
}

/** Students and teachers of running projects whose membership and account have not ended. Visitors are no members. */
function activeMembers(by: Coordination, at: number) {
	const { projectId } = space;
	const { spaceId, personId, role, joinedAt } = membership;
	const { schoolId, name } = person;
	return read()
		.select({ projectId, spaceId, personId, role, joinedAt, schoolId, name })
		.from(membership)
		.innerJoin(space, eq(space.id, membership.spaceId))
		.innerJoin(project, eq(project.id, space.projectId))
		.innerJoin(person, eq(person.id, membership.personId))
		.leftJoin(suspension, eq(suspension.personId, membership.personId))
		.where(
			and(
				runsIn(by),
				ne(membership.role, 'visitor'),
				isNull(suspension.personId),
				or(isNull(membership.until), gt(membership.until, at))
			)
		)
		.as('active');
}
