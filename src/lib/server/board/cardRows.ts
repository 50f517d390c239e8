import { and, count, eq, isNull } from 'drizzle-orm';
import { limits } from '$lib/schemas/limits';
import { card, cardRemoval } from '../db/schema/board';
import type { Transaction } from '../db/store';
import { Conflict, Invalid, NotFound } from '../errors';
import type { Membership } from '../projects/access';
import { requireSeen } from '../projects/hiding';
import type { Ranked } from './ranks';

/** What commands ask about cards inside their transaction. */
export type CardRow = typeof card.$inferSelect;

/**
 * A card of the member's space, in the bin or not.
 * @throws NotFound for any other, and for a student when it is hidden.
 */
export async function cardOf(tx: Transaction, member: Membership, id: string): Promise<CardRow> {
	const [row] = await tx
		.select()
		.from(card)
		.where(and(eq(card.id, id), eq(card.spaceId, member.spaceId)));
	if (!row) throw new NotFound();
	await requireSeen(tx, member, id);
	return row;
}

/** @throws NotFound as `cardOf` · Conflict when the card lies in the bin. */
export async function livingCard(tx: Transaction, member: Membership, id: string): Promise<CardRow> {
	const row = await cardOf(tx, member, id);
	if (await isInBin(tx, id)) throw new Conflict('error_card_gone');
	return row;
}

export async function isInBin(tx: Transaction, id: string): Promise<boolean> {
	return (await tx.select().from(cardRemoval).where(eq(cardRemoval.cardId, id))).length > 0;
}

/** Every row of a column with its rank, also those in the bin: their ranks are taken. */
export async function rowsIn(tx: Transaction, columnId: string): Promise<(Ranked & { inBin: boolean })[]> {
	const rows = await tx
		.select({ id: card.id, rank: card.rank, removed: cardRemoval.cardId })
		.from(card)
		.leftJoin(cardRemoval, eq(cardRemoval.cardId, card.id))
		.where(eq(card.columnId, columnId));
	return rows.map(({ id, rank, removed }) => ({ id, rank, inBin: removed !== null }));
}

/** @throws Invalid when the space's board holds as many cards as it can. */
export async function requireRoom(tx: Transaction, member: Membership): Promise<void> {
	const [row] = await tx
		.select({ cards: count() })
		.from(card)
		.leftJoin(cardRemoval, eq(cardRemoval.cardId, card.id))
		.where(and(eq(card.spaceId, member.spaceId), isNull(cardRemoval.cardId)));
	if (Number(row?.cards ?? 0) >= limits.cards) throw new Invalid('error_board_full', { most: limits.cards });
}
