import { limits } from '$lib/schemas/limits';
import { count, desc, eq } from 'drizzle-orm';
import type { AcceptedTime } from '$lib/realtime/posts';
import type { Words } from '$lib/realtime/words';
import { isSeen } from '$lib/schemas/fields';
import { message, messageVersion } from '../db/schema/talk';
import { read, type Transaction } from '../db/store';
import { Forbidden, Invalid, NotFound } from '../errors';
import { isId } from '../ids';
import type { LoggedEvent } from '../log/events';
import { canModerate, faceFor, type Membership } from '../projects/access';
import { change } from '../projects/change';
import { reindexText } from '../search/entries';
import { hasFiles } from './attachments';
import { keepMentions } from './mentions';
import { messageRow, ownMessage, type MessageRow } from './messageRows';
import { momentsIn, momentsOf } from './moments';
import { written } from './written';

/** Edits of one's own messages. What a message said before is kept, and staff read it; others see that it was edited. */

/** How long after posting a student may edit, in ms. */
export const editable = limits.editMinutes * 60_000;

/** A new text for a message. */
export interface Edit {
	id: string;
	message: string;
	/** Empty only where it carries files. */
	text: string;
	/** Times offered as moments and accepted; left out, those stay that still stand in the text. */
	times?: AcceptedTime[];
}

/**
 * @throws Forbidden for somebody else's, and for a student's own that is older than 15 minutes · Invalid for a text
 * that says nothing, a time that is none · see `standingMessage`, `change`.
 */
export async function editMessage(by: Membership, { id, message: messageId, text, times }: Edit): Promise<LoggedEvent> {
	const asks = ['edit', messageId, text, ...(times ? [times] : [])];
	return change(by, 'talk', { id, asks }, async (tx, context) => {
		const { at, member } = context;
		const { row } = await ownMessage(tx, member, messageId);
		if (!canModerate(member) && at - row.at > editable) throw new Forbidden('error_edit_too_late');
		if (!isSeen(text) && !(await hasFiles(tx, row.id))) throw new Invalid('error_text_empty');
		const meaning = await written(tx, context, text, times ? momentsOf(times) : momentsIn(row.words));
		await keepVersion(tx, row);
		await tx
			.update(message)
			.set({ text, ...meaning, editedAt: at })
			.where(eq(message.id, row.id));
		await keepMentions(tx, row.id, meaning.words, row.authorId);
		await reindexText(tx, row.id, text);
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
	if (!isId(id)) throw new NotFound();
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
