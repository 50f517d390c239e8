import { and, eq, gt, inArray, isNull, ne, or } from 'drizzle-orm';
import type { Language } from '$lib/realtime/events';
import { now } from '$lib/time/clock';
import { reserveAttempt } from '../auth/attempts';
import { removeRowsOf } from '../auth/login-session-rows';
import { assertGoodPassword, hashPassword, verifyPassword } from '../auth/passwords';
import { revocations } from '../auth/revocations';
import { normalSignInName } from '../auth/sign-in';
import type { Viewer } from '../auth/viewer';
import { isUniqueViolation } from '../db/failures';
import { classMember, person } from '../db/schema/people';
import { read, write, type Transaction } from '../db/store';
import { Conflict, Forbidden, Invalid, NotFound } from '../errors';
import { newId } from '../ids';
import { append } from '../log/events';
import type { Coordination, Teaching } from './access';
import { administer } from './administer';
import { accessAccount } from './inCare';

/** People's accounts: made by the staff of their school, ended by them (projects/accountEnds.ts), never deleted. */
type Role = Viewer['role'];

export interface NewAccount {
	schoolId: string;
	role: Role;
	signInName: string;
	/** The one display name. */
	name: string;
	/** Null: the school's language. */
	language: Language | null;
	/** From `hashPassword`, made before the transaction: hashing is no work for inside one. */
	passwordHash: string;
	/** Who made it; null for the installation itself. */
	byId: string | null;
	/** UTC ms, of who needs no slip; left out while they have not come in. */
	firstSignInAt?: number;
}

/**
 * Makes an account, and its event in the school's log. Returns the person's id. `at` is UTC ms.
 * @throws as `insertAccount` does.
 */
export async function createAccount(tx: Transaction, wanted: NewAccount, at: number): Promise<string> {
	const id = await insertAccount(tx, wanted, at);
	const { schoolId, byId } = wanted;
	await append(tx, schoolId, { type: 'account.created', subject: id, actorId: byId, schoolId, at });
	return id;
}

/**
 * The account alone, for a command whose own event is `account.created`. Returns the person's id.
 * @throws Invalid when nobody could sign in with that name; Conflict when somebody does already.
 */
export async function insertAccount(tx: Transaction, wanted: Omit<NewAccount, 'byId'>, at: number): Promise<string> {
	const { schoolId, role, name, language, passwordHash, firstSignInAt } = wanted;
	const signInName = normalSignInName(wanted.signInName);
	if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]{1,63}$/u.test(signInName)) throw new Invalid('error_sign_in_name');
	const id = newId();
	try {
		const row = { id, schoolId, role, signInName, name, language, passwordHash, createdAt: at, firstSignInAt };
		await tx.insert(person).values(row);
	} catch (failure) {
		throw isUniqueViolation(failure) ? new Conflict('error_sign_in_name_taken') : failure;
	}
	return id;
}

/**
 * Gives the viewer a new password and ends their other login sessions.
 * @throws Forbidden when `current` is wrong; Invalid when `next` is too easy; TooMany after ten failures.
 */
export async function changePassword(viewer: Viewer, { current, next }: { current: string; next: string }) {
	const known = await credentialsOf(viewer.id);
	assertGoodPassword(next, known.signInName);
	const attempt = await reserveAttempt(known.signInName, viewer.loginSession);
	if (!(await verifyPassword(current, known.passwordHash))) throw new Forbidden('error_password_wrong');
	attempt.succeeded();
	const passwordHash = await hashPassword(next);
	await write(async (tx) => {
		const unchanged = and(eq(person.id, viewer.id), eq(person.passwordHash, known.passwordHash));
		const changed = await tx.update(person).set({ passwordHash }).where(unchanged).returning({ id: person.id });
		if (changed.length === 0) throw new Forbidden('error_password_wrong');
		await removeRowsOf(tx, viewer.id, viewer.loginSession);
		const { id, school } = viewer;
		const told = { subject: id, actorId: id, schoolId: school.id, at: now() };
		await append(tx, school.id, { type: 'password.changed', ...told });
	});
	await revocations().person(viewer.id, viewer.loginSession);
}

/** The language in which the viewer reads everything from now on. */
export async function chooseLanguage(viewer: Viewer, language: Language): Promise<void> {
	await write(async (tx) => void (await tx.update(person).set({ language }).where(eq(person.id, viewer.id))));
}

/**
 * Gives a person whom this teacher or coordinator looks after another display name.
 * @throws NotFound for everybody else's; Conflict when somebody in one of the person's classes is called so.
 */
export async function renamePerson(
	by: Teaching | Coordination,
	command: { id: string; name: string },
	personId: string
): Promise<void> {
	const asks = ['account.renamed', personId, command.name];
	await administer(by, { id: command.id, asks }, async (tx) => {
		const { schoolId } = await accessAccount(tx, by, personId);
		await assertFreeName(tx, command.name, personId);
		await tx.update(person).set({ name: command.name }).where(eq(person.id, personId));
		return { log: schoolId, type: 'account.renamed', subject: personId };
	});
}

/** Whoever shares a class must not be taken for one another, whatever the capitals. */
async function assertFreeName(tx: Transaction, name: string, personId: string): Promise<void> {
	const active = or(isNull(classMember.until), gt(classMember.until, now()));
	const classes = tx
		.select({ id: classMember.classId })
		.from(classMember)
		.where(and(eq(classMember.personId, personId), active));
	const others = await tx
		.select({ name: person.name })
		.from(classMember)
		.innerJoin(person, eq(person.id, classMember.personId))
		.where(and(inArray(classMember.classId, classes), ne(person.id, personId), active));
	if (others.some((other) => isSameName(other.name, name))) throw new Conflict('error_name_taken');
}

/** Whether two display names look alike to who reads them. */
export function isSameName(one: string, other: string): boolean {
	const plain = (name: string) => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
	return plain(one) === plain(other);
}

async function credentialsOf(personId: string) {
	const [row] = await read()
		.select({ signInName: person.signInName, passwordHash: person.passwordHash })
		.from(person)
		.where(eq(person.id, personId));
	if (!row) throw new NotFound();
	return row;
}
