import { and, eq } from 'drizzle-orm';
import { randomInt } from 'node:crypto';
import type { Language } from '$lib/realtime/events';
import { now } from '$lib/time/clock';
import { forgetAttempts } from '../auth/attempts';
import { removeRowsOf } from '../auth/login-session-rows';
import { asOnSlip, markOneTime, unmarkOneTime } from '../auth/one-time-passwords';
import { assertGoodPassword, hashPassword, verifyPassword } from '../auth/passwords';
import { revocations } from '../auth/revocations';
import type { Viewer } from '../auth/viewer';
import { words } from '../auth/words';
import { person } from '../db/schema/people';
import { read, write, type Transaction } from '../db/store';
import { Conflict, Invalid, NotFound } from '../errors';
import { append } from '../log/events';
import type { Coordination, Teaching } from './access';
import { administer } from './administer';
import { accessAccount } from './inCare';

/**
 * The passwords that staff hand out: on a slip for who is new, on a screen for who forgot theirs. Seen once, kept as a
 * hash, good for fourteen days and only to choose an own one.
 */

/**
 * Three words and two digits, such as `maple-otter-kite-42`. 750 English words make 35 bits, 550 Dutch ones 34: with at
 * most fifty tries per account in a quarter of an hour, its fourteen days give a guesser one chance in 220,000.
 */
export function newOneTimePassword(language: Language): string {
	const list = words[language];
	const chosen = Array.from({ length: 3 }, () => list[randomInt(list.length)]);
	return [...chosen, String(randomInt(10, 100))].join('-');
}

/**
 * Makes `passwordHash` (of a `newOneTimePassword`, hashed before the transaction) the person's password until they
 * choose one, and removes their login sessions. `at` is UTC ms. After the commit: `await revocations().person(id)`.
 */
export async function giveOneTimePassword(
	tx: Transaction,
	{ personId, passwordHash, byId }: { personId: string; passwordHash: string; byId: string | null },
	at: number
): Promise<void> {
	await tx.update(person).set({ passwordHash }).where(eq(person.id, personId));
	await markOneTime(tx, { personId, byId }, at);
	await removeRowsOf(tx, personId);
}

export interface ResetPassword {
	/** Null when the same command ran before: it was shown then, and only its hash is left. */
	password: string | null;
	name: string;
	signInName: string;
}

/**
 * A new one-time password for a person whom this teacher or coordinator looks after, who is signed out everywhere when
 * this resolves.
 * @throws NotFound for everybody else's, and one's own; Conflict when the account has ended, or the command's id was
 * used for something else.
 */
export async function resetPassword(
	by: Teaching | Coordination,
	command: { id: string },
	personId: string
): Promise<ResetPassword> {
	const { language, name, signInName } = await accountToReset(by, personId);
	const password = newOneTimePassword(language);
	const passwordHash = await hashPassword(password);
	const asks = ['password.reset', personId];
	const { isRepeat } = await administer(by, { id: command.id, asks }, async (tx, { at }) => {
		const { schoolId } = await accountToReset(by, personId, tx);
		await giveOneTimePassword(tx, { personId, passwordHash, byId: by.personId }, at);
		return { log: schoolId, type: 'password.reset', subject: personId };
	});
	await revocations().person(personId);
	await forgetAttempts(signInName);
	return { password: isRepeat ? null : password, name, signInName };
}

/**
 * Gives who came in with a one-time password one of their own: from now on only that one counts, and only this login
 * session lives.
 * @throws Invalid when it is too easy, or the slip's again; NotFound when there is nothing to choose (any more).
 */
export async function choosePassword(viewer: Viewer, next: string): Promise<void> {
	const [known] = await read().select().from(person).where(eq(person.id, viewer.id));
	if (!known || !viewer.mustChoosePassword) throw new NotFound();
	assertGoodPassword(next, known.signInName);
	if (await verifyPassword(asOnSlip(next), known.passwordHash)) throw new Invalid('error_password_is_slip');
	const passwordHash = await hashPassword(next);
	await write(async (tx) => {
		const at = now();
		const firstSignInAt = known.firstSignInAt ?? at;
		const unchanged = and(eq(person.id, viewer.id), eq(person.passwordHash, known.passwordHash));
		const changed = await tx.update(person).set({ passwordHash, firstSignInAt }).where(unchanged).returning();
		// Chosen in another window, or given another slip, meanwhile.
		if (changed.length === 0 || !(await unmarkOneTime(tx, viewer.id))) throw new NotFound();
		await removeRowsOf(tx, viewer.id, viewer.loginSession);
		const schoolId = viewer.school.id;
		await append(tx, schoolId, { type: 'password.changed', subject: viewer.id, actorId: viewer.id, schoolId, at });
	});
	await revocations().person(viewer.id, viewer.loginSession);
}

async function accountToReset(by: Teaching | Coordination, personId: string, tx?: Transaction) {
	const account = await accessAccount(tx ?? read(), by, personId);
	// Who knows the own password changes it at /me; who does not is let in by somebody else.
	if (account.id === by.personId) throw new NotFound();
	if (account.endedAt !== null) throw new Conflict('error_account_ended');
	return account;
}
