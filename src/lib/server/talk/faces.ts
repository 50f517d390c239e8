import { aliasedTable, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { MessageFace } from '$lib/realtime/events';
import { hiding } from '../db/schema/projects';
import { message, messageDeletion, messageFile, messagePin, question, reaction, thread } from '../db/schema/talk';
import { prepared } from '../db/prepared';
import { read, type Reader } from '../db/store';
import type { Face } from '../projects/access';
import { filesOfMessages } from './carriedFiles';
import { reactionsTo, repliesTo, type FaceParts } from './faceParts';

/**
 * Messages as they are now, for one of the two audiences of a space. It takes no viewer: what everybody in the
 * audience may know is all there is. A message that this audience may not see has no face, and where the message that
 * a thread is about is hidden, nothing in the thread has one.
 */
export async function messageFaces(ids: string[], face: Face): Promise<Map<string, MessageFace>> {
	return facesFor(face, await foundRows(ids));
}

/** The same for both audiences, from one reading; one and the same map where they are shown the same. */
export async function messageFacesForBoth(ids: string[]): Promise<Record<Face, Map<string, MessageFace>>> {
	const rows = await foundRows(ids);
	const staff = await facesFor('staff', rows);
	const isSame = rows.every(({ hidden, around, hasFiles }) => !hidden && !around && !hasFiles);
	return { member: isSame ? staff : await facesFor('member', rows), staff };
}

async function foundRows(ids: string[]): Promise<FaceRow[]> {
	if (ids.length === 0) return [];
	return ids.length === 1 ? rowOf(read(), { id: ids[0] }) : rowsOf(read(), inArray(message.id, ids));
}

async function facesFor(face: Face, rows: FaceRow[]): Promise<Map<string, MessageFace>> {
	const visible = face === 'staff' ? rows : rows.filter(({ hidden, around }) => !hidden && !around);
	const parts = await partsOf(visible, face);
	return new Map(visible.map((row) => [row.row.id, messageFace(row, parts)]));
}

const around = aliasedTable(hiding, 'around');

type FaceRow = Awaited<ReturnType<typeof rowsOf>>[number];

/** What has just been said is nearly always one message. */
const rowOf = prepared(['id'], (reader: Reader, { id }) => rowsOf(reader, eq(message.id, id)));

function rowsOf(reader: Reader, which: SQL) {
	return reader
		.select({
			row: message,
			owner: thread.ownerKind,
			hidden: hiding,
			around: around.subjectId,
			deletedAt: messageDeletion.at,
			pin: messagePin,
			question,
			hasReactions: sql`exists (select 1 from ${reaction} where ${reaction.messageId} = ${message.id})`,
			hasFiles: sql`exists (select 1 from ${messageFile} where ${messageFile.messageId} = ${message.id})`,
			hasReplies: sql`exists (select 1 from message as reply where reply.thread_id = ${message.id})`
		})
		.from(message)
		.innerJoin(thread, eq(thread.id, message.threadId))
		.leftJoin(hiding, eq(hiding.subjectId, message.id))
		.leftJoin(around, eq(around.subjectId, message.threadId))
		.leftJoin(messageDeletion, eq(messageDeletion.messageId, message.id))
		.leftJoin(messagePin, eq(messagePin.messageId, message.id))
		.leftJoin(question, eq(question.messageId, message.id))
		.where(which);
}

/** Most messages have none of these, and cost no further query. */
async function partsOf(rows: FaceRow[], face: Face): Promise<FaceParts> {
	const having = (part: 'hasReactions' | 'hasFiles' | 'hasReplies') =>
		rows.filter((row) => Boolean(row[part])).map(({ row }) => row.id);
	const [reactions, files, replies] = await Promise.all([
		reactionsTo(having('hasReactions')),
		filesOfMessages(having('hasFiles'), face),
		repliesTo(having('hasReplies'))
	]);
	return { reactions, files, replies };
}

function messageFace(found: FaceRow, { reactions, files, replies }: FaceParts): MessageFace {
	const { row, owner, hidden, deletedAt } = found;
	const answered = replies.get(row.id);
	return {
		id: row.id,
		n: row.n,
		...(owner !== 'space' && { thread: row.threadId }),
		author: row.authorId,
		text: deletedAt === null ? row.text : '',
		lang: row.lang,
		at: row.at,
		...(deletedAt === null ? present(found, reactions.get(row.id), files.get(row.id)) : { deleted: deletedAt }),
		...(answered && { replies: answered }),
		hidden: hidden && { by: hidden.byId, at: hidden.at, reason: hidden.reason }
	};
}

/** What a message has besides its text, until its author takes it back. */
function present(
	{ row, pin, question: asked }: FaceRow,
	reactions: MessageFace['reactions'],
	files: MessageFace['files']
): Partial<MessageFace> {
	return {
		...(row.words && { words: row.words }),
		...(row.editedAt !== null && { edited: row.editedAt }),
		...(files && { files }),
		...(reactions && { reactions }),
		...(pin && { pinned: { by: pin.byId, at: pin.at } }),
		...(asked && { question: questionFace(asked) })
	};
}

function questionFace({ schoolId, settledAt, settledById }: typeof question.$inferSelect) {
	const isSettled = settledAt !== null && settledById !== null;
	return { school: schoolId, ...(isSettled && { settled: { by: settledById, at: settledAt } }) };
}
