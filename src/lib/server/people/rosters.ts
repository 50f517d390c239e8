import { and, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import { now } from '$lib/time/clock';
import type { Viewer } from '../auth/viewer';
import { classMember, oneTimePassword, person, suspension } from '../db/schema/people';
import { read } from '../db/store';
import { classesOf, type Teaching } from './access';

/** What a teacher's pages show of classes: the counts of each, and everybody in one. */
export interface ClassRow {
	id: string;
	name: string;
	students: number;
	/** Students who have not signed in yet. */
	waiting: number;
	/** Of a cover: when it ends, UTC ms. */
	until: number | null;
}

export interface RosterStudent {
	id: string;
	name: string;
	signInName: string;
	/** Has chosen an own password · holds a one-time password · has none yet · holds one that is too old. */
	state: 'in' | 'slip' | 'none' | 'expired';
	/** Whether they ever chose an own password: slips are for who has not. */
	hasSignedIn: boolean;
	/** Until when a one-time password is good, UTC ms; null without one. */
	slipUntil: number | null;
	/** When the account was ended, UTC ms; null while it is open. */
	endedAt: number | null;
}

export interface RosterTeacher {
	id: string;
	name: string;
	/** Of a cover: the last day, YYYY-MM-DD in the school's calendar. */
	lastDay: string | null;
	/** Whether the account was ended. */
	ended: boolean;
}

export interface Roster {
	students: RosterStudent[];
	ended: RosterStudent[];
	teachers: RosterTeacher[];
	/** Other teachers of the school, who may be asked to teach or cover the class. */
	colleagues: { id: string; name: string }[];
}

/** The classes the viewer teaches or covers, by name. */
export async function classRowsOf(viewer: Viewer): Promise<ClassRow[]> {
	const teachings = await classesOf(viewer);
	const rows = await peopleIn(teachings.map(({ classId }) => classId));
	return teachings.map(({ classId, className, until }) => {
		const students = rows.filter((row) => row.classId === classId && row.role === 'student' && row.endedAt === null);
		const waiting = students.filter(({ firstSignInAt }) => firstSignInAt === null).length;
		return { id: classId, name: className, students: students.length, waiting, until };
	});
}

/** Everybody in the class, by name. */
export async function rosterOf(by: Teaching): Promise<Roster> {
	const [rows, staff] = await Promise.all([peopleIn([by.classId]), teachersOf(by.schoolId)]);
	const students = rows.filter(({ role }) => role === 'student').map(studentIn);
	const teachers = rows.filter(({ role }) => role === 'teacher');
	return {
		students: students.filter(({ endedAt }) => endedAt === null),
		ended: students.filter(({ endedAt }) => endedAt !== null),
		teachers: teachers.map(({ id, name, lastDay, endedAt }) => ({ id, name, lastDay, ended: endedAt !== null })),
		colleagues: staff.filter(({ id }) => !teachers.some((teacher) => teacher.id === id))
	};
}

type PersonIn = Awaited<ReturnType<typeof peopleIn>>[number];

function studentIn({ id, name, signInName, firstSignInAt, slipUntil, endedAt }: PersonIn): RosterStudent {
	const state = stateOf(firstSignInAt, slipUntil);
	return { id, name, signInName, state, hasSignedIn: firstSignInAt !== null, slipUntil, endedAt };
}

function stateOf(firstSignInAt: number | null, slipUntil: number | null): RosterStudent['state'] {
	if (slipUntil !== null) return slipUntil > now() ? 'slip' : 'expired';
	return firstSignInAt === null ? 'none' : 'in';
}

async function peopleIn(classIds: string[]) {
	if (classIds.length === 0) return [];
	const rows = await read()
		.select({
			classId: classMember.classId,
			role: classMember.role,
			lastDay: classMember.lastDay,
			id: person.id,
			name: person.name,
			signInName: person.signInName,
			firstSignInAt: person.firstSignInAt,
			slipUntil: oneTimePassword.expiresAt,
			endedAt: suspension.at
		})
		.from(classMember)
		.innerJoin(person, eq(person.id, classMember.personId))
		.leftJoin(oneTimePassword, eq(oneTimePassword.personId, person.id))
		.leftJoin(suspension, eq(suspension.personId, person.id))
		.where(and(inArray(classMember.classId, classIds), or(isNull(classMember.until), gt(classMember.until, now()))));
	return rows.sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
}

async function teachersOf(schoolId: string): Promise<{ id: string; name: string }[]> {
	const rows = await read()
		.select({ id: person.id, name: person.name })
		.from(person)
		.leftJoin(suspension, eq(suspension.personId, person.id))
		.where(and(eq(person.schoolId, schoolId), eq(person.role, 'teacher'), isNull(suspension.personId)));
	return rows.sort((a, b) => a.name.localeCompare(b.name));
}
