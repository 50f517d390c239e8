import { eq } from 'drizzle-orm';
import { removeRowsOf } from '../auth/login-session-rows';
import { revocations } from '../auth/revocations';
import { suspension } from '../db/schema/people';
import { Conflict, NotFound } from '../errors';
import type { LoggedEvent } from '../log/events';
import type { Coordination, Teaching } from '../people/access';
import { administer } from '../people/administer';
import { accessAccount } from '../people/inCare';
import { leaveAllSpaces, rejoinSpaces } from './classProjects';

/**
 * The end of an account, and its undo: teachers end students of their class, coordinators the staff of their schools.
 * What the person wrote stays, under their name.
 */

/**
 * Ends an account: no login session, no membership and no socket is left when this resolves.
 * @throws NotFound for whom this keeper does not look after, and for the keeper · Conflict when it has ended already ·
 * see `administer`.
 */
export async function endAccount(
	by: Teaching | Coordination,
	command: { id: string },
	personId: string
): Promise<LoggedEvent> {
	if (personId === by.personId) throw new NotFound();
	const asks = { id: command.id, asks: ['endAccount', personId] };
	const { event } = await administer(by, asks, async (tx, { at }) => {
		const { schoolId, endedAt } = await accessAccount(tx, by, personId);
		if (endedAt !== null) throw new Conflict('error_account_ended');
		await tx.insert(suspension).values({ personId, byId: by.personId, at });
		await removeRowsOf(tx, personId);
		await leaveAllSpaces(tx, { personId, byId: by.personId }, at);
		return { log: schoolId, type: 'account.ended', subject: personId };
	});
	await revocations().person(personId);
	return event;
}

/**
 * Lets a person in again whose account had ended, into the spaces they were in at that moment. Their password is the
 * one they had.
 * @throws NotFound as `endAccount` does · Conflict when the account is open · see `administer`.
 */
export async function reopenAccount(
	by: Teaching | Coordination,
	command: { id: string },
	personId: string
): Promise<LoggedEvent> {
	const asks = { id: command.id, asks: ['reopenAccount', personId] };
	const { event } = await administer(by, asks, async (tx) => {
		const { schoolId, endedAt } = await accessAccount(tx, by, personId);
		if (endedAt === null) throw new Conflict('error_account_open');
		await tx.delete(suspension).where(eq(suspension.personId, personId));
		await rejoinSpaces(tx, { personId, byId: by.personId }, endedAt);
		return { log: schoolId, type: 'account.reopened', subject: personId };
	});
	return event;
}
