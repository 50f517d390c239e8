import { boardOf } from '$lib/server/board/faces';
import { binOf } from '$lib/server/board/bin';
import { createCard, editCard, moveCard, removeCard, restoreCard } from '$lib/server/board/cards';
import { createColumn, moveColumn, removeColumn, renameColumn, restoreColumn } from '$lib/server/board/columns';
import { hideCard, showCard } from '$lib/server/board/hidden';
import type { Cast } from '../../support/cast';
import { command, comment, space, type StepsFor } from './step';

/** Columns taken away and not brought back. */
const gone: string[] = [];

const teacher = (cast: Cast) => cast.member('teacher.enschede', space);

/** Somebody who may still be in the team, the board as it is, and one of its things by `pick`. */
async function board(cast: Cast, pick: number) {
	const by = await cast.member('student5.gunn', space).catch(() => teacher(cast));
	const { columns, cards } = await boardOf(by);
	return { by, columns, cards, column: columns[pick % columns.length], card: cards[pick % cards.length] };
}

export const columnSteps: StepsFor<'column'> = {
	'column.created': async (cast, pick) => {
		const { by, columns } = await board(cast, pick);
		if (columns.length > 5) return undefined;
		return createColumn(by, { ...command(), name: `column ${pick}`, holdsDone: pick % 2 === 0 });
	},
	'column.renamed': async (cast, pick) => {
		const { by, column } = await board(cast, pick);
		return column && renameColumn(by, { ...command(), column: column.id, name: `now ${pick}`, holdsDone: pick > 20 });
	},
	'column.moved': async (cast, pick) => {
		const { by, columns, column } = await board(cast, pick);
		const after = columns[(pick + 1) % columns.length]?.id ?? null;
		return column && moveColumn(by, { ...command(), column: column.id, place: { after, before: null } });
	},
	'column.removed': async (cast, pick) => {
		const { by, columns } = await board(cast, pick);
		// What is hidden stands in its column too.
		const { cards } = await boardOf(await teacher(cast));
		const empty = columns.find(({ id }) => !cards.some((card) => card.column === id));
		if (empty) gone.push(empty.id);
		return empty && removeColumn(by, { ...command(), column: empty.id });
	},
	'column.restored': async (cast) => {
		const column = gone.pop();
		return column && restoreColumn(await teacher(cast), { ...command(), column });
	}
};

export const cardSteps: StepsFor<'card'> = {
	'card.created': async (cast, pick) => {
		const { by, column } = await board(cast, pick);
		const due = pick % 2 === 0 ? { date: '2027-03-28', time: null } : null;
		const card = { ...command(), title: `card ${pick}`, text: 'do it', due, assignees: [by.personId] };
		return column && createCard(by, { ...card, column: column.id });
	},
	'card.edited': async (cast, pick) => {
		const { by, card } = await board(cast, pick);
		const due = pick % 3 === 0 ? { date: '2027-10-31', time: '02:30' } : null;
		const written = { title: `edited ${pick}`, text: '', due };
		return card && editCard(by, { ...command(), card: card.id, version: card.version, ...written });
	},
	'card.moved': async (cast, pick) => {
		const { by, column, cards, card } = await board(cast, pick);
		if (!card || !column) return undefined;
		const before = cards[(pick + 1) % cards.length]!.id;
		const place = pick % 3 === 0 ? ('top' as const) : { after: null, before };
		return moveCard(by, { ...command(), card: card.id, column: column.id, place });
	},
	'card.removed': async (cast, pick) => {
		const { by, card } = await board(cast, pick);
		return card && removeCard(by, { ...command(), card: card.id });
	},
	'card.restored': async (cast, pick) => {
		const { by, columns } = await board(cast, pick);
		const [binned] = await binOf(by);
		return binned && columns.length > 0 && restoreCard(by, { ...command(), card: binned.id });
	},
	'card.hidden': async (cast, pick) => {
		const by = await teacher(cast);
		const { cards } = await boardOf(by);
		return cards.length > 0 && hideCard(by, { ...command(), card: cards[pick % cards.length]!.id, reason: 'no' });
	},
	'card.shown': async (cast, pick) => {
		const by = await teacher(cast);
		const { cards } = await boardOf(by);
		return cards.length > 0 && showCard(by, { ...command(), card: cards[pick % cards.length]!.id });
	},
	'card.commented': async (cast, pick) => {
		const { cards } = await boardOf(await teacher(cast));
		const seen = cards.filter(({ hidden }) => !hidden);
		return seen.length > 0 && comment(cast, seen[pick % seen.length]!.id, pick);
	}
};
