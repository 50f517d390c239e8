import { and, eq, ne } from 'drizzle-orm';
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
 * Makes a person a member of a space, or a member again, in a transaction that does more than that. The member sees
 * the whole history and starts with everything read. `until` (UTC ms) ends it by itself. Null when they are a member
 * already, for at least as long.
 */
export async function startMembership(
	tx: Transaction,
	start: {
		spaceId: string;
		personId: string;
		role: 'student' | 'teacher';
		byId: string | null;
		until?: number | null;
	}
): Promise<LoggedEvent | null> {
	const { spaceId, personId, role, byId, until = null } = start;
	const at = now();
	const [before] = await tx
		.select()
		.from(membership)
		.where(and(eq(membership.spaceId, spaceId), eq(membership.personId, personId)));
	if (before && lasts(before, role, until, at)) return null;
	const id = before?.id ?? newId();
	const event = await append(tx, spaceId, {
		type: 'membership.started',
		subject: id,
		actorId: byId,
		schoolId: await schoolOf(tx, byId ?? personId),
		at,
		data: { person: personId }
	});
	const facts = { role, joinedAt: at, until, readTo: event.n, ...seen(event.n, at) };
	if (before) await tx.update(membership).set(facts).where(eq(membership.id, id));
	else await tx.insert(membership).values({ id, spaceId, personId, ...facts });
	return event;
}

/** Whether a membership is active in this role, for as long as is asked or longer. */
function lasts(row: MembershipRow, role: MembershipRow['role'], until: number | null, at: number): boolean {
	if (!isActive(row, at) || row.role !== role) return false;
	return row.until === null || (until !== null && row.until >= until);
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

/** Every person who is or was a member of the membership's space, but no visitors: the page's list of names. */
export async function peopleOf(member: Membership) {
	const rows = await read()
		.select({
			id: person.id,
			name: person.name,
			schoolId: person.schoolId,
			role: membership.role
		})
		.from(membership)
		.innerJoin(person, eq(person.id, membership.personId))
		.where(and(eq(membership.spaceId, member.spaceId), ne(membership.role, 'visitor')))
		.orderBy(person.name);
	return rows.flatMap(({ role, ...one }) => (role === 'visitor' ? [] : [{ ...one, role }]));
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

/** The school a person is of now: what an event of theirs keeps. */
export async function schoolOf(reader: Reader, personId: string): Promise<string | null> {
	const [row] = await reader.select({ school: person.schoolId }).from(person).where(eq(person.id, personId));
	return row?.school ?? null;
}
