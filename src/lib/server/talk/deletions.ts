import { eq } from 'drizzle-orm';
import { mention, messageDeletion, messagePin } from '../db/schema/talk';
import { Conflict, Forbidden } from '../errors';
import type { LoggedEvent } from '../log/events';
import type { Membership } from '../projects/access';
import { change } from '../projects/change';
import { unindexText } from '../search/entries';
import { answered, messageRow } from './messageRows';
import { settle } from './questions';

/**
 * Takes the member's own message back, at any time: a tombstone stays for everybody, and the answers to it. Its text
 * stays in its row for a report that is made later; it is neither asked nor pinned any more, and speaks to nobody.
 * Twice is once.
 * @throws NotFound for what is not in the space or hidden from the member · Conflict for what is hidden · Forbidden for
 * somebody else's · see `change`.
 */
export async function deleteMessage(by: Membership, command: { id: string; message: string }): Promise<LoggedEvent> {
	const asks = { id: command.id, asks: ['delete', command.message] };
	return change(by, 'talk', asks, async (tx, { at, member }) => {
		const { row, owner, isHidden } = await messageRow(tx, member, command.message);
		if (row.authorId !== member.personId) throw new Forbidden('error_message_not_yours');
		if (isHidden) throw new Conflict('error_message_hidden');
		const tombstone = { messageId: row.id, byId: member.personId, at };
		await tx.insert(messageDeletion).values(tombstone).onConflictDoNothing();
		await tx.delete(messagePin).where(eq(messagePin.messageId, row.id));
		await tx.delete(mention).where(eq(mention.messageId, row.id));
		await unindexText(tx, row.id);
		await settle(tx, { at, member }, row.id);
		return { type: 'message.deleted', subject: row.id, also: answered(owner, row.threadId) };
	});
}
