import { classMember, schoolClass } from '../db/schema/people';
import type { Transaction } from '../db/store';
import { newId } from '../ids';
import { append } from '../log/events';

/** Students of one school with their teachers. */
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
