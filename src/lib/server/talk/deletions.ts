import { eq } from 'drizzle-orm';
import { mention, messageDeletion, messagePin } from '../db/schema/talk';
import type { LoggedEvent } from '../log/events';
import type { Membership } from '../projects/access';
import { change } from '../projects/change';
import { unindexText } from '../search/entries';
import { answered, ownMessage } from './messageRows';
import { settle } from './questions';

/**
 * Takes the member's own message back, at any time: a tombstone stays for everybody, and the answers to it. Its text
 * stays in its row for a report that is made later; it is neither asked nor pinned any more, and speaks to nobody.
 * @throws Forbidden for somebody else's · see `standingMessage`, `change`.
 */
export async function deleteMessage(by: Membership, command: { id: string; message: string }): Promise<LoggedEvent> {
	const asks = { id: command.id, asks: ['delete', command.message] };
	return change(by, 'talk', asks, async (tx, { at, member }) => {
		const { row, owner } = await ownMessage(tx, member, command.message);
		await tx.insert(messageDeletion).values({ messageId: row.id, byId: member.personId, at });
		await tx.delete(messagePin).where(eq(messagePin.messageId, row.id));
		await tx.delete(mention).where(eq(mention.messageId, row.id));
		await unindexText(tx, row.id);
		await settle(tx, { at, member }, row.id);
		return { type: 'message.deleted', subject: row.id, also: answered(owner, row.threadId) };
	});
}
