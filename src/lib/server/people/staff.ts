import { and, eq, gt, inArray, isNotNull, isNull, ne } from 'drizzle-orm';
import { suggestedSignInName } from '$lib/schemas/signInNames';
import { now } from '$lib/time/clock';
import { hashPassword } from '../auth/passwords';
import { normalSignInName } from '../auth/sign-in';
import { classMember, oneTimePassword, person, school, schoolClass, suspension } from '../db/schema/people';
import { read, type Reader } from '../db/store';
import { Invalid, NotFound } from '../errors';
import type { Coordination } from './access';
import { insertAccount } from './accounts';
import { administer } from './administer';
import { addCoordinator } from './exchanges';
import { giveOneTimePassword, newOneTimePassword, type ResetPassword } from './oneTimePasswords';

/** The staff of an exchange's two schools, made by its coordinators: teachers, and further coordinators. */
export interface StaffMember {
	id: string;
	schoolId: string;
	role: 'coordinator' | 'teacher';
	name: string;
	signInName: string;
	/** UTC ms; null while the account is open. */
	endedAt: number | null;
	/** Until when their one-time password is good, UTC ms; null for who has chosen their own. */
	slipUntil: number | null;
}

/** Everybody of the staff of both schools, ended accounts too, by name. */
export async function staffOf(by: Coordination): Promise<StaffMember[]> {
	const rows = await read()
		.select({
			id: person.id,
			schoolId: person.schoolId,
			role: person.role,
			name: person.name,
			signInName: person.signInName,
			endedAt: suspension.at,
			slipUntil: oneTimePassword.expiresAt
		})
		.from(person)
		.leftJoin(suspension, eq(suspension.personId, person.id))
		.leftJoin(oneTimePassword, eq(oneTimePassword.personId, person.id))
		.where(and(inArray(person.schoolId, [...by.schoolIds]), ne(person.role, 'student')));
	const staff = rows.map(({ role, ...one }) => ({
		...one,
		role: role === 'coordinator' ? role : ('teacher' as const)
	}));
	return staff.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}

export interface NewStaff {
	id: string;
	schoolId: string;
	role: 'coordinator' | 'teacher';
	name: string;
	/** Empty: one is made from the name. */
	signInName: string;
}

/**
 * Makes an account for a teacher or a further coordinator, with a one-time password.
 * @throws NotFound when the school is none of this coordinator's · Invalid or Conflict about the sign-in name · see
 * `administer`.
 */
export async function createStaff(by: Coordination, command: NewStaff): Promise<ResetPassword> {
	const { schoolId, role, name } = command;
	const [home] = await read().select().from(school).where(eq(school.id, schoolId));
	if (!home || !by.schoolIds.includes(schoolId)) throw new NotFound();
	const password = newOneTimePassword(home.language);
	const passwordHash = await hashPassword(password);
	const asks = ['account.created', schoolId, role, name, command.signInName];
	const { event, isRepeat } = await administer(by, { id: command.id, asks }, async (tx, { at }) => {
		const signInName = command.signInName || (await freeSignInName(tx, name));
		const id = await insertAccount(tx, { schoolId, role, name, signInName, language: null, passwordHash }, at);
		await giveOneTimePassword(tx, { personId: id, passwordHash, byId: by.personId }, at);
		if (role === 'coordinator') await addCoordinator(tx, by.exchangeId, id, at, by);
		return { log: schoolId, type: 'account.created', subject: id };
	});
	const [made] = await read().select().from(person).where(eq(person.id, event.subject));
	return { password: isRepeat ? null : password, name, signInName: made?.signInName ?? '' };
}

/** @throws Invalid when nothing can be made of the name: then the coordinator writes one. */
async function freeSignInName(reader: Reader, name: string): Promise<string> {
	const base = suggestedSignInName(name);
	if (base.length < 2) throw new Invalid('error_sign_in_name_needed');
	for (let n = 1; ; n++) {
		const wanted = normalSignInName(n === 1 ? base : `${base}${n}`);
		const taken = await reader.select({ id: person.id }).from(person).where(eq(person.signInName, wanted));
		if (taken.length === 0) return wanted;
	}
}

export interface Cover {
	classId: string;
	className: string;
	schoolId: string;
	personId: string;
	name: string;
	/** In the school's calendar, YYYY-MM-DD. */
	lastDay: string;
}

/** The covers of both schools that have not ended, by their last day. */
export async function coversOf(by: Coordination): Promise<Cover[]> {
	const rows = await read()
		.select({
			classId: schoolClass.id,
			className: schoolClass.name,
			schoolId: schoolClass.schoolId,
			personId: person.id,
			name: person.name,
			lastDay: classMember.lastDay
		})
		.from(classMember)
		.innerJoin(schoolClass, eq(schoolClass.id, classMember.classId))
		.innerJoin(person, eq(person.id, classMember.personId))
		.where(
			and(
				inArray(schoolClass.schoolId, [...by.schoolIds]),
				eq(classMember.role, 'teacher'),
				isNotNull(classMember.lastDay),
				gt(classMember.until, now())
			)
		)
		.orderBy(classMember.until, schoolClass.name);
	return rows.flatMap(({ lastDay, ...one }) => (lastDay === null ? [] : [{ ...one, lastDay }]));
}

export interface TaughtClass {
	id: string;
	schoolId: string;
	name: string;
	/** Names of its own teachers, no covers. */
	teachers: string[];
}

/** The classes of both schools with their teachers, by name: what a cover is named for. No student of theirs is told. */
export async function classesIn(by: Coordination): Promise<TaughtClass[]> {
	const inside = inArray(schoolClass.schoolId, [...by.schoolIds]);
	const own = and(inside, eq(classMember.role, 'teacher'), isNull(classMember.until));
	const [classes, teachers] = await Promise.all([
		read()
			.select({ id: schoolClass.id, schoolId: schoolClass.schoolId, name: schoolClass.name })
			.from(schoolClass)
			.where(inside)
			.orderBy(schoolClass.name, schoolClass.id),
		read()
			.select({ classId: schoolClass.id, name: person.name })
			.from(classMember)
			.innerJoin(schoolClass, eq(schoolClass.id, classMember.classId))
			.innerJoin(person, eq(person.id, classMember.personId))
			.where(own)
			.orderBy(person.name)
	]);
	return classes.map((one) => ({
		...one,
		teachers: teachers.filter(({ classId }) => classId === one.id).map(({ name }) => name)
	}));
}
