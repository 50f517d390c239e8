import { and, asc, desc, eq, gt, isNull, or } from 'drizzle-orm';
import { now } from '$lib/time/clock';
import { revocations } from '../auth/revocations';
import { classMember, person, schoolClass, suspension } from '../db/schema/people';
import { membership, projectClass, projectSchool, space } from '../db/schema/projects';
import { read, type Reader, type Transaction } from '../db/store';
import { Forbidden, NotFound } from '../errors';
import { accessTeachingAgain, type Teaching } from '../people/access';
import type { Membership } from './access';
import { conduct } from './conduct';
import { startMembership } from './memberships';

/** The classes that take part in a project. Who joins such a class later joins the project (classProjects.ts). */
export interface Joined {
	personId: string;
	spaceId: string;
}

/**
 * Lets a class take part, within a transaction: its active teachers and covers come into every space, its active
 * students into the common one. `at` is UTC ms. Returns who came where, for `tellJoined` after the commit.
 */
export async function takeInClass(
	tx: Transaction,
	wanted: { projectId: string; classId: string; byId: string },
	at: number
): Promise<Joined[]> {
	const { projectId, classId, byId } = wanted;
	const [found] = await tx.select().from(schoolClass).where(eq(schoolClass.id, classId));
	if (!found) throw new NotFound();
	await tx.insert(projectSchool).values({ projectId, schoolId: found.schoolId }).onConflictDoNothing();
	await tx.insert(projectClass).values({ projectId, classId, addedAt: at }).onConflictDoNothing();
	const spaces = await tx.select().from(space).where(eq(space.projectId, projectId)).orderBy(asc(space.position));
	const joined: Joined[] = [];
	for (const { personId, role, until } of await activePeopleOf(tx, classId, at)) {
		for (const { id: spaceId, kind } of spaces) {
			if (role === 'student' && kind !== 'common') continue;
			const started = await startMembership(tx, { spaceId, personId, role, byId, until });
			if (started) joined.push({ personId, spaceId });
		}
	}
	return joined;
}

/** Puts the open sockets of everybody who came into the rooms of where they came. Awaited after the commit. */
export async function tellJoined(joined: Joined[]): Promise<void> {
	for (const { personId, spaceId } of joined) await revocations().joined(personId, spaceId);
}

/**
 * Lets another class of the teacher's take part. Twice is once.
 * @throws NotFound when they do not teach it any more · Forbidden for a cover, who would stay in the project by it ·
 * see `conduct`.
 */
export async function addClass(by: Membership, command: { id: string }, teaching: Teaching): Promise<void> {
	if (teaching.personId !== by.personId) throw new NotFound();
	const { classId } = teaching;
	let joined: Joined[] = [];
	const asks = ['class', classId];
	await conduct(by, { id: command.id, asks }, async (tx, { at, member, project: { id: projectId } }) => {
		await accessTeachingAgain(tx, teaching);
		const [own] = await tx.select({ until: membership.until }).from(membership).where(eq(membership.id, member.id));
		if (!own || own.until !== null) throw new Forbidden('error_cover_only');
		joined = await takeInClass(tx, { projectId, classId, byId: by.personId }, at);
		return { type: 'project.classAdded', subject: projectId, data: { class: classId } };
	});
	await tellJoined(joined);
}

export interface ProjectClass {
	id: string;
	name: string;
	schoolId: string;
	students: number;
}

/** The classes of the membership's project, with how many active students each has now. */
export async function classesOfProject(member: Membership): Promise<ProjectClass[]> {
	const rows = await read()
		.select({ id: schoolClass.id, name: schoolClass.name, schoolId: schoolClass.schoolId })
		.from(projectClass)
		.innerJoin(schoolClass, eq(schoolClass.id, projectClass.classId))
		.where(eq(projectClass.projectId, member.projectId))
		.orderBy(schoolClass.name, schoolClass.id);
	const people = await Promise.all(rows.map(({ id }) => activePeopleOf(read(), id, now())));
	const students = (index: number) => people[index]!.filter(({ role }) => role === 'student').length;
	return rows.map((row, index) => ({ ...row, students: students(index) }));
}

/** Everybody whose part in the class has not ended and whose account is open. Of a cover, `until` is when it ends. */
async function activePeopleOf(reader: Reader, classId: string, at: number) {
	return reader
		.select({ personId: classMember.personId, role: classMember.role, until: classMember.until })
		.from(classMember)
		.innerJoin(person, eq(person.id, classMember.personId))
		.leftJoin(suspension, eq(suspension.personId, classMember.personId))
		.where(
			and(
				eq(classMember.classId, classId),
				isNull(suspension.personId),
				or(isNull(classMember.until), gt(classMember.until, at))
			)
		)
		.orderBy(desc(classMember.role), asc(person.name), asc(person.id));
}
