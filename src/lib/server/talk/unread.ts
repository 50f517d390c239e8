import { and, gt, ne } from 'drizzle-orm';
import { event } from '../db/schema/log';
import { message } from '../db/schema/talk';
import { read } from '../db/store';
import { logBounds } from '../log/events';
import type { Membership } from '../projects/access';
import { countable, tailOf } from './unreadTail';

/** From here on a count says "99+". */
const mostCounted = 100;

/**
 * How many messages of others stand after the member's read mark, in the talk and in its threads: one mark for all of
 * them. Hidden and deleted ones never count, nor does anything for a visitor. At most 100.
 * @param head of the space's log, where it has been read already.
 */
export async function unreadCount(member: Membership, head?: number): Promise<number> {
	if (member.role === 'visitor') return 0;
	head ??= (await logBounds(read(), member.spaceId)).head;
	if (member.readTo >= head) return 0;
	const { messages, isWhole } = await tailOf(member.spaceId, head);
	const unread = messages.filter(({ n, author }) => n > member.readTo && author !== member.personId).length;
	const reachesMark = isWhole || messages.at(-1)!.n <= member.readTo;
	if (reachesMark || unread >= mostCounted) return Math.min(unread, mostCounted);
	// Almost everything new is their own.
	return (await messagesOfOthersAfter(member, member.readTo)).length;
}

/** Messages of others after number `n` of the log, oldest first, at most 100: what "while you slept" tells of the talk. */
export async function messagesOfOthersAfter(member: Membership, n: number) {
	const ofOthers = and(gt(event.n, n), ne(message.authorId, member.personId));
	return countable(read(), member.spaceId, ofOthers).orderBy(event.n).limit(mostCounted);
}
