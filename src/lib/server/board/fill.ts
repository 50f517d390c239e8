import { eq } from 'drizzle-orm';
import { generateNKeysBetween } from 'fractional-indexing';
import type { Language } from '$lib/realtime/events';
import { now } from '$lib/time/clock';
import { boardColumn, card } from '../db/schema/board';
import { project, space } from '../db/schema/projects';
import type { Transaction } from '../db/store';
import { newId } from '../ids';
import { append } from '../log/events';

/** A board as a project's template has it. */
export interface BoardTemplate {
	columns: readonly { name: string; holdsDone: boolean }[];
	/** `column` is the place of the card's column in the list, from 0. */
	cards: readonly { column: number; title: string; text: string }[];
}

/** Who fills a board: what its events keep. */
export interface Filler {
	personId: string;
	schoolId: string | null;
}

/**
 * Fills the empty board of a space within the transaction that creates it, one event a column and a card. What stands
 * on the cards is taken to be in the project's language.
 */
export async function fillBoard(tx: Transaction, spaceId: string, board: BoardTemplate, by: Filler): Promise<void> {
	const at = now();
	const lang = await languageOf(tx, spaceId);
	const facts = { actorId: by.personId, schoolId: by.schoolId, at };
	const columns = await fillColumns(tx, spaceId, board.columns);
	for (const subject of columns) await append(tx, spaceId, { type: 'column.created', subject, ...facts });
	for (const [index, columnId] of columns.entries()) {
		const cards = board.cards.filter((one) => one.column === index);
		const ranks = generateNKeysBetween(null, null, cards.length);
		for (const [place, { title, text }] of cards.entries()) {
			const id = newId();
			const row = { id, spaceId, columnId, rank: ranks[place]!, title, text, lang, version: 1 };
			await tx.insert(card).values({ ...row, createdBy: by.personId, createdAt: at });
			await append(tx, spaceId, { type: 'card.created', subject: id, ...facts });
		}
	}
}

async function fillColumns(tx: Transaction, spaceId: string, columns: BoardTemplate['columns']): Promise<string[]> {
	if (columns.length === 0) return [];
	const ranks = generateNKeysBetween(null, null, columns.length);
	const rows = columns.map((column, index) => ({ id: newId(), spaceId, rank: ranks[index]!, ...column }));
	await tx.insert(boardColumn).values(rows);
	return rows.map(({ id }) => id);
}

async function languageOf(tx: Transaction, spaceId: string): Promise<Language> {
	const [row] = await tx
		.select({ language: project.language })
		.from(space)
		.innerJoin(project, eq(project.id, space.projectId))
		.where(eq(space.id, spaceId));
	if (!row) throw new Error(`No space ${spaceId}`);
	return row.language;
}
