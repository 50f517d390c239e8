import { and, asc, count, eq, inArray, isNull, max, min } from 'drizzle-orm';
import type { FileOfMessage, MessageFace } from '$lib/realtime/events';
import { hiding } from '../db/schema/projects';
import { message, messageDeletion, reaction } from '../db/schema/talk';
import { read } from '../db/store';

/** What some messages carry besides their text, by message: each for many messages in one query. */
export interface FaceParts {
	reactions: Map<string, NonNullable<MessageFace['reactions']>>;
	files: Map<string, FileOfMessage[]>;
	replies: Map<string, NonNullable<MessageFace['replies']>>;
}

/** How many of those who answered a face names. */
const mostPeople = 5;

export async function reactionsTo(messages: string[]): Promise<FaceParts['reactions']> {
	const found: FaceParts['reactions'] = new Map();
	if (messages.length === 0) return found;
	const rows = await read()
		.select()
		.from(reaction)
		.where(inArray(reaction.messageId, messages))
		.orderBy(asc(reaction.at), asc(reaction.kind), asc(reaction.personId));
	for (const { messageId, kind, personId } of rows) {
		const kinds = found.get(messageId) ?? {};
		found.set(messageId, { ...kinds, [kind]: [...(kinds[kind] ?? []), personId] });
	}
	return found;
}

/** What stands in the threads of these messages. Hidden and deleted answers do not count, for staff neither. */
export async function repliesTo(messages: string[]): Promise<FaceParts['replies']> {
	const found: FaceParts['replies'] = new Map();
	if (messages.length === 0) return found;
	const rows = await read()
		.select({ thread: message.threadId, author: message.authorId, count: count(), at: max(message.at) })
		.from(message)
		.leftJoin(hiding, eq(hiding.subjectId, message.id))
		.leftJoin(messageDeletion, eq(messageDeletion.messageId, message.id))
		.where(and(inArray(message.threadId, messages), isNull(hiding.subjectId), isNull(messageDeletion.messageId)))
		.groupBy(message.threadId, message.authorId)
		.orderBy(asc(min(message.n)));
	for (const { thread, author, ...row } of rows) {
		const before = found.get(thread) ?? { count: 0, at: 0, people: [] };
		found.set(thread, {
			count: before.count + Number(row.count),
			at: Math.max(before.at, Number(row.at)),
			people: [...before.people, author].slice(0, mostPeople)
		});
	}
	return found;
}
