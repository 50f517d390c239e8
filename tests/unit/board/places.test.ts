import { describe, expect, it } from 'vitest';
import type { CardFace } from '$lib/realtime/events';
import {
	cardBeside,
	placed,
	placeOf,
	type Move
} from '../../../src/routes/(app)/projects/[project]/[space]/board/places';

/** Cards as "a b | c": columns from left to right, cards from the top. */
function boardOf(text: string) {
	const columns = text.split('|').map((_, index) => ({
		...{ id: `column${index}`, name: `${index}`, holdsDone: false },
		rank: `a${index}`
	}));
	const cards = text.split('|').flatMap((column, index) =>
		(column.match(/\w+/g) ?? []).map((id, place): CardFace => ({
			...{ id, column: `column${index}`, rank: `a${place}`, title: id, text: '', lang: 'en', version: 1 },
			...{ due: null, assignees: [], by: 'somebody', at: 0 }
		}))
	);
	return { columns: columns.toReversed(), cards: cards.toReversed() };
}

const told = (text: string, ...moves: Move[]) =>
	placed(boardOf(text), moves)
		.map(({ cards }) => cards.map(({ id }) => id).join(' '))
		.join(' | ');

const to = (column: number, card: string, after: string | null, before: string | null): Move => ({
	...{ card, column: `column${column}` },
	after,
	before
});

describe('a board as it is shown', () => {
	it('has columns and cards in the order of their ranks, whatever order they came in', () => {
		expect(told('a b c | | d')).toBe('a b c |  | d');
		const board = placed(
			{ ...boardOf('a b'), cards: boardOf('a b').cards.map((card) => ({ ...card, rank: 'Zz' })) },
			[]
		);
		expect(board[0]!.cards.map(({ id }) => id)).toEqual(['a', 'b']);
	});

	it('shows a move before the server has answered', () => {
		expect(told('a b c | d', to(1, 'b', 'd', null))).toBe('a c | d b');
		expect(told('a b c | d', to(1, 'b', null, 'd'))).toBe('a c | b d');
		expect(told('a b c', to(0, 'c', null, 'a'))).toBe('c a b');
		expect(told('a b c', to(0, 'a', 'b', 'c'))).toBe('b a c');
	});

	it('makes several moves one after the other, and one beside a card that went elsewhere at the end', () => {
		expect(told('a b | c', to(1, 'a', null, 'c'), to(1, 'b', 'a', 'c'))).toBe(' | a b c');
		expect(told('a b | c', to(1, 'a', 'gone', 'gone too'))).toBe('b | c a');
	});

	it('is not changed by a move of a card, or to a column, that is no longer there', () => {
		expect(told('a | b', to(1, 'gone', null, 'b'))).toBe('a | b');
		expect(told('a | b', to(7, 'a', null, null))).toBe('a | b');
	});
});

describe('the place of a card', () => {
	it('is told by its neighbours, and leads back to where it stands', () => {
		const board = placed(boardOf('a b c | d'), []);
		expect(placeOf(board, 'b')).toEqual(to(0, 'b', 'a', 'c'));
		expect(placeOf(board, 'd')).toEqual(to(1, 'd', null, null));
		expect(placeOf(board, 'gone')).toBeNull();
		expect(told('a b c | d', placeOf(board, 'b')!)).toBe('a b c | d');
	});

	it('is left by the arrow keys to what stands beside it, over empty columns', () => {
		const board = placed(boardOf('a b c | | d e'), []);
		expect(cardBeside(board, 'a', 'ArrowDown')).toBe('b');
		expect(cardBeside(board, 'a', 'ArrowUp')).toBeUndefined();
		expect(cardBeside(board, 'b', 'ArrowRight')).toBe('e');
		expect(cardBeside(board, 'c', 'ArrowRight')).toBe('e');
		expect(cardBeside(board, 'e', 'ArrowLeft')).toBe('b');
		expect(cardBeside(board, 'a', 'ArrowLeft')).toBeUndefined();
		expect(cardBeside(board, 'a', 'Tab')).toBeUndefined();
	});
});
