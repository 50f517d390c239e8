import { and, count, eq, inArray, isNull } from 'drizzle-orm';
import { hiding } from '../db/schema/projects';
import { message, messageDeletion } from '../db/schema/talk';
import { read } from '../db/store';

/** By card or file: how many comments stand on it. Hidden and deleted ones do not count, for staff neither. */
export async function commentCounts(owners: string[]): Promise<Map<string, number>> {
	if (owners.length === 0) return new Map();
	const rows = await read()
		.select({ owner: message.threadId, count: count() })
		.from(message)
		.leftJoin(hiding, eq(hiding.subjectId, message.id))
		.leftJoin(messageDeletion, eq(messageDeletion.messageId, message.id))
		.where(and(inArray(message.threadId, owners), isNull(hiding.subjectId), isNull(messageDeletion.messageId)))
		.groupBy(message.threadId);
	return new Map(rows.map((row) => [row.owner, Number(row.count)]));
}

/** As a face says it: nothing where there are none. */
export function commentsFace(counts: Map<string, number>, owner: string): { comments?: number } {
	const comments = counts.get(owner) ?? 0;
	return comments > 0 ? { comments } : {};
}
