import { and, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import { now } from '$lib/time/clock';
import { classMember } from '../db/schema/people';
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

/**
 * Brings a teacher's memberships in the projects of a class into line with the classes they teach now: started, ended,
 * or lasting as long as the longest of these classes has them (a cover's last day moves without anybody rejoining).
 * `at` is UTC ms. Returns what to tell `revocations` after the commit.
 */
export async function settleTeacher(
	tx: Transaction,
	who: { classId: string; personId: string; byId: string },
	at: number
): Promise<{ joined: string[]; left: string[] }> {
	const { personId, byId } = who;
	const joined: string[] = [];
	const toLeave: string[] = [];
	// Of a project that has ended too: its teachers still write, and may let it run again.
	for (const { id: spaceId, endedAt } of await everySpaceOfClass(tx, who.classId)) {
		const term = await termIn(tx, personId, spaceId, at);
		const [row] = await tx
			.select()
			.from(membership)
			.where(and(eq(membership.spaceId, spaceId), eq(membership.personId, personId)));
		const isTeacher = row?.role === 'teacher' && (row.until === null || row.until > at);
		if (term === 'over' || term === 'none') toLeave.push(spaceId);
		else if (isTeacher) await tx.update(membership).set({ until: term.until }).where(eq(membership.id, row.id));
		else if (endedAt !== null) continue;
		else if (await startMembership(tx, { spaceId, personId, role: 'teacher', byId, until: term.until })) {
			joined.push(spaceId);
		}
	}
	return { joined, left: await endMembershipsIn(tx, { personId, byId, spaceIds: toLeave }, at) };
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

/**
 * Starts the memberships again that ended at just this moment (UTC ms): the undo of `leaveAllSpaces`. A cover's last as
 * long as the cover does; one whose last day is over meanwhile stays away.
 */
export async function rejoinSpaces(
	tx: Transaction,
	who: { personId: string; byId: string },
	endedAt: number
): Promise<string[]> {
	const at = now();
	const joined: string[] = [];
	const rows = await tx
		.select()
		.from(membership)
		.where(and(eq(membership.personId, who.personId), eq(membership.until, endedAt)))
		.orderBy(membership.id);
	for (const { spaceId, personId, role } of rows) {
		const term = role === 'teacher' ? await termIn(tx, personId, spaceId, at) : 'none';
		if (role === 'visitor' || term === 'over') continue;
		const until = term === 'none' ? null : term.until;
		if (await startMembership(tx, { spaceId, personId, role, byId: who.byId, until })) joined.push(spaceId);
	}
	return joined;
}

/**
 * How long the classes of a space's project have this teacher: without end (null), or until the last of their days
 * (UTC ms). 'over' when all of it has ended, 'none' when no class of theirs ever took part.
 */
async function termIn(
	reader: Reader,
	personId: string,
	spaceId: string,
	at: number
): Promise<{ until: number | null } | 'over' | 'none'> {
	const rows = await reader
		.select({ until: classMember.until })
		.from(classMember)
		.innerJoin(projectClass, eq(projectClass.classId, classMember.classId))
		.innerJoin(space, eq(space.projectId, projectClass.projectId))
		.where(and(eq(space.id, spaceId), eq(classMember.personId, personId), eq(classMember.role, 'teacher')));
	if (rows.length === 0) return 'none';
	const ends = rows.flatMap(({ until }) => (until === null || until > at ? [until] : []));
	if (ends.length === 0) return 'over';
	return { until: ends.includes(null) ? null : Math.max(...ends.map(Number)) };
}

/** Ends a person’s active memberships in these spaces. `at` is UTC ms. Returns the spaces left, for `revocations`. */
export async function endMembershipsIn(
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

/** The spaces of the class's running projects. */
async function spacesOfClass(reader: Reader, classId: string) {
	return (await everySpaceOfClass(reader, classId)).filter(({ endedAt }) => endedAt === null);
}

async function everySpaceOfClass(reader: Reader, classId: string) {
	return reader
		.select({ id: space.id, kind: space.kind, endedAt: project.endedAt })
		.from(space)
		.innerJoin(project, eq(project.id, space.projectId))
		.innerJoin(projectClass, eq(projectClass.projectId, project.id))
		.where(eq(projectClass.classId, classId))
		.orderBy(project.createdAt, project.id, space.position);
}
