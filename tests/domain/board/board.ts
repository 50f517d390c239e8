import { randomUUID } from 'node:crypto';
import { boardOf } from '$lib/server/board/faces';
import { createCard, removeCard } from '$lib/server/board/cards';
import { createColumn, removeColumn } from '$lib/server/board/columns';
import type { Cast } from '../../support/cast';

/** A board to test on: people of the cast acting on the board of a team. */
export const team = 'Team Poppy';
export const command = () => ({ id: randomUUID() });

export function boards(cast: () => Cast) {
	const member = (who: string, space = team) => cast().member(who, space);
	return {
		member,
		/** Takes everything off the board: a board holds a dozen columns. */
		clear: async (space = team): Promise<void> => {
			const by = await member('teacher.enschede', space);
			const { columns, cards } = await boardOf(by);
			for (const { id } of cards) await removeCard(by, { ...command(), card: id });
			for (const { id } of columns) await removeColumn(by, { ...command(), column: id });
		},
		column: async (name: string, { space = team, holdsDone = false } = {}): Promise<string> => {
			const by = await member('teacher.enschede', space);
			return (await createColumn(by, { ...command(), name, holdsDone })).subject;
		},
		card: async (column: string, title: string, { space = team, who = 'teacher.enschede' } = {}): Promise<string> => {
			return (await createCard(await member(who, space), { ...command(), column, title })).subject;
		},
		/** The titles in a column, as a student reads them from the top. */
		titlesIn: async (column: string, space = team): Promise<string[]> => {
			const { cards } = await boardOf(await member('teacher.gunn', space));
			const here = cards.filter((card) => card.column === column);
			return here.sort((a, b) => (a.rank < b.rank ? -1 : 1)).map((card) => card.title);
		},
		face: async (id: string, space = team) => {
			return (await boardOf(await member('teacher.gunn', space))).cards.find((card) => card.id === id);
		}
	};
}
