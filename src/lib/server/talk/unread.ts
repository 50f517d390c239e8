import { aliasedTable, and, eq, gt, inArray, isNull, ne, sql } from 'drizzle-orm';
import { event } from '../db/schema/log';
import { hiding } from '../db/schema/projects';
import { message, messageDeletion, thread } from '../db/schema/talk';
import { read } from '../db/store';
import { logBounds } from '../log/events';
import type { Membership } from '../projects/access';
import { tailOf } from './unreadTail';

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

const around = aliasedTable(hiding, 'around');

/**
 * Messages of others after number `n` of the log, oldest first, at most 100: what "while you slept" tells of the talk.
 * It is the log that is read, along an index of its own: the talk may be long, and much else may have happened.
 * Comments on cards and files are not of the talk.
 */
export async function messagesOfOthersAfter(member: Membership, n: number) {
	return read()
		.select({ n: message.n, author: message.authorId })
		.from(event)
		.innerJoin(message, eq(message.id, event.subject))
		.innerJoin(thread, eq(thread.id, message.threadId))
		.leftJoin(hiding, eq(hiding.subjectId, message.id))
		.leftJoin(around, eq(around.subjectId, message.threadId))
		.leftJoin(messageDeletion, eq(messageDeletion.messageId, message.id))
		.where(
			and(
				eq(event.logId, member.spaceId),
				gt(event.n, n),
				// As it stands in the index, or the index is not used.
				sql`${event.type} = 'message.posted'`,
				ne(message.authorId, member.personId),
				inArray(thread.ownerKind, ['space', 'message']),
				isNull(hiding.subjectId),
				isNull(around.subjectId),
				isNull(messageDeletion.messageId)
			)
		)
		.orderBy(event.n)
		.limit(mostCounted);
}
