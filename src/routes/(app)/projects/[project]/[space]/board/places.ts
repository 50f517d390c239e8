/** Columns and cards in their order, and what moves on their way to the server change about it. Pure. */
import type { BoardContent } from '$lib/realtime/apply';
import type { CardFace, ColumnFace } from '$lib/realtime/events';

export interface PlacedColumn extends ColumnFace {
	/** From the top. */
	cards: CardFace[];
}

/** A move as the server is asked for it: neighbours by id, never a number. */
export interface Move {
	card: string;
	column: string;
	after: string | null;
	before: string | null;
}

/** The board from left to right, with these moves made on top of what is known. A move to what is gone changes nothing. */
export function placed({ columns, cards }: Pick<BoardContent, 'columns' | 'cards'>, moves: Move[]): PlacedColumn[] {
	const inOrder = [...cards].sort(byRank);
	const board = [...columns].sort(byRank).map((column) => ({
		...column,
		cards: inOrder.filter((card) => card.column === column.id)
	}));
	return moves.reduce(moved, board);
}

/** The place a card has now, as a move that would bring it there. */
export function placeOf(board: PlacedColumn[], card: string): Move | null {
	const column = board.find(({ cards }) => cards.some(({ id }) => id === card));
	if (!column) return null;
	const index = column.cards.findIndex(({ id }) => id === card);
	const [after, before] = [column.cards[index - 1]?.id ?? null, column.cards[index + 1]?.id ?? null];
	return { card, column: column.id, after, before };
}

/** Where the arrow keys lead to from a card: above, below, or beside it at the same height. */
export function cardBeside(board: PlacedColumn[], card: string, key: string): string | undefined {
	const column = board.findIndex(({ cards }) => cards.some(({ id }) => id === card));
	const row = board[column]?.cards.findIndex(({ id }) => id === card) ?? -1;
	switch (key) {
		case 'ArrowUp':
			return board[column]?.cards[row - 1]?.id;
		case 'ArrowDown':
			return board[column]?.cards[row + 1]?.id;
		case 'ArrowLeft':
			return cardIn(board.slice(0, Math.max(0, column)).reverse(), row);
		case 'ArrowRight':
			return cardIn(board.slice(column + 1), row);
		default:
			return undefined;
	}
}

/** In the first of these columns that has cards, the one at this height or the last. */
function cardIn(columns: PlacedColumn[], row: number): string | undefined {
	const cards = columns.find((column) => column.cards.length > 0)?.cards ?? [];
	return (cards[row] ?? cards.at(-1))?.id;
}

function moved(board: PlacedColumn[], { card: id, column: to, after, before }: Move): PlacedColumn[] {
	const card = board.flatMap(({ cards }) => cards).find((one) => one.id === id);
	if (!card || !board.some((column) => column.id === to)) return board;
	return board.map((column) => {
		const others = column.cards.filter((one) => one.id !== id);
		if (column.id !== to) return { ...column, cards: others };
		return { ...column, cards: others.toSpliced(indexOf(others, after, before), 0, { ...card, column: to }) };
	});
}

function indexOf(cards: CardFace[], after: string | null, before: string | null): number {
	const below = cards.findIndex(({ id }) => id === after);
	if (below !== -1) return below + 1;
	const above = cards.findIndex(({ id }) => id === before);
	return above === -1 ? cards.length : above;
}

export function byRank(a: { id: string; rank: string }, b: { id: string; rank: string }): number {
	return a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : 1;
}
