import { and, eq } from 'drizzle-orm';
import { now } from '$lib/time/clock';
import { revocations } from '../auth/revocations';
import { person } from '../db/schema/people';
import { membership } from '../db/schema/projects';
import { read, type Reader, type Transaction } from '../db/store';
import { Invalid, NotFound } from '../errors';
import { newId } from '../ids';
import { append, type LoggedEvent } from '../log/events';
import type { Membership } from './access';
import { change } from './change';

/** Who is in a space. Rows are never deleted: a membership that ended keeps when, and can start again. */
export type MembershipRow = typeof membership.$inferSelect;

/**
 * Makes a person a member of a space, in the transaction that creates the space or the project. The member sees the
 * whole history and starts with everything read.
 */
export async function startMembership(
	tx: Transaction,
	start: { spaceId: string; personId: string; role: MembershipRow['role']; byId: string | null }
): Promise<LoggedEvent> {
	const id = newId();
	const at = now();
	const event = await append(tx, start.spaceId, {
		type: 'membership.started',
		subject: id,
		actorId: start.byId,
		schoolId: await schoolOf(tx, start.byId ?? start.personId),
		at,
		data: { person: start.personId }
	});
	await tx.insert(membership).values({
		id,
		spaceId: start.spaceId,
		personId: start.personId,
		role: start.role,
		joinedAt: at,
		until: null,
		readTo: event.n,
		...seen(event.n, at)
	});
	return event;
}

/**
 * Takes a student out of a team. Their texts stay; their sockets leave the space before this returns.
 * @throws NotFound for anything but an active student of this space · Invalid outside a team · see `change`.
 */
export async function endMembership(by: Membership, command: { id: string; membership: string }): Promise<LoggedEvent> {
	let ended: MembershipRow | undefined;
	const asks = { id: command.id, asks: ['end', command.membership] };
	const event = await change(by, 'moderate', asks, async (tx, { at, member }) => {
		ended = await studentOfTeam(tx, member, command.membership);
		if (!isActive(ended, at)) throw new NotFound();
		await tx.update(membership).set({ until: at }).where(eq(membership.id, ended.id));
		return { type: 'membership.ended', subject: ended.id, data: { person: ended.personId } };
	});
	if (ended) await revocations().membership(ended.personId, by.spaceId);
	return event;
}

/**
 * Puts a student who was taken out back into the team, with everything read.
 * @throws NotFound for anything but a former student of this space · Invalid outside a team · see `change`.
 */
export async function restoreMembership(
	by: Membership,
	command: { id: string; membership: string }
): Promise<LoggedEvent> {
	let restored: MembershipRow | undefined;
	const asks = { id: command.id, asks: ['restore', command.membership] };
	const event = await change(by, 'moderate', asks, async (tx, { n, at, member }) => {
		restored = await studentOfTeam(tx, member, command.membership);
		if (isActive(restored, at)) throw new NotFound();
		await tx
			.update(membership)
			.set({ until: null, joinedAt: at, readTo: n, ...seen(n, at) })
			.where(eq(membership.id, restored.id));
		return { type: 'membership.started', subject: restored.id, data: { person: restored.personId } };
	});
	if (restored) await revocations().joined(restored.personId, by.spaceId);
	return event;
}

/** Every person who is or was a member of the membership's space: the page's list of names. */
export async function peopleOf(member: Membership) {
	return read()
		.select({
			id: person.id,
			name: person.name,
			schoolId: person.schoolId,
			role: membership.role
		})
		.from(membership)
		.innerJoin(person, eq(person.id, membership.personId))
		.where(eq(membership.spaceId, member.spaceId))
		.orderBy(person.name);
}

async function studentOfTeam(tx: Transaction, by: Membership, membershipId: string): Promise<MembershipRow> {
	if (by.spaceKind !== 'team') throw new Invalid('error_teams_only');
	const [row] = await tx
		.select()
		.from(membership)
		.where(and(eq(membership.id, membershipId), eq(membership.spaceId, by.spaceId)));
	if (!row || row.role !== 'student') throw new NotFound();
	return row;
}

function seen(n: number, at: number) {
	return { seenTo: n, seenAt: at, seenToBefore: n, seenAtBefore: at };
}

function isActive(row: MembershipRow, at: number): boolean {
	return row.until === null || row.until > at;
}

async function schoolOf(reader: Reader, personId: string): Promise<string | null> {
	const [row] = await reader.select({ school: person.schoolId }).from(person).where(eq(person.id, personId));
	return row?.school ?? null;
}
