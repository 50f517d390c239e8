import { and, desc, eq, gt, gte, isNull, lt } from 'drizzle-orm';
import type { MessageFace } from '$lib/realtime/events';
import { hiding } from '../db/schema/projects';
import { message } from '../db/schema/talk';
import { read } from '../db/store';
import { logBounds } from '../log/events';
import { faceFor, type Membership } from '../projects/access';
import { messageFaces } from './faces';
import { mainThreadOf } from './threads';

/**
 * The main talk as a page reads it: a window of it, however long the talk is. Within its bounds a window is whole, and
 * each costs a page or two of messages, wherever it stands.
 */
export interface TalkWindow {
	/** In order of `n`. */
	messages: MessageFace[];
	/** Whole from this number on; 1: nothing older exists. */
	from: number;
	/** Whole up to this number; left out: up to now. */
	to?: number;
}

/** Where a window stands. `on`: at the first message at or after a moment, UTC ms. */
export type TalkPlace = 'now' | { before: number } | { after: number } | { around: number } | { on: number };

const pageLength = 50;
/** What stands before the message that a window is around: enough to see what it answers. */
const leadIn = 20;

export async function talkWindow(by: Membership, place: TalkPlace): Promise<TalkWindow> {
	if (place === 'now') return pageBefore(by, Number.MAX_SAFE_INTEGER, pageLength);
	if ('before' in place) return pageBefore(by, place.before, pageLength);
	if ('after' in place) return pageFrom(by, place.after + 1, pageLength);
	return around(by, 'on' in place ? await firstSince(by, place.on) : place.around);
}

/** How the talk opens: at its newest page, unless the first message that is not read stands before it; then around that one. */
export async function openingWindow(by: Membership): Promise<TalkWindow> {
	const newest = await talkWindow(by, 'now');
	const firstUnread = by.readTo + 1;
	return newest.from <= firstUnread ? newest : around(by, firstUnread);
}

async function around(by: Membership, n: number): Promise<TalkWindow> {
	const [before, after] = await Promise.all([pageBefore(by, n, leadIn), pageFrom(by, n, pageLength)]);
	return { ...after, messages: [...before.messages, ...after.messages], from: before.from };
}

async function pageBefore(by: Membership, before: number, length: number): Promise<TalkWindow> {
	const rows = await visible(by, lt(message.n, before))
		.orderBy(desc(message.n))
		.limit(length + 1);
	const kept = rows.slice(0, length).reverse();
	const from = rows.length > length ? kept[0]!.n : 1;
	const to = before === Number.MAX_SAFE_INTEGER ? {} : { to: before - 1 };
	return { messages: await inFaces(by, kept), from, ...to };
}

async function pageFrom(by: Membership, from: number, length: number): Promise<TalkWindow> {
	const rows = await visible(by, gte(message.n, from))
		.orderBy(message.n)
		.limit(length + 1);
	const kept = rows.slice(0, length);
	const to = rows.length > length ? { to: kept.at(-1)!.n } : {};
	return { messages: await inFaces(by, kept), from, ...to };
}

function visible(by: Membership, range: ReturnType<typeof gt>) {
	const forFace = faceFor(by) === 'staff' ? undefined : isNull(hiding.subjectId);
	return read()
		.select({ id: message.id, n: message.n })
		.from(message)
		.leftJoin(hiding, eq(hiding.subjectId, message.id))
		.where(and(eq(message.threadId, mainThreadOf(by.spaceId)), range, forFace));
}

async function inFaces(by: Membership, rows: { id: string }[]): Promise<MessageFace[]> {
	const faces = await messageFaces(
		rows.map((row) => row.id),
		faceFor(by)
	);
	return rows.flatMap((row) => faces.get(row.id) ?? []);
}

/**
 * Number of the first message at or after a moment (UTC ms). Numbers and moments rise together, so halving the talk
 * finds it in some seventeen look-ups of 100,000, without an index of its own.
 */
async function firstSince(by: Membership, at: number): Promise<number> {
	let low = 1;
	let high = (await logBounds(read(), by.spaceId)).head + 1;
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		const [found] = await read()
			.select({ n: message.n, at: message.at })
			.from(message)
			.where(and(eq(message.threadId, mainThreadOf(by.spaceId)), gte(message.n, middle)))
			.orderBy(message.n)
			.limit(1);
		if (found && found.at < at) low = found.n + 1;
		else high = middle;
	}
	return low;
}
