import { now } from '$lib/time/clock';
import { and, eq, gt, inArray, isNull, lt, ne } from 'drizzle-orm';
import { loginSession } from '../db/schema/auth';
import { oneTimePassword, person, school, suspension } from '../db/schema/people';
import { prepared } from '../db/prepared';
import { read, write, type Reader, type Transaction } from '../db/store';
import { Invalid } from '../errors';
import { append } from '../log/events';
import type { LoginSessionKind } from './lifetimes';

/**
 * The rows behind the login sessions, in the shape Lucia asks of an adapter. Ids are already hashes when they get here.
 *
 * Lucia knows one lifetime for all, by the computer's own clock, and renews it at its half. Ours has two limits per
 * kind and an exact idle time, so Lucia is shown only login sessions that are alive, always with a whole lifetime
 * before them: it never ends or renews one by itself. `renewRow` does, and never past the absolute end.
 */
export interface SessionAttributes {
	kind: LoginSessionKind;
	/** UTC ms: the end if nothing renews it, and the end that nothing moves. */
	endsAt: number;
	endsAtLatest: number;
	/** The hash of the password that the person proved to open it. */
	passwordHash: string;
}

export interface PersonAttributes {
	person: typeof person.$inferSelect;
	school: typeof school.$inferSelect;
	/** Their password is one of one time: it opens nothing but the choice of an own one. */
	mustChoosePassword: boolean;
}

interface ShownSession {
	id: string;
	userId: string;
	expiresAt: Date;
	attributes: SessionAttributes;
}

interface ShownPerson {
	id: string;
	attributes: PersonAttributes;
}

/** How far ahead Lucia is told that a living login session ends, in ms. */
export const shownLifetime = 24 * 60 * 60_000;
/** How long an expired row is kept, so that /login can say why the person has to sign in again. */
const keptAfterExpiry = 24 * 60 * 60_000;

export const loginSessionRows = {
	/** One query for login session, person and school. A suspended person is no user: Lucia then deletes the row. */
	async getSessionAndUser(id: string): Promise<[ShownSession | null, ShownPerson | null]> {
		const [row] = await livingRow(read(), { id, at: now() });
		if (!row) return [null, null];
		const { person, school } = row;
		const shownPerson = { id: person.id, attributes: { person, school, mustChoosePassword: row.oneTimeAt !== null } };
		return [shown(row), row.suspendedAt === null ? shownPerson : null];
	},

	async getUserSessions(personId: string): Promise<ShownSession[]> {
		const rows = await rowsWithPeople(read()).where(and(eq(loginSession.personId, personId), alive()));
		return rows.map(shown);
	},

	/**
	 * Between the check of the password and this row, the password may have changed or the account been suspended.
	 * @throws Invalid when it did.
	 */
	async setSession({ id, userId, attributes }: ShownSession): Promise<void> {
		await write(async (tx) => {
			const [still] = await tx
				.select({ schoolId: person.schoolId })
				.from(person)
				.leftJoin(suspension, eq(suspension.personId, person.id))
				.where(
					and(eq(person.id, userId), eq(person.passwordHash, attributes.passwordHash), isNull(suspension.personId))
				);
			if (!still) throw new Invalid('error_login_wrong');
			const { kind, endsAt: expiresAt, endsAtLatest: absoluteExpiresAt } = attributes;
			const at = now();
			await tx.insert(loginSession).values({ id, personId: userId, kind, createdAt: at, expiresAt, absoluteExpiresAt });
			// That a teacher is there at all is read from the school's log. Of students nothing is kept; of nobody from where.
			const facts = { type: 'login.started', subject: userId, actorId: userId, schoolId: still.schoolId, at };
			if (kind === 'staff') await append(tx, still.schoolId, facts);
		});
	},

	async updateSessionExpiration(): Promise<void> {
		throw new Error('Lucia renewed a login session by itself');
	},

	async deleteSession(id: string): Promise<void> {
		await write(async (tx) => void (await tx.delete(loginSession).where(eq(loginSession.id, id))));
	},

	async deleteUserSessions(personId: string): Promise<void> {
		await write((tx) => removeRowsOf(tx, personId));
	},

	async deleteExpiredSessions(): Promise<void> {
		const longAgo = now() - keptAfterExpiry;
		await write(async (tx) => void (await tx.delete(loginSession).where(lt(loginSession.expiresAt, longAgo))));
	}
};

/** Removes a person's login sessions, but `except`, in the transaction of what makes it necessary. */
export async function removeRowsOf(tx: Transaction, personId: string, except?: string): Promise<void> {
	const others = except === undefined ? undefined : ne(loginSession.id, except);
	await tx.delete(loginSession).where(and(eq(loginSession.personId, personId), others));
}

/** Moves the end (UTC ms) forward, if the row is still there and alive. */
export async function renewRow(id: string, endsAt: number): Promise<void> {
	const earlier = and(eq(loginSession.id, id), lt(loginSession.expiresAt, endsAt), alive());
	await write(async (tx) => void (await tx.update(loginSession).set({ expiresAt: endsAt }).where(earlier)));
}

/** Which of these login sessions are alive, and whose. Suspended people's are not. */
export async function livingRows(ids: string[]): Promise<{ id: string; personId: string }[]> {
	if (ids.length === 0) return [];
	return read()
		.select({ id: loginSession.id, personId: loginSession.personId })
		.from(loginSession)
		.leftJoin(suspension, eq(suspension.personId, loginSession.personId))
		.where(and(inArray(loginSession.id, ids), isNull(suspension.personId), alive()));
}

/** Whether time ran out for a login session on a shared computer because nobody used it. As long as its row is kept. */
export async function endedUnused(id: string): Promise<boolean> {
	const [row] = await read().select().from(loginSession).where(eq(loginSession.id, id));
	return row?.kind === 'shared' && row.expiresAt <= now() && row.expiresAt < row.absoluteExpiresAt;
}

const livingRow = prepared(['id', 'at'], (reader: Reader, { id, at }) =>
	rowsWithPeople(reader).where(and(eq(loginSession.id, id), gt(loginSession.expiresAt, at)))
);

function rowsWithPeople(reader: Reader) {
	return reader
		.select({ session: loginSession, person, school, suspendedAt: suspension.at, oneTimeAt: oneTimePassword.at })
		.from(loginSession)
		.innerJoin(person, eq(person.id, loginSession.personId))
		.innerJoin(school, eq(school.id, person.schoolId))
		.leftJoin(suspension, eq(suspension.personId, person.id))
		.leftJoin(oneTimePassword, eq(oneTimePassword.personId, person.id));
}

/** No row's `expiresAt` is ever later than its absolute end. */
function alive() {
	return gt(loginSession.expiresAt, now());
}

function shown(row: { session: typeof loginSession.$inferSelect; person: { passwordHash: string } }): ShownSession {
	const { id, personId, kind, expiresAt, absoluteExpiresAt } = row.session;
	return {
		id,
		userId: personId,
		expiresAt: new Date(Date.now() + shownLifetime),
		attributes: { kind, endsAt: expiresAt, endsAtLatest: absoluteExpiresAt, passwordHash: row.person.passwordHash }
	};
}
