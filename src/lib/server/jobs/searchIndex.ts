import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import { now } from '$lib/time/clock';
import { searchEntry, searchIsWhole } from '../db/search';
import { message, messageDeletion, messageFile, thread } from '../db/schema/talk';
import { read, write } from '../db/store';
import { journal } from '../journal';
import { indexText } from '../search/entries';

/**
 * Fills the search index with what was written before there was one, or before it got its present shape. In batches,
 * in the order it was written (ids sort by creation), and from where an earlier start stopped. About twelve thousand
 * messages a second; nothing is written meanwhile, because the server is not open yet.
 */
const batch = 2_000;

export async function fillSearchIndex(): Promise<void> {
	const [whole] = await read().select().from(searchIsWhole).limit(1);
	if (whole) return;
	let [after, filled] = ['', 0];
	for (let rows = await messagesAfter(after); rows.length > 0; rows = await messagesAfter(after)) {
		await write(async (tx) => {
			for (const { fileId, ...row } of rows) await indexText(tx, { ...row, hasFile: fileId !== null });
		});
		after = rows.at(-1)!.id;
		filled += rows.length;
	}
	await write(async (tx) => {
		await tx.insert(searchIsWhole).values({ at: now() });
	});
	if (filled > 0) journal.info({ job: 'searchIndex', filled });
}

/** Those that are not in the index yet: an earlier start may have stopped in the middle. */
function messagesAfter(id: string) {
	return read()
		.selectDistinct({
			id: message.id,
			spaceId: thread.spaceId,
			authorId: message.authorId,
			at: message.at,
			text: message.text,
			fileId: messageFile.messageId
		})
		.from(message)
		.innerJoin(thread, eq(thread.id, message.threadId))
		.leftJoin(messageDeletion, eq(messageDeletion.messageId, message.id))
		.leftJoin(messageFile, eq(messageFile.messageId, message.id))
		.leftJoin(searchEntry, eq(searchEntry.subjectId, message.id))
		.where(and(gt(message.id, id), isNull(messageDeletion.messageId), isNull(searchEntry.subjectId)))
		.orderBy(asc(message.id))
		.limit(batch);
}
