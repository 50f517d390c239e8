import { and, eq, isNull } from 'drizzle-orm';
import type { Viewer } from '../auth/viewer';
import { classMember, person, schoolClass, suspension } from '../db/schema/people';
import type { Reader, Transaction } from '../db/store';
import { Conflict, Forbidden, NotFound } from '../errors';
import { newId } from '../ids';
import { append } from '../log/events';
import type { Teaching } from './access';
import { isSameName } from './accounts';
import { actOnce, administer } from './administer';

/** Students of one school with their teachers. Who is in a class: rosters.ts; who comes and goes: projects/class….ts. */

/**
 * Makes a class of the viewer's own school, taught by the viewer. Returns its id.
 * @throws NotFound for who is no active teacher · Conflict when the school has a class of that name · see `administer`.
 */
export async function openClass(viewer: Viewer, command: { id: string; name: string }): Promise<string> {
	const { id: personId } = viewer;
	const schoolId = viewer.school.id;
	const actor = { personId, schoolId, scope: schoolId, again: (tx: Transaction) => assertTeacher(tx, personId) };
	const asks = ['openClass', command.name];
	const { event } = await actOnce(actor, { id: command.id, asks }, async (tx, { at }) => {
		const id = newId();
		await assertFreeClassName(tx, schoolId, id, command.name);
		await tx.insert(schoolClass).values({ id, schoolId, name: command.name, createdAt: at });
		await tx.insert(classMember).values({ classId: id, personId, role: 'teacher', joinedAt: at });
		return { log: schoolId, type: 'class.created', subject: id };
	});
	return event.subject;
}

/**
 * Gives the class another name.
 * @throws Forbidden for a cover · Conflict when the school has another class of that name · see `administer`.
 */
export async function renameClass(by: Teaching, command: { id: string; name: string }): Promise<void> {
	const { classId, schoolId } = by;
	await administer(by, { id: command.id, asks: ['renameClass', command.name] }, async (tx) => {
		if (by.until !== null) throw new Forbidden('error_cover_only');
		await assertFreeClassName(tx, schoolId, classId, command.name);
		await tx.update(schoolClass).set({ name: command.name }).where(eq(schoolClass.id, classId));
		return { log: schoolId, type: 'class.renamed', subject: classId };
	});
}

/** Makes a class with everybody in it, in a transaction that does more than that. Returns its id. */
export async function createClass(
	tx: Transaction,
	wanted: { schoolId: string; name: string; teacherIds: string[]; studentIds: string[]; byId: string },
	at: number
): Promise<string> {
	const id = newId();
	const { schoolId, name, byId } = wanted;
	await tx.insert(schoolClass).values({ id, schoolId, name, createdAt: at });
	const member = (role: 'teacher' | 'student') => (personId: string) => ({ classId: id, personId, role, joinedAt: at });
	await tx
		.insert(classMember)
		.values([...wanted.teacherIds.map(member('teacher')), ...wanted.studentIds.map(member('student'))]);
	await append(tx, schoolId, { type: 'class.created', subject: id, actorId: byId, schoolId, at });
	return id;
}

async function assertTeacher(reader: Reader, personId: string): Promise<void> {
	const [found] = await reader
		.select({ id: person.id })
		.from(person)
		.leftJoin(suspension, eq(suspension.personId, person.id))
		.where(and(eq(person.id, personId), eq(person.role, 'teacher'), isNull(suspension.personId)));
	if (!found) throw new NotFound();
}

async function assertFreeClassName(reader: Reader, schoolId: string, classId: string, name: string): Promise<void> {
	const classes = await reader.select().from(schoolClass).where(eq(schoolClass.schoolId, schoolId));
	const taken = classes.some((one) => one.id !== classId && isSameName(one.name, name));
	if (taken) throw new Conflict('error_class_name_taken');
}
