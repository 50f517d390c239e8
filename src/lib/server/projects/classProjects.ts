import { and, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import { membership, project, projectClass, space } from '../db/schema/projects';
import type { Reader, Transaction } from '../db/store';
import { append } from '../log/events';
import { schoolOf, startMembership, type MembershipRow } from './memberships';

/**
 * What a class means for its projects: who joins the class joins them, who leaves it leaves them. Students come into
 * the common space (their team is for the project's teachers to choose), teachers and covers into every space.
 */
interface ClassPerson {
	classId: string;
	personId: string;
	role: 'student' | 'teacher';
}

/**
 * Lets a new member of a class into its running projects. A cover's memberships end by themselves at `until`, UTC ms.
 * Returns the spaces joined, to be told to `revocations().joined` after the commit.
 */
export async function joinProjectsOf(
	tx: Transaction,
	who: ClassPerson & { byId: string; until?: number | null }
): Promise<string[]> {
	const kinds = who.role === 'student' ? (['common'] as const) : (['common', 'staff', 'team'] as const);
	const spaces = (await spacesOfClass(tx, who.classId)).filter(({ kind }) =>
		(kinds as readonly string[]).includes(kind)
	);
	const joined: string[] = [];
	for (const { id: spaceId } of spaces) {
		const { personId, role, byId, until = null } = who;
		if (await startMembership(tx, { spaceId, personId, role, byId, until })) joined.push(spaceId);
	}
	return joined;
}

/**
 * Ends a person's memberships in the projects of a class they left, but for those where another class of theirs still
 * takes part. `at` is UTC ms. Returns the spaces left, to be told to `revocations().membership` after the commit.
 */
export async function leaveProjectsOf(
	tx: Transaction,
	who: ClassPerson & { byId: string; stillIn: string[] },
	at: number
): Promise<string[]> {
	const kept = new Set((await Promise.all(who.stillIn.map((id) => spacesOfClass(tx, id)))).flat().map(({ id }) => id));
	const spaceIds = (await spacesOfClass(tx, who.classId)).map(({ id }) => id).filter((id) => !kept.has(id));
	return endMembershipsIn(tx, { personId: who.personId, byId: who.byId, spaceIds }, at);
}

/** Ends every active membership of a person, as when the account ends. Returns the spaces left. */
export async function leaveAllSpaces(
	tx: Transaction,
	who: { personId: string; byId: string },
	at: number
): Promise<string[]> {
	const rows = await tx
		.select({ id: membership.spaceId })
		.from(membership)
		.where(eq(membership.personId, who.personId));
	return endMembershipsIn(tx, { ...who, spaceIds: rows.map(({ id }) => id) }, at);
}

/** Starts the memberships again that ended at just this moment (UTC ms): the undo of `leaveAllSpaces`. */
export async function rejoinSpaces(
	tx: Transaction,
	who: { personId: string; byId: string },
	endedAt: number
): Promise<string[]> {
	const rows = await tx
		.select()
		.from(membership)
		.where(and(eq(membership.personId, who.personId), eq(membership.until, endedAt)))
		.orderBy(membership.id);
	for (const { spaceId, personId, role } of rows) {
		if (role !== 'visitor') await startMembership(tx, { spaceId, personId, role, byId: who.byId });
	}
	return rows.map(({ spaceId }) => spaceId);
}

async function endMembershipsIn(
	tx: Transaction,
	who: { personId: string; byId: string; spaceIds: string[] },
	at: number
): Promise<string[]> {
	if (who.spaceIds.length === 0) return [];
	const rows = await tx
		.select()
		.from(membership)
		.where(
			and(
				eq(membership.personId, who.personId),
				inArray(membership.spaceId, who.spaceIds),
				or(isNull(membership.until), gt(membership.until, at))
			)
		)
		.orderBy(membership.id);
	for (const row of rows) await endOne(tx, row, who.byId, at);
	return rows.map(({ spaceId }) => spaceId);
}

async function endOne(tx: Transaction, row: MembershipRow, byId: string, at: number): Promise<void> {
	await tx.update(membership).set({ until: at }).where(eq(membership.id, row.id));
	if (row.role === 'visitor') return;
	await append(tx, row.spaceId, {
		type: 'membership.ended',
		subject: row.id,
		actorId: byId,
		schoolId: await schoolOf(tx, byId),
		at,
		data: { person: row.personId }
	});
}

async function spacesOfClass(reader: Reader, classId: string) {
	return reader
		.select({ id: space.id, kind: space.kind })
		.from(space)
		.innerJoin(project, eq(project.id, space.projectId))
		.innerJoin(projectClass, eq(projectClass.projectId, project.id))
		.where(and(eq(projectClass.classId, classId), isNull(project.endedAt)))
		.orderBy(project.createdAt, project.id, space.position);
}
