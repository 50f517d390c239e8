import { and, count, eq, isNull } from 'drizzle-orm';
import { limits } from '$lib/schemas/limits';
import { boardColumn, card, cardRemoval } from '../db/schema/board';
import type { Transaction } from '../db/store';
import { Conflict, Forbidden, Invalid, NotFound } from '../errors';
import { newId } from '../ids';
import type { LoggedEvent } from '../log/events';
import { canWrite, type Membership } from '../projects/access';
import { change, type ChangeContext, type ChangeOutcome } from '../projects/change';
import { atTheEnd, ranksFor, type Place } from './ranks';

/**
 * Columns of a space's board: add, rename, move, take away, bring back. A team arranges its own board; in the common
 * space only teachers do.
 */
export type ColumnRow = typeof boardColumn.$inferSelect;

/** May add, change and take away columns. */
export function canArrange(member: Membership): boolean {
	return canWrite(member) && (member.role === 'teacher' || member.spaceKind === 'team');
}

/**
 * Adds a column at the end. `holdsDone`: cards in it count as done.
 * @throws Forbidden for a student outside a team · Invalid for a column too many · see `change`.
 */
export async function createColumn(
	by: Membership,
	command: { id: string; name: string; holdsDone: boolean }
): Promise<LoggedEvent> {
	const { name, holdsDone } = command;
	return arrange(by, command.id, ['column', name, holdsDone], async (tx, { member }) => {
		const others = await columnsOf(tx, member.spaceId);
		const standing = others.filter(({ removedAt }) => removedAt === null);
		if (standing.length >= limits.columns) throw new Invalid('error_too_many_columns', { most: limits.columns });
		const id = newId();
		const rank = ranksFor(id, others, atTheEnd).get(id)!;
		await tx.insert(boardColumn).values({ id, spaceId: member.spaceId, name, rank, holdsDone, removedAt: null });
		return { type: 'column.created', subject: id };
	});
}

/**
 * Gives a column its name, and says whether cards in it count as done.
 * @throws Forbidden for a student outside a team · NotFound for a column of another space · Conflict for one that was
 * taken away · see `change`.
 */
export async function renameColumn(
	by: Membership,
	command: { id: string; column: string; name: string; holdsDone: boolean }
): Promise<LoggedEvent> {
	const { column, name, holdsDone } = command;
	return arrange(by, command.id, ['renameColumn', column, name, holdsDone], async (tx, { member }) => {
		await standingColumn(tx, member, column);
		await tx.update(boardColumn).set({ name, holdsDone }).where(eq(boardColumn.id, column));
		return { type: 'column.renamed', subject: column };
	});
}

/**
 * Puts a column beside others.
 * @throws as `renameColumn`.
 */
export async function moveColumn(
	by: Membership,
	command: { id: string; column: string; place: Place }
): Promise<LoggedEvent> {
	const { column, place } = command;
	return arrange(by, command.id, ['moveColumn', column, place], async (tx, { member }) => {
		await standingColumn(tx, member, column);
		const all = await columnsOf(tx, member.spaceId);
		const ranks = ranksFor(
			column,
			all.filter(({ id }) => id !== column),
			place
		);
		for (const [id, rank] of ranks) await tx.update(boardColumn).set({ rank }).where(eq(boardColumn.id, id));
		const moved = all.filter(({ id, removedAt }) => id !== column && removedAt === null && ranks.has(id));
		const also = moved.map(({ id }) => ({ type: 'column.moved', subject: id }));
		return { type: 'column.moved', subject: column, also };
	});
}

/**
 * Takes away an empty column. Taken away twice is taken away once.
 * @throws Invalid while cards are in it · otherwise as `renameColumn`.
 */
export async function removeColumn(by: Membership, command: { id: string; column: string }): Promise<LoggedEvent> {
	const { column } = command;
	return arrange(by, command.id, ['removeColumn', column], async (tx, { at, member }) => {
		const { removedAt } = await columnOf(tx, member, column);
		if (removedAt === null && (await cardsIn(tx, column)) > 0) throw new Invalid('error_column_not_empty');
		const removed = { removedAt: removedAt ?? at };
		await tx.update(boardColumn).set(removed).where(eq(boardColumn.id, column));
		return { type: 'column.removed', subject: column };
	});
}

/**
 * Brings a column back to where it stood.
 * @throws Forbidden for a student outside a team · NotFound for a column of another space · see `change`.
 */
export async function restoreColumn(by: Membership, command: { id: string; column: string }): Promise<LoggedEvent> {
	const { column } = command;
	return arrange(by, command.id, ['restoreColumn', column], async (tx, { member }) => {
		await columnOf(tx, member, column);
		await tx.update(boardColumn).set({ removedAt: null }).where(eq(boardColumn.id, column));
		return { type: 'column.restored', subject: column };
	});
}

/**
 * A column that cards can stand in.
 * @throws NotFound for a column of another space · Conflict for one that was taken away.
 */
export async function standingColumn(tx: Transaction, member: Membership, id: string): Promise<ColumnRow> {
	const column = await columnOf(tx, member, id);
	if (column.removedAt !== null) throw new Conflict('error_column_gone');
	return column;
}

/** Every column a space's board has or had. */
export async function columnsOf(tx: Transaction, spaceId: string): Promise<ColumnRow[]> {
	return tx.select().from(boardColumn).where(eq(boardColumn.spaceId, spaceId));
}

async function arrange(
	by: Membership,
	id: string,
	asks: readonly unknown[],
	work: (tx: Transaction, context: ChangeContext) => Promise<ChangeOutcome>
): Promise<LoggedEvent> {
	return change(by, 'work', { id, asks }, async (tx, context) => {
		if (!canArrange(context.member)) throw new Forbidden('error_columns_by_teachers');
		return work(tx, context);
	});
}

async function columnOf(tx: Transaction, member: Membership, id: string): Promise<ColumnRow> {
	const [row] = await tx
		.select()
		.from(boardColumn)
		.where(and(eq(boardColumn.id, id), eq(boardColumn.spaceId, member.spaceId)));
	if (!row) throw new NotFound();
	return row;
}

async function cardsIn(tx: Transaction, columnId: string): Promise<number> {
	const [row] = await tx
		.select({ cards: count() })
		.from(card)
		.leftJoin(cardRemoval, eq(cardRemoval.cardId, card.id))
		.where(and(eq(card.columnId, columnId), isNull(cardRemoval.cardId)));
	return Number(row?.cards ?? 0);
}
