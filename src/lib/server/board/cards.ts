import { eq } from 'drizzle-orm';
import type { Due } from '$lib/realtime/events';
import { wallTimeAt } from '$lib/time/wallTimes';
import { card, cardAssignee, cardRemoval } from '../db/schema/board';
import type { Transaction } from '../db/store';
import { Conflict, Invalid } from '../errors';
import { newId } from '../ids';
import type { LoggedEvent } from '../log/events';
import { schoolClocks } from '../people/schools';
import type { Membership } from '../projects/access';
import { change } from '../projects/change';
import { requireMembers } from './assignees';
import { cardOf, isInBin, livingCard, requireRoom, rowsIn } from './cardRows';
import { columnsOf, standingColumn } from './columns';
import { dueAt, dueColumns, dueOf } from './due';
import { atTheEnd, byRank, ranksFor, type Place } from './ranks';

/** Cards of a space's board: make, edit, move, put into the bin, take out again. */

/** What somebody sets as due: date YYYY-MM-DD and time HH:MM (null: the end of the school day) on their own wall. */
export interface WantedDue {
	date: string;
	time: string | null;
}

/**
 * Makes a card at the foot of a column, in the project's language.
 * @throws NotFound for a column of another space · Conflict for one that was taken away · Invalid when the board is
 * full, or somebody assigned is no member · see `change`.
 */
export async function createCard(
	by: Membership,
	command: { id: string; column: string; title: string; text?: string; due?: WantedDue | null; assignees?: string[] }
): Promise<LoggedEvent> {
	const { column: columnId, title, text = '', due: wanted = null, assignees = [] } = command;
	const due = await dueFor(by, wanted);
	const asks = { id: command.id, asks: ['card', columnId, title, text, wanted, assignees] };
	return change(by, 'work', asks, async (tx, { at, member }) => {
		await standingColumn(tx, member, columnId);
		await requireRoom(tx, member);
		await requireMembers(tx, member, assignees);
		const id = newId();
		const rank = await rankIn(tx, columnId, id, atTheEnd);
		const { spaceId, language: lang, personId: createdBy } = member;
		const written = { title, text, lang, version: 1, ...dueColumns(due) };
		await tx.insert(card).values({ id, spaceId, columnId, rank, ...written, createdBy, createdAt: at });
		const rows = [...new Set(assignees)].map((personId) => ({ cardId: id, personId, at }));
		if (rows.length > 0) await tx.insert(cardAssignee).values(rows);
		return { type: 'card.created', subject: id };
	});
}

/**
 * Changes what is written on a card. `version` is the one that was read: nobody writes over what they have not seen.
 * A due moment that stays the same keeps the wall it was agreed on.
 * @throws NotFound for a card of another space · Conflict `error_card_edited` when somebody else edited it meanwhile,
 * `error_card_gone` when it lies in the bin · see `change`.
 */
export async function editCard(
	by: Membership,
	command: { id: string; card: string; version: number; title: string; text: string; due: WantedDue | null }
): Promise<LoggedEvent> {
	const { card: id, version, title, text, due: wanted } = command;
	const [clock, due] = await Promise.all([ownClock(by), dueFor(by, wanted)]);
	const asks = { id: command.id, asks: ['editCard', id, version, title, text, wanted] };
	return change(by, 'work', asks, async (tx, { member }) => {
		const before = await livingCard(tx, member, id);
		if (before.version !== version) throw new Conflict('error_card_edited');
		const kept = isSameOnWall(dueOf(before), wanted, clock.zone) ? dueOf(before) : due;
		const written = { title, text, version: version + 1, ...dueColumns(kept) };
		await tx.update(card).set(written).where(eq(card.id, id));
		return { type: 'card.edited', subject: id };
	});
}

/**
 * Puts a card at a place in a column of the board.
 * @throws NotFound for a card or column of another space · Conflict when either is gone · see `change`.
 */
export async function moveCard(
	by: Membership,
	command: { id: string; card: string; column: string; place: Place }
): Promise<LoggedEvent> {
	const { card: id, column: columnId, place } = command;
	return change(by, 'work', { id: command.id, asks: ['moveCard', id, columnId, place] }, async (tx, { member }) => {
		await livingCard(tx, member, id);
		await standingColumn(tx, member, columnId);
		const others = (await rowsIn(tx, columnId)).filter((row) => row.id !== id);
		const ranks = ranksFor(id, others, place);
		for (const [one, rank] of ranks) await tx.update(card).set({ rank, columnId }).where(eq(card.id, one));
		const moved = others.filter((row) => !row.inBin && ranks.has(row.id));
		const also = moved.map((row) => ({ type: 'card.moved', subject: row.id }));
		return { type: 'card.moved', subject: id, also };
	});
}

/**
 * Puts a card into the bin. Twice is once.
 * @throws NotFound for a card of another space · see `change`.
 */
export async function removeCard(by: Membership, command: { id: string; card: string }): Promise<LoggedEvent> {
	const { card: cardId } = command;
	return change(by, 'work', { id: command.id, asks: ['removeCard', cardId] }, async (tx, { at, member }) => {
		await cardOf(tx, member, cardId);
		await tx.insert(cardRemoval).values({ cardId, byId: member.personId, at }).onConflictDoNothing();
		return { type: 'card.removed', subject: cardId };
	});
}

/**
 * Takes a card out of the bin, to where it stood; into the first column if its own is gone.
 * @throws NotFound for a card of another space · Invalid when the board has no column, or is full · see `change`.
 */
export async function restoreCard(by: Membership, command: { id: string; card: string }): Promise<LoggedEvent> {
	const { card: id } = command;
	return change(by, 'work', { id: command.id, asks: ['restoreCard', id] }, async (tx, { member }) => {
		const { columnId } = await cardOf(tx, member, id);
		if (await isInBin(tx, id)) await requireRoom(tx, member);
		await tx.delete(cardRemoval).where(eq(cardRemoval.cardId, id));
		await standAgain(tx, member, id, columnId);
		return { type: 'card.restored', subject: id };
	});
}

async function standAgain(tx: Transaction, member: Membership, id: string, columnId: string): Promise<void> {
	const columns = await columnsOf(tx, member.spaceId);
	const standing = columns.filter(({ removedAt }) => removedAt === null).sort(byRank);
	if (standing.some((column) => column.id === columnId)) return;
	const [first] = standing;
	if (!first) throw new Invalid('error_no_column');
	const rank = await rankIn(tx, first.id, id, atTheEnd);
	await tx.update(card).set({ columnId: first.id, rank }).where(eq(card.id, id));
}

/** For places that never need the others' ranks changed, such as the end. */
async function rankIn(tx: Transaction, columnId: string, id: string, place: Place): Promise<string> {
	return ranksFor(id, await rowsIn(tx, columnId), place).get(id)!;
}

async function dueFor(by: Membership, wanted: WantedDue | null): Promise<Due | null> {
	return wanted && dueAt(await ownClock(by), wanted.date, wanted.time);
}

async function ownClock(by: Membership) {
	const clock = (await schoolClocks([by.schoolId])).get(by.schoolId);
	if (!clock) throw new Error(`No school ${by.schoolId}`);
	return clock;
}

function isSameOnWall(due: Due | null, wanted: WantedDue | null, zone: string): boolean {
	if (!due || !wanted) return false;
	const { date, time } = wallTimeAt(due.at, zone);
	return date === wanted.date && time === wanted.time;
}
