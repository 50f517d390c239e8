import { and, eq, isNull } from 'drizzle-orm';
import { noPassword } from '../auth/passwords';
import { revocations } from '../auth/revocations';
import { classMember, person } from '../db/schema/people';
import type { Reader, Transaction } from '../db/store';
import { Conflict, Forbidden, Invalid, NotFound } from '../errors';
import { append, type LoggedEvent } from '../log/events';
import { accessTeachingAgain, type Teaching } from '../people/access';
import { createAccount, isSameName } from '../people/accounts';
import { administer } from '../people/administer';
import { accessAccount } from '../people/inCare';
import { understandList } from '../people/students';
import { joinProjectsOf, leaveProjectsOf, rejoinSpaces } from './classProjects';

/**
 * The students of a class: added by their names, moved to another class; both with what it means for the class's
 * projects. Events stand in the school's log with the class as their subject. Its teachers: classPeople.ts.
 */
export interface AddedStudents {
	/** One student a line; see people/roster.ts. */
	list: string;
	/** How many of the lines the teacher saw understood; null for one student typed by hand. */
	understood: number | null;
}

/**
 * Makes an account for every line that is understood, all or none. They can sign in once they have a slip. Returns how
 * many were added.
 * @throws Invalid when no line is a student · Conflict when the class changed since the teacher looked at the list ·
 * see `administer`.
 */
export async function addStudents(by: Teaching, command: { id: string }, wanted: AddedStudents): Promise<number> {
	const { classId, schoolId, personId: byId } = by;
	const { list, understood } = wanted;
	const came: { personId: string; joined: string[] }[] = [];
	const asks = { id: command.id, asks: ['addStudents', list, understood] };
	const { event } = await administer(by, asks, async (tx, { at }) => {
		const lines = await understandList(tx, by, list, understood === null);
		const students = lines.flatMap(({ student }) => student ?? []);
		if (understood !== null && students.length !== understood) throw new Conflict('error_roster_changed');
		if (students.length === 0) throw new Invalid('error_roster_nobody');
		for (const student of students) {
			const account = {
				...student,
				schoolId,
				role: 'student' as const,
				language: null,
				passwordHash: noPassword,
				byId
			};
			const personId = await createAccount(tx, account, at);
			came.push({ personId, joined: await enter(tx, { classId, personId }, byId, at) });
		}
		return { log: schoolId, type: 'class.joined', subject: classId, data: { count: students.length } };
	});
	for (const { personId, joined } of came) await tell(personId, { joined, left: [] });
	return Number(event.data.count ?? 0);
}

/**
 * Moves a student of the teacher's class to another class of the school that they teach: out of the old projects, into
 * the new class's. Back in a class they left, they are in the spaces again that they left with it.
 * @throws NotFound for who is no student of the class, or a class that is not theirs · Forbidden for a cover · Conflict
 * when the account has ended, or somebody in the other class has the name · see `administer`.
 */
export async function moveStudent(
	by: Teaching,
	command: { id: string },
	move: { personId: string; to: Teaching }
): Promise<LoggedEvent> {
	const { personId, to } = move;
	const { classId: from, schoolId, personId: byId } = by;
	const spaces = { joined: [] as string[], left: [] as string[] };
	const asks = { id: command.id, asks: ['moveStudent', personId, to.classId] };
	const { event } = await administer(by, asks, async (tx, { at }) => {
		const { until } = await accessTeachingAgain(tx, by);
		// A cover looks after a class for a while; who is in it for good is for its own teachers.
		if (until !== null) throw new Forbidden('error_cover_only');
		await accessTeachingAgain(tx, to);
		if (to.schoolId !== schoolId || to.personId !== byId || to.classId === from) throw new NotFound();
		const { name, endedAt } = await accessAccount(tx, by, personId);
		if (endedAt !== null) throw new Conflict('error_account_ended');
		await assertNameFree(tx, to.classId, name);
		const old = and(eq(classMember.classId, from), eq(classMember.personId, personId));
		await tx.update(classMember).set({ until: at }).where(old);
		const stillIn = [...(await classesOfStudent(tx, personId)), to.classId];
		spaces.left = await leaveProjectsOf(tx, { classId: from, personId, role: 'student', byId, stillIn }, at);
		spaces.joined = await enter(tx, { classId: to.classId, personId }, byId, at);
		const data = { person: personId };
		await append(tx, schoolId, { type: 'class.joined', subject: to.classId, actorId: byId, schoolId, at, data });
		return { log: schoolId, type: 'class.left', subject: from, data };
	});
	await tell(personId, spaces);
	return event;
}

/** Puts a student into a class and its projects; into a class they left, where they were when they left. */
async function enter(
	tx: Transaction,
	{ classId, personId }: { classId: string; personId: string },
	byId: string,
	at: number
): Promise<string[]> {
	const row = and(eq(classMember.classId, classId), eq(classMember.personId, personId));
	const [before] = await tx.select().from(classMember).where(row);
	const facts = { role: 'student' as const, joinedAt: at, until: null };
	if (before) await tx.update(classMember).set(facts).where(row);
	else await tx.insert(classMember).values({ classId, personId, ...facts });
	const leftAt = before?.until ?? null;
	const back = leftAt === null ? [] : await rejoinSpaces(tx, { personId, byId }, leftAt);
	return [...back, ...(await joinProjectsOf(tx, { classId, personId, role: 'student', byId }))];
}

async function classesOfStudent(reader: Reader, personId: string): Promise<string[]> {
	const rows = await reader
		.select({ id: classMember.classId })
		.from(classMember)
		.where(and(eq(classMember.personId, personId), eq(classMember.role, 'student'), isNull(classMember.until)));
	return rows.map(({ id }) => id);
}

async function assertNameFree(reader: Reader, classId: string, name: string): Promise<void> {
	const rows = await reader
		.select({ name: person.name })
		.from(classMember)
		.innerJoin(person, eq(person.id, classMember.personId))
		.where(and(eq(classMember.classId, classId), isNull(classMember.until)));
	if (rows.some((row) => isSameName(row.name, name))) throw new Conflict('error_name_taken');
}

async function tell(personId: string, { joined, left }: { joined: string[]; left: string[] }): Promise<void> {
	for (const spaceId of left) await revocations().membership(personId, spaceId);
	for (const spaceId of joined) await revocations().joined(personId, spaceId);
}
