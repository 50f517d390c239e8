import { and, eq, gt, isNull, or } from 'drizzle-orm';
import type { Language } from '$lib/realtime/events';
import { now } from '$lib/time/clock';
import type { Viewer } from '../auth/viewer';
import { classMember, person, school, suspension } from '../db/schema/people';
import type { Reader } from '../db/store';
import { NotFound } from '../errors';
import { isId } from '../ids';
import type { Coordination, Teaching } from './access';

/**
 * Whose account somebody looks after: teachers and covers the students of their class, coordinators the staff of both
 * schools. Nobody else's account exists for them.
 */
export interface Account {
	id: string;
	schoolId: string;
	role: Viewer['role'];
	name: string;
	signInName: string;
	/** The person's own choice, else the school's. */
	language: Language;
	/** When the account was ended, UTC ms; null while it is open. */
	endedAt: number | null;
	/** When they first came in, UTC ms; null while their slip still waits. */
	firstSignInAt: number | null;
}

/**
 * The account, if this teacher or coordinator looks after it; their own counts among a coordinator's staff.
 * @throws NotFound else, and when there is no such person.
 */
export async function accessAccount(reader: Reader, by: Teaching | Coordination, personId: string): Promise<Account> {
	const [row] = isId(personId) ? await accountRows(reader, personId) : [];
	if (!row) throw new NotFound();
	const isTheirs = 'classId' in by ? await isStudentOf(reader, by.classId, row) : isStaffOf(by, row);
	if (!isTheirs) throw new NotFound();
	const { ownLanguage, schoolLanguage, ...account } = row;
	return { ...account, language: ownLanguage ?? schoolLanguage };
}

function isStaffOf(by: Coordination, { role, schoolId }: { role: Viewer['role']; schoolId: string }): boolean {
	return role !== 'student' && by.schoolIds.includes(schoolId);
}

async function isStudentOf(reader: Reader, classId: string, { id, role }: { id: string; role: Viewer['role'] }) {
	if (role !== 'student') return false;
	const [row] = await reader
		.select({ id: classMember.personId })
		.from(classMember)
		.where(
			and(
				eq(classMember.classId, classId),
				eq(classMember.personId, id),
				eq(classMember.role, 'student'),
				or(isNull(classMember.until), gt(classMember.until, now()))
			)
		);
	return row !== undefined;
}

function accountRows(reader: Reader, personId: string) {
	return reader
		.select({
			id: person.id,
			schoolId: person.schoolId,
			role: person.role,
			name: person.name,
			signInName: person.signInName,
			ownLanguage: person.language,
			schoolLanguage: school.language,
			endedAt: suspension.at,
			firstSignInAt: person.firstSignInAt
		})
		.from(person)
		.innerJoin(school, eq(school.id, person.schoolId))
		.leftJoin(suspension, eq(suspension.personId, person.id))
		.where(eq(person.id, personId));
}
