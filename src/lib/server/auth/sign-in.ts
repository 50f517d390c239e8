import { eq } from 'drizzle-orm';
import type { Language } from '$lib/realtime/events';
import { oneTimePassword, person, school } from '../db/schema/people';
import { read } from '../db/store';
import { Invalid } from '../errors';
import { reserveAttempt } from './attempts';
import { kindFor, type LoginSessionKind } from './lifetimes';
import { createLoginSession } from './login-sessions';
import { asOnSlip, isStillGood } from './one-time-passwords';
import { verifyPassword } from './passwords';

/**
 * Signing in with name and password. Wrong, unknown, suspended and a slip that is too old answer with the same refusal
 * after the same work: nobody learns from it who has an account here.
 */
export interface Credentials {
	name: string;
	password: string;
	/** The address the request came from. */
	address: string;
	/** "This is my own laptop". Means nothing for staff. */
	ownLaptop: boolean;
}

export interface SignedIn {
	token: string;
	kind: LoginSessionKind;
	viewerLanguage: Language;
}

/**
 * @throws TooMany after too many failures, Unavailable when too many are signing in at this moment, Invalid else.
 */
export async function signIn({ name, password, address, ownLaptop }: Credentials): Promise<SignedIn> {
	const signInName = normalSignInName(name);
	const attempt = await reserveAttempt(signInName, address);
	const found = await accountNamed(signInName).catch(withdraw);
	// What comes from a slip is typed in capitals, or with spaces; a password people chose is taken to the letter.
	const typed = found && found.slipExpiresAt !== null ? asOnSlip(password) : password;
	const right = await verifyPassword(typed, found?.passwordHash ?? null).catch(withdraw);
	if (!found || !right || !isStillGood(found.slipExpiresAt)) throw new Invalid('error_login_wrong');

	const kind = kindFor(found.role, ownLaptop);
	// Refuses the suspended, in the transaction that would open the login session.
	const { token } = await createLoginSession(found.id, kind, found.passwordHash);
	attempt.succeeded();
	return { token, kind, viewerLanguage: found.language ?? found.schoolLanguage };

	function withdraw(failure: unknown): never {
		attempt.withdrawn();
		throw failure;
	}
}

/** How a sign-in name is stored, compared and counted. */
export function normalSignInName(name: string): string {
	return name.toWellFormed().replaceAll('\0', '\uFFFD').normalize('NFC').trim().toLowerCase().slice(0, 200);
}

async function accountNamed(signInName: string) {
	const [row] = await read()
		.select({
			id: person.id,
			role: person.role,
			passwordHash: person.passwordHash,
			language: person.language,
			schoolLanguage: school.language,
			slipExpiresAt: oneTimePassword.expiresAt
		})
		.from(person)
		.innerJoin(school, eq(school.id, person.schoolId))
		.leftJoin(oneTimePassword, eq(oneTimePassword.personId, person.id))
		.where(eq(person.signInName, signInName));
	return row;
}
