import { aliasedTable, and, desc, eq, inArray, isNull, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { event } from '../db/schema/log';
import { hiding } from '../db/schema/projects';
import { message, messageDeletion, thread } from '../db/schema/talk';
import { prepared } from '../db/prepared';
import { read, type Reader } from '../db/store';

/**
 * The end of a talk as it counts for everybody: its newest messages that can be unread, read once for as long as the
 * space's log stands where it stands. After a restart, and after each message to thirty people, all of them ask.
 * Whatever changes what counts leaves an event in the same log, so a tail of another head is none.
 */
export interface Tail {
	/** Newest first: number and author. */
	messages: { n: number; author: string }[];
	/** There are no older ones. */
	isWhole: boolean;
}

const mostMessages = 200;
const mostSpaces = 2_000;

/** By the database that they were read from, then by space. */
const kept = new WeakMap<Reader, Map<string, Tail & { head: number }>>();

/** The tail of a space whose log has this head, or an even newer one. */
export async function tailOf(spaceId: string, head: number): Promise<Tail> {
	const reader = read();
	const tails = kept.get(reader) ?? new Map<string, Tail & { head: number }>();
	kept.set(reader, tails);
	const known = tails.get(spaceId);
	if (known?.head === head) return known;
	const messages = await newest(reader, { space: spaceId });
	const tail = { head, messages, isWhole: messages.length < mostMessages };
	tails.delete(spaceId);
	tails.set(spaceId, tail);
	if (tails.size > mostSpaces) tails.delete(tails.keys().next().value as string);
	return tail;
}

const newest = prepared(['space'], (reader: Reader, { space }) =>
	countable(reader, space).orderBy(desc(event.n)).limit(mostMessages)
);

const around = aliasedTable(hiding, 'around');

/**
 * What can be unread in a space: messages of the talk and its threads that are neither hidden nor deleted. It is the
 * log that is read, along an index of its own: the talk may be long, and much else may have happened. Comments on cards
 * and files are not of the talk.
 */
export function countable(reader: Reader, space: SQLWrapper | string, further?: SQL) {
	return reader
		.select({ n: message.n, author: message.authorId })
		.from(event)
		.innerJoin(message, eq(message.id, event.subject))
		.innerJoin(thread, eq(thread.id, message.threadId))
		.leftJoin(hiding, eq(hiding.subjectId, message.id))
		.leftJoin(around, eq(around.subjectId, message.threadId))
		.leftJoin(messageDeletion, eq(messageDeletion.messageId, message.id))
		.where(
			and(
				eq(event.logId, space),
				// As it stands in the index, or the index is not used.
				sql`${event.type} = 'message.posted'`,
				inArray(thread.ownerKind, ['space', 'message']),
				isNull(hiding.subjectId),
				isNull(around.subjectId),
				isNull(messageDeletion.messageId),
				further
			)
		);
}
