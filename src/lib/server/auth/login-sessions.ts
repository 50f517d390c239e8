import { now } from '$lib/time/clock';
import { Lucia, TimeSpan } from 'lucia';
import { createHash, randomBytes } from 'node:crypto';
import { write } from '../db/store';
import { Unavailable } from '../errors';
import { lifetimes, type LoginSessionKind } from './lifetimes';
import * as rows from './login-session-rows';
import { revocations } from './revocations';

/**
 * Login sessions: opening, checking, renewing, ending. The cookie holds a random token, the database its SHA-256,
 * which is also the login session's id: safe to log, to list and to name a socket's room with.
 * The only file that knows Lucia (docs/decisions/lucia-behind-one-module.md).
 */
declare module 'lucia' {
	interface Register {
		Lucia: typeof lucia;
		DatabaseSessionAttributes: rows.SessionAttributes;
		DatabaseUserAttributes: rows.PersonAttributes;
	}
}

export interface LoginSession extends rows.PersonAttributes {
	id: string;
	kind: LoginSessionKind;
	/** UTC ms: when it ends if nothing renews it, and when it ends whatever happens. */
	endsAt: number;
	endsAtLatest: number;
}

/** A renewal is written when it moves the end by more than this (ms): clicking on costs no write each time. */
const worthRenewing = 60_000;

const lucia = new Lucia<Omit<rows.SessionAttributes, 'passwordHash'>, rows.PersonAttributes>(rows.loginSessionRows, {
	sessionExpiresIn: new TimeSpan(rows.shownLifetime, 'ms'),
	getSessionAttributes: ({ kind, endsAt, endsAtLatest }) => ({ kind, endsAt, endsAtLatest }),
	getUserAttributes: ({ person, school, mustChoosePassword }) => ({ person, school, mustChoosePassword })
});

/**
 * Opens a login session for a person who has just proved the password behind `passwordHash`. Always under a fresh
 * token: one that was in the browser before the login is worth nothing afterwards.
 * @throws Invalid when the password has changed or the account been suspended meanwhile.
 */
export async function createLoginSession(
	personId: string,
	kind: LoginSessionKind,
	passwordHash: string
): Promise<{ token: string; id: string }> {
	const token = randomBytes(32).toString('base64url');
	const { idle, absolute } = lifetimes[kind];
	const attributes = { kind, endsAt: now() + idle, endsAtLatest: now() + absolute, passwordHash };
	const session = await lucia.createSession(personId, attributes, { sessionId: idOf(token) });
	return { token, id: session.id };
}

/** The login session of a token, or null. Never renews: for what a browser asks without anyone touching it. */
export async function validate(token: string): Promise<LoginSession | null> {
	const { session, user } = await lucia.validateSession(idOf(token));
	if (!session) return null;
	const { id, kind, endsAt, endsAtLatest } = session;
	const { person, school, mustChoosePassword } = user;
	return { id, kind, endsAt, endsAtLatest, person, school, mustChoosePassword };
}

/** The same, as a sign of life: for navigations, writes and keepalive. */
export async function validateAndRenew(token: string): Promise<LoginSession | null> {
	const session = await validate(token);
	if (!session) return null;
	const endsAt = Math.min(now() + lifetimes[session.kind].idle, session.endsAtLatest);
	if (endsAt - session.endsAt <= worthRenewing) return session;
	try {
		await rows.renewRow(session.id, endsAt);
	} catch (failure) {
		// A full disk must not keep people from reading.
		if (!(failure instanceof Unavailable)) throw failure;
	}
	return { ...session, endsAt };
}

/** Whether this token's login session, on a shared computer, ended within the last day because nobody used it. */
export async function endedUnused(token: string): Promise<boolean> {
	return rows.endedUnused(idOf(token));
}

/** Ends one login session. Its sockets are cut when this resolves. */
export async function endLoginSession(id: string): Promise<void> {
	await lucia.invalidateSession(id);
	await revocations().loginSession(id);
}

/** Ends a person's login sessions except one, sockets included. */
export async function endOtherLoginSessions(personId: string, except: string): Promise<void> {
	await write((tx) => rows.removeRowsOf(tx, personId, except));
	await revocations().person(personId, except);
}

/** Which of these login sessions are still alive, and whose: for the sweep over open sockets. */
export async function liveLoginSessions(ids: string[]): Promise<Map<string, string>> {
	const living = await rows.livingRows(ids);
	return new Map(living.map(({ id, personId }) => [id, personId]));
}

export async function deleteExpired(): Promise<void> {
	await lucia.deleteExpiredSessions();
}

/** The id a token has in the database. */
export function idOf(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}
