import { and, desc, eq, gte, isNull, lt } from 'drizzle-orm';
import type { MessageFace } from '$lib/realtime/events';
import { hiding } from '../db/schema/projects';
import { message } from '../db/schema/talk';
import { read, type Transaction } from '../db/store';
import { NotFound } from '../errors';
import { newId } from '../ids';
import type { LoggedEvent } from '../log/events';
import { faceFor, type Face, type Membership } from '../projects/access';
import { change } from '../projects/change';
import { messageFaces } from './faces';
import { ensureMainThread, mainThreadOf } from './threads';

/** Messages of a space's main thread: post, hide, show, and the talk as a page reads it. */
const pageLength = 50;

/**
 * Posts to the space's main thread.
 * @throws see `change`. The text has passed its schema: 1 to 4,000 characters, no NUL.
 */
export async function postMessage(by: Membership, command: { id: string; text: string }): Promise<LoggedEvent> {
	const asks = { id: command.id, asks: ['post', command.text] };
	return change(by, 'talk', asks, async (tx, { n, at, member }) => {
		const threadId = await ensureMainThread(tx, member.spaceId);
		const id = newId();
		const { personId: authorId, language: lang } = member;
		await tx.insert(message).values({ id, threadId, n, authorId, text: command.text, lang, at });
		return { type: 'message.posted', subject: id };
	});
}

/**
 * Hides a message from students; staff keep it, with who hid it and when. Hidden twice is hidden once.
 * @throws NotFound for a message that is not in this space · see `change`.
 */
export async function hideMessage(by: Membership, command: { id: string; message: string }): Promise<LoggedEvent> {
	const asks = { id: command.id, asks: ['hide', command.message] };
	return change(by, 'moderate', asks, async (tx, { at, member }) => {
		await requireMessage(tx, member, command.message);
		const facts = { byId: member.personId, at, reason: null };
		await tx
			.insert(hiding)
			.values({ subjectId: command.message, kind: 'message', spaceId: member.spaceId, ...facts })
			.onConflictDoNothing();
		return { type: 'message.hidden', subject: command.message };
	});
}

/**
 * Shows a hidden message to everyone again.
 * @throws NotFound for a message that is not in this space · see `change`.
 */
export async function showMessage(by: Membership, command: { id: string; message: string }): Promise<LoggedEvent> {
	const asks = { id: command.id, asks: ['show', command.message] };
	return change(by, 'moderate', asks, async (tx, { member }) => {
		await requireMessage(tx, member, command.message);
		await tx.delete(hiding).where(eq(hiding.subjectId, command.message));
		return { type: 'message.shown', subject: command.message };
	});
}

/** A part of the talk: messages in order, and the number from which on it is whole (1: nothing older exists). */
export interface TalkPart {
	messages: MessageFace[];
	from: number;
}

/** The newest messages, and at least everything from number `unreadFrom` on, up to ten pages of it. */
export async function latestMessages(by: Membership, unreadFrom = Number.MAX_SAFE_INTEGER): Promise<TalkPart> {
	const newest = await messagePage(by, Number.MAX_SAFE_INTEGER, pageLength);
	if (newest.from <= unreadFrom) return newest;
	const older = await messagesFrom(by, unreadFrom, newest.from, pageLength * 10);
	return older.length === 0 ? newest : { messages: [...older, ...newest.messages], from: older[0]!.n };
}

/** The messages before number `before`, one page of them. */
export async function messagesBefore(by: Membership, before: number): Promise<TalkPart> {
	return messagePage(by, before, pageLength);
}

async function messagePage(by: Membership, before: number, length: number): Promise<TalkPart> {
	const rows = await visible()
		.where(and(eq(message.threadId, mainThreadOf(by.spaceId)), lt(message.n, before), visibleTo(faceFor(by))))
		.orderBy(desc(message.n))
		.limit(length + 1);
	const kept = rows.slice(0, length).reverse();
	const from = rows.length > length ? kept[0]!.n : 1;
	return { messages: await inFaces(by, kept), from };
}

async function messagesFrom(by: Membership, from: number, before: number, most: number): Promise<MessageFace[]> {
	const inRange = and(gte(message.n, from), lt(message.n, before));
	const rows = await visible()
		.where(and(eq(message.threadId, mainThreadOf(by.spaceId)), inRange, visibleTo(faceFor(by))))
		.orderBy(desc(message.n))
		.limit(most);
	return inFaces(by, rows.reverse());
}

function visible() {
	return read()
		.select({ id: message.id, n: message.n })
		.from(message)
		.leftJoin(hiding, eq(hiding.subjectId, message.id));
}

function visibleTo(face: Face) {
	return face === 'staff' ? undefined : isNull(hiding.subjectId);
}

async function inFaces(by: Membership, rows: { id: string }[]): Promise<MessageFace[]> {
	const faces = await messageFaces(
		rows.map((row) => row.id),
		faceFor(by)
	);
	return rows.flatMap((row) => faces.get(row.id) ?? []);
}

async function requireMessage(tx: Transaction, member: Membership, id: string): Promise<void> {
	const [row] = await tx
		.select({ id: message.id })
		.from(message)
		.where(and(eq(message.id, id), eq(message.threadId, mainThreadOf(member.spaceId))));
	if (!row) throw new NotFound();
}
