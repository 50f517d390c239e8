import { and, eq } from 'drizzle-orm';
import type { Reaction } from '$lib/schemas/reactions';
import { reaction } from '../db/schema/talk';
import type { LoggedEvent } from '../log/events';
import type { Membership } from '../projects/access';
import { change } from '../projects/change';
import { standingMessage } from './messageRows';

/** What people say about a message without words: each kind once a person. */
export interface ReactionCommand {
	id: string;
	message: string;
	kind: Reaction;
}

/** Twice is once. @throws see `standingMessage`, `change`. */
export async function react(by: Membership, { id, message, kind }: ReactionCommand): Promise<LoggedEvent> {
	return change(by, 'talk', { id, asks: ['react', message, kind] }, async (tx, { at, member }) => {
		const { row } = await standingMessage(tx, member, message);
		await tx.insert(reaction).values({ messageId: row.id, kind, personId: member.personId, at }).onConflictDoNothing();
		return { type: 'message.reacted', subject: row.id };
	});
}

/** Takes the member's own reaction back. @throws see `standingMessage`, `change`. */
export async function unreact(by: Membership, { id, message, kind }: ReactionCommand): Promise<LoggedEvent> {
	return change(by, 'talk', { id, asks: ['unreact', message, kind] }, async (tx, { member }) => {
		const { row } = await standingMessage(tx, member, message);
		const own = and(eq(reaction.personId, member.personId), eq(reaction.kind, kind));
		await tx.delete(reaction).where(and(eq(reaction.messageId, row.id), own));
		return { type: 'message.unreacted', subject: row.id };
	});
}
