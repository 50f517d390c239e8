import { eq, inArray } from 'drizzle-orm';
import type { MessageFace } from '$lib/realtime/events';
import { message, messageHiding } from '../db/schema/talk';
import { read } from '../db/store';
import type { Face } from '../projects/access';

/**
 * Messages as they are now, for one of the two audiences of a space. It takes no viewer: what everybody in the
 * audience may know is all there is. A message that this audience may not see has no face.
 */
export async function messageFaces(ids: string[], face: Face): Promise<Map<string, MessageFace>> {
	if (ids.length === 0) return new Map();
	const rows = await read()
		.select({ row: message, hiding: messageHiding })
		.from(message)
		.leftJoin(messageHiding, eq(messageHiding.messageId, message.id))
		.where(inArray(message.id, ids));
	const visible = face === 'staff' ? rows : rows.filter(({ hiding }) => hiding === null);
	return new Map(visible.map(({ row, hiding }) => [row.id, messageFace(row, hiding)]));
}

function messageFace(row: typeof message.$inferSelect, hiding: typeof messageHiding.$inferSelect | null): MessageFace {
	return {
		id: row.id,
		n: row.n,
		author: row.authorId,
		text: row.text,
		lang: row.lang,
		at: row.at,
		hidden: hiding ? { by: hiding.byId, at: hiding.at } : null
	};
}
