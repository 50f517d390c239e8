import { and, eq, isNull } from 'drizzle-orm';
import type { MessageFace } from '$lib/realtime/events';
import { card, cardRemoval } from '../db/schema/board';
import { file, fileRemoval } from '../db/schema/files';
import { hiding } from '../db/schema/projects';
import { message, thread } from '../db/schema/talk';
import { prepared } from '../db/prepared';
import { read, type Reader, type Transaction } from '../db/store';
import { Conflict, NotFound } from '../errors';
import { isId } from '../ids';
import { faceFor, type Membership } from '../projects/access';
import { messageFaces } from './faces';

/**
 * Lines of talk. Every space has one main thread, whose id is the space's own, so that reading needs no look-up. A
 * message of it, a card and a file may own one, under their own id.
 */
export type OwnerKind = (typeof thread.$inferSelect)['ownerKind'];

/** A longer talk begins a new thread: one is always read whole. */
const mostReplies = 500;

export function mainThreadOf(spaceId: string): string {
	return spaceId;
}

/**
 * Creates a space's main thread when its first message is posted, or the thread of what is answered or commented on
 * when its first answer is.
 * @param owner id of a message of the main talk, a card or a file; undefined for the main thread.
 * @throws NotFound when there is no such thing in the space · Conflict when it is hidden, or the thread is full.
 */
export async function ensureThread(
	tx: Transaction,
	member: Membership,
	owner?: string
): Promise<{ id: string; kind: OwnerKind }> {
	const { spaceId } = member;
	const id = owner ?? mainThreadOf(spaceId);
	const kind = owner === undefined ? 'space' : await ownerKind(tx, member, owner);
	if (!kind) throw new NotFound();
	if (owner !== undefined) await refuseFull(tx, id);
	await insertThread(tx, { id, spaceId, ownerKind: kind, ownerId: id });
	return { id, kind };
}

const columns = ['id', 'spaceId', 'ownerKind', 'ownerId'] as const;
const insertThread = prepared(columns, (tx: Transaction, row) => tx.insert(thread).values(row).onConflictDoNothing());

/** A thread as a page opens it: what it is about, and everything said in it. */
export interface ThreadPart {
	/** Null for a card or a file. */
	root: MessageFace | null;
	messages: MessageFace[];
}

/** @throws NotFound when the space has no such message in its main talk, card or file, or it is hidden from the member. */
export async function threadOf(by: Membership, id: string): Promise<ThreadPart> {
	if (!isId(id) || !(await ownerKind(read(), by, id, true))) throw new NotFound();
	const rows = await read().select({ id: message.id }).from(message).where(eq(message.threadId, id)).orderBy(message.n);
	const faces = await messageFaces([id, ...rows.map((row) => row.id)], faceFor(by));
	return { root: faces.get(id) ?? null, messages: rows.flatMap((row) => faces.get(row.id) ?? []) };
}

/**
 * What kind of thing may own a thread under this id, if there is one in the member's space: no thread in a thread.
 * @throws NotFound when it is hidden from the member · Conflict when staff may not answer there as long as it is.
 */
async function ownerKind(
	reader: Reader,
	member: Membership,
	id: string,
	reading = false
): Promise<Exclude<OwnerKind, 'space'> | null> {
	const kind = await kindOf(reader, member.spaceId, id);
	if (!kind) return null;
	const [hidden] = await reader.select({ id: hiding.subjectId }).from(hiding).where(eq(hiding.subjectId, id));
	if (hidden && faceFor(member) === 'member') throw new NotFound();
	if (hidden && !reading) throw new Conflict('error_message_hidden');
	return kind;
}

async function kindOf(reader: Reader, spaceId: string, id: string) {
	const [inTalk] = await reader
		.select({ id: message.id })
		.from(message)
		.where(and(eq(message.id, id), eq(message.threadId, mainThreadOf(spaceId))));
	if (inTalk) return 'message';
	const [onBoard] = await reader
		.select({ id: card.id })
		.from(card)
		.leftJoin(cardRemoval, eq(cardRemoval.cardId, card.id))
		.where(and(eq(card.id, id), eq(card.spaceId, spaceId), isNull(cardRemoval.cardId)));
	if (onBoard) return 'card';
	const [inFiles] = await reader
		.select({ id: file.id })
		.from(file)
		.leftJoin(fileRemoval, eq(fileRemoval.fileId, file.id))
		.where(and(eq(file.id, id), eq(file.spaceId, spaceId), isNull(fileRemoval.fileId)));
	return inFiles ? 'file' : null;
}

async function refuseFull(tx: Transaction, id: string): Promise<void> {
	const rows = await tx.select({ n: message.n }).from(message).where(eq(message.threadId, id)).limit(mostReplies);
	if (rows.length === mostReplies) throw new Conflict('error_thread_full', { most: mostReplies });
}
