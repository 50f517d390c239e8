import { and, eq, gt, isNull, ne } from 'drizzle-orm';
import { hiding } from '../db/schema/projects';
import { message } from '../db/schema/talk';
import { read } from '../db/store';
import type { Membership } from '../projects/access';
import { mainThreadOf } from './threads';

/** From here on a count says "99+". */
const mostCounted = 100;

/** How many messages of others stand after the member's read mark. Hidden ones never count, nor does a visitor. At most 100. */
export async function unreadCount(member: Membership): Promise<number> {
	if (member.role === 'visitor') return 0;
	return (await messagesOfOthersAfter(member, member.readTo)).length;
}

/** Messages of others after number `n`, oldest first, at most 100: what "while you slept" tells of the talk. */
export async function messagesOfOthersAfter(member: Membership, n: number) {
	return read()
		.select({ n: message.n, author: message.authorId })
		.from(message)
		.leftJoin(hiding, eq(hiding.subjectId, message.id))
		.where(
			and(
				eq(message.threadId, mainThreadOf(member.spaceId)),
				gt(message.n, n),
				ne(message.authorId, member.personId),
				isNull(hiding.subjectId)
			)
		)
		.orderBy(message.n)
		.limit(mostCounted);
}
