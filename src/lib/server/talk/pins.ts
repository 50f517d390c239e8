import { eq } from 'drizzle-orm';
import { isPinned } from '$lib/realtime/applyMessage';
import type { MessageFace } from '$lib/realtime/events';
import { messagePin } from '../db/schema/talk';
import { read, type Reader, type Transaction } from '../db/store';
import { Conflict, Forbidden, Invalid } from '../errors';
import type { LoggedEvent } from '../log/events';
import { canModerate, faceFor, type Membership } from '../projects/access';
import { change } from '../projects/change';
import { messageFaces } from './faces';
import { standingMessage } from './messageRows';

/**
 * Messages of the main talk that a space keeps in sight; an answer is found in its thread. In a team everybody who may
 * write pins and unpins; elsewhere teachers do.
 */

/** Pins of a space: with more, none is seen any more. */
const most = 20;

/**
 * Pins a message. Twice is once.
 * @throws Forbidden for a student outside a team · Invalid in a thread · Conflict when enough is pinned already · see
 * `standingMessage`, `change`.
 */
export async function pinMessage(by: Membership, command: { id: string; message: string }): Promise<LoggedEvent> {
	const asks = { id: command.id, asks: ['pin', command.message] };
	return change(by, 'talk', asks, async (tx, { at, member }) => {
		refuseInClass(member);
		const { row, owner } = await standingMessage(tx, member, command.message);
		if (owner !== 'space') throw new Invalid('error_pin_in_thread');
		await refuseMore(tx, member, row.id);
		const { spaceId, personId: byId } = member;
		await tx.insert(messagePin).values({ messageId: row.id, spaceId, byId, at }).onConflictDoNothing();
		return { type: 'message.pinned', subject: row.id };
	});
}

/** @throws as for pinning. */
export async function unpinMessage(by: Membership, command: { id: string; message: string }): Promise<LoggedEvent> {
	const asks = { id: command.id, asks: ['unpin', command.message] };
	return change(by, 'talk', asks, async (tx, { member }) => {
		refuseInClass(member);
		const { row } = await standingMessage(tx, member, command.message);
		await tx.delete(messagePin).where(eq(messagePin.messageId, row.id));
		return { type: 'message.unpinned', subject: row.id };
	});
}

/** What is pinned in the member's space, in order, whatever its age. */
export async function pinsOf(member: Membership): Promise<MessageFace[]> {
	const faces = await messageFaces(await pinnedIn(read(), member), faceFor(member));
	return [...faces.values()].filter(isPinned).sort((a, b) => a.n - b.n);
}

function refuseInClass(member: Membership): void {
	if (member.spaceKind !== 'team' && !canModerate(member)) throw new Forbidden('error_teachers_only');
}

async function refuseMore(tx: Transaction, member: Membership, message: string): Promise<void> {
	const pinned = await pinnedIn(tx, member);
	if (pinned.length >= most && !pinned.includes(message)) throw new Conflict('error_pins_full', { most });
}

async function pinnedIn(reader: Reader, { spaceId }: Membership): Promise<string[]> {
	const rows = await reader
		.select({ id: messagePin.messageId })
		.from(messagePin)
		.where(eq(messagePin.spaceId, spaceId));
	return rows.map(({ id }) => id);
}
