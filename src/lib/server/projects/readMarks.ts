import { and, eq, lte } from 'drizzle-orm';
import { now } from '$lib/time/clock';
import { wallTimeAt } from '$lib/time/wallTimes';
import { membership } from '../db/schema/projects';
import { read, write } from '../db/store';
import { Invalid } from '../errors';
import { logBounds } from '../log/events';
import type { Membership } from './access';

/** What a member has read and seen: values of the membership, not events. */

/**
 * Sets the number of the last message read. It may go back ("mark as unread").
 * @throws Invalid beyond the head of the log.
 */
export async function markRead(member: Membership, to: number): Promise<void> {
	const { head } = await logBounds(read(), member.spaceId);
	if (to > head) throw new Invalid('error_invalid');
	await write(async (tx) => {
		await tx.update(membership).set({ readTo: to }).where(eq(membership.id, member.id));
	});
}

/**
 * Remembers the head when the space was left or hidden; only forward. The first visit of a day in `zone` keeps what
 * the mark was before, so that "while you slept" stays, greyed, until midnight there.
 */
export async function markSeen(member: Membership, zone: string): Promise<void> {
	const { head } = await logBounds(read(), member.spaceId);
	const at = now();
	const firstToday = wallTimeAt(member.seenAt, zone).date !== wallTimeAt(at, zone).date;
	const before = firstToday ? { seenToBefore: member.seenTo, seenAtBefore: member.seenAt } : {};
	await write(async (tx) => {
		await tx
			.update(membership)
			.set({ seenTo: head, seenAt: at, ...before })
			.where(and(eq(membership.id, member.id), lte(membership.seenTo, head)));
	});
}

/** Where "while you slept" begins for this member today: the number and the moment (UTC ms) of the last visit before today. */
export function lastVisitBeforeToday(member: Membership, zone: string): { n: number; at: number } {
	const seenToday = wallTimeAt(member.seenAt, zone).date === wallTimeAt(now(), zone).date;
	return seenToday ? { n: member.seenToBefore, at: member.seenAtBefore } : { n: member.seenTo, at: member.seenAt };
}
