import { and, eq } from 'drizzle-orm';
import type { SpaceEventType } from '$lib/realtime/events';
import { hiding } from '../db/schema/projects';
import { message, messageDeletion, thread } from '../db/schema/talk';
import type { Reader } from '../db/store';
import { Conflict, Forbidden, NotFound } from '../errors';
import { faceFor, type Membership } from '../projects/access';

/** Rows of messages as commands find them: what is there for this member, and what may still be done to it. */
export interface MessageRow {
	row: typeof message.$inferSelect;
	/** What the thread it stands in is about. */
	owner: (typeof thread.$inferSelect)['ownerKind'];
	isHidden: boolean;
	isDeleted: boolean;
}

/** @throws NotFound for a message that is not in the member's space, or is hidden from them. */
export async function messageRow(reader: Reader, member: Membership, id: string): Promise<MessageRow> {
	const [found] = await reader
		.select({ row: message, owner: thread.ownerKind, hiddenId: hiding.subjectId, deletedId: messageDeletion.messageId })
		.from(message)
		.innerJoin(thread, eq(thread.id, message.threadId))
		.leftJoin(hiding, eq(hiding.subjectId, message.id))
		.leftJoin(messageDeletion, eq(messageDeletion.messageId, message.id))
		.where(and(eq(message.id, id), eq(thread.spaceId, member.spaceId)));
	if (!found) throw new NotFound();
	const { row, owner, hiddenId, deletedId } = found;
	const isHidden = hiddenId !== null || (owner !== 'space' && (await isHiddenAround(reader, row.threadId)));
	if (isHidden && faceFor(member) === 'member') throw new NotFound();
	return { row, owner, isHidden, isDeleted: deletedId !== null };
}

/**
 * A message that something can be done to.
 * @throws NotFound as above · Conflict when it is hidden or was taken back.
 */
export async function standingMessage(reader: Reader, member: Membership, id: string): Promise<MessageRow> {
	const found = await messageRow(reader, member, id);
	if (found.isHidden) throw new Conflict('error_message_hidden');
	if (found.isDeleted) throw new Conflict('error_message_deleted');
	return found;
}

/** The same, of the member's own. @throws Forbidden for somebody else's. */
export async function ownMessage(reader: Reader, member: Membership, id: string): Promise<MessageRow> {
	const found = await standingMessage(reader, member, id);
	if (found.row.authorId !== member.personId) throw new Forbidden('error_message_not_yours');
	return found;
}

/** Where something is said about a message, card or file, hidden, shown or taken back, the face of that changes too. */
export function answered(owner: MessageRow['owner'], threadId: string): { type: SpaceEventType; subject: string }[] {
	return owner === 'space' ? [] : [{ type: counted[owner], subject: threadId }];
}

const counted = { message: 'message.replied', card: 'card.commented', file: 'file.commented' } as const;

async function isHiddenAround(reader: Reader, threadId: string): Promise<boolean> {
	const [row] = await reader.select({ id: hiding.subjectId }).from(hiding).where(eq(hiding.subjectId, threadId));
	return row !== undefined;
}
