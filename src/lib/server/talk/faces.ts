import { eq, inArray } from 'drizzle-orm';
import type { MessageFace } from '$lib/realtime/events';
import { hiding } from '../db/schema/projects';
import { message } from '../db/schema/talk';
import { read } from '../db/store';
import type { Face } from '../projects/access';

/**
 * Messages as they are now, for one of the two audiences of a space. It takes no viewer: what everybody in the
 * audience may know is all there is. A message that this audience may not see has no face.
 */
export async function messageFaces(ids: string[], face: Face): Promise<Map<string, MessageFace>> {
	if (ids.length === 0) return new Map();
	const rows = await read()
		.select({ row: message, hidden: hiding })
		.from(message)
		.leftJoin(hiding, eq(hiding.subjectId, message.id))
		.where(inArray(message.id, ids));
	const visible = face === 'staff' ? rows : rows.filter(({ hidden }) => hidden === null);
	return new Map(visible.map(({ row, hidden }) => [row.id, messageFace(row, hidden)]));
}

function messageFace(row: typeof message.$inferSelect, hidden: typeof hiding.$inferSelect | null): MessageFace {
	return {
		id: row.id,
		n: row.n,
		author: row.authorId,
		text: row.text,
		lang: row.lang,
		at: row.at,
		hidden: hidden && { by: hidden.byId, at: hidden.at, reason: hidden.reason }
	};
}
