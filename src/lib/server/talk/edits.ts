import { count, desc, eq } from 'drizzle-orm';
import type { Words } from '$lib/realtime/words';
import { message, messageVersion } from '../db/schema/talk';
import { read, type Transaction } from '../db/store';
import { Forbidden, NotFound } from '../errors';
import type { LoggedEvent } from '../log/events';
import { canModerate, faceFor, type Membership } from '../projects/access';
import { change } from '../projects/change';
import { messageRow, ownMessage, type MessageRow } from './messageRows';

/** Edits of one's own messages. What a message said before is kept, and staff read it; others see that it was edited. */

/** How long after posting a student may edit, in ms. */
export const editable = 15 * 60_000;

/**
 * @throws Forbidden for somebody else's, and for a student's own that is older than 15 minutes · see
 * `standingMessage`, `change`.
 */
export async function editMessage(
	by: Membership,
	command: { id: string; message: string; text: string }
): Promise<LoggedEvent> {
	const { id, message: messageId, text } = command;
	return change(by, 'talk', { id, asks: ['edit', messageId, text] }, async (tx, { at, member }) => {
		const { row } = await ownMessage(tx, member, messageId);
		if (!canModerate(member) && at - row.at > editable) throw new Forbidden('error_edit_too_late');
		await keepVersion(tx, row);
		await tx.update(message).set({ text, editedAt: at }).where(eq(message.id, row.id));
		return { type: 'message.edited', subject: row.id };
	});
}

/** What a message said and when that was written, UTC ms. */
export interface MessageVersion {
	/** 1 is the first one. */
	version: number;
	text: string;
	words: Words | null;
	at: number;
}

/**
 * Everything a message has said, newest first; for staff.
 * @throws NotFound for students, for what is not in the space, and for what its author took back.
 */
export async function messageVersions(by: Membership, id: string): Promise<MessageVersion[]> {
	if (faceFor(by) !== 'staff') throw new NotFound();
	const { row, isDeleted } = await messageRow(read(), by, id);
	if (isDeleted) throw new NotFound();
	const earlier = await read()
		.select()
		.from(messageVersion)
		.where(eq(messageVersion.messageId, row.id))
		.orderBy(desc(messageVersion.version));
	const now = { version: (earlier[0]?.version ?? 0) + 1, text: row.text, words: row.words, at: row.editedAt ?? row.at };
	return [now, ...earlier.map(({ version, text, words, at }) => ({ version, text, words, at }))];
}

async function keepVersion(tx: Transaction, row: MessageRow['row']): Promise<void> {
	const [before] = await tx.select({ count: count() }).from(messageVersion).where(eq(messageVersion.messageId, row.id));
	const { id: messageId, text, words } = row;
	const version = Number(before?.count) + 1;
	await tx.insert(messageVersion).values({ messageId, version, text, words, at: row.editedAt ?? row.at });
}
