import { now } from '$lib/time/clock';
import { addDays, wallTimeAt } from '$lib/time/wallTimes';
import { createCard, moveCard } from '../board/cards';
import { createColumn } from '../board/columns';
import { boardOf } from '../board/faces';
import { atTheEnd } from '../board/ranks';
import { newId } from '../ids';
import { membershipsOf, type Membership } from '../projects/access';
import { demoBoards, demoColumns, type DemoCard } from './boards';

/** The demo's boards: made with the clock turned back, and some cards moved after everybody had last looked. */
export interface Places {
	people: Record<string, string>;
	spaces: Record<string, string>;
	otherProject: string;
}

/** Puts columns and cards on every board, as they stood before the news. `present` is UTC ms. */
export async function fillDemoBoards(world: Places, present: number): Promise<void> {
	for (const [space, cards] of Object.entries(demoBoards)) {
		const teacher = await memberOf(world, 'teacher.enschede', space);
		for (const column of demoColumns) await createColumn(teacher, { id: newId(), ...column });
		const { columns } = await boardOf(teacher);
		for (const card of cards) {
			const column = columns[card.isNews ? 0 : card.column]!.id;
			await putCard(world, space, column, card, present);
		}
	}
}

/** What happened on the boards since: cards on the move. */
export async function moveDemoCards(world: Places): Promise<void> {
	for (const [space, cards] of Object.entries(demoBoards)) {
		for (const { title, people, column } of cards.filter(({ isNews }) => isNews)) {
			const member = await memberOf(world, people.at(-1)!, space);
			const { columns, cards: standing } = await boardOf(member);
			const found = standing.find((card) => card.title === title)!;
			await moveCard(member, { id: newId(), card: found.id, column: columns[column]!.id, place: atTheEnd });
		}
	}
}

async function putCard(world: Places, space: string, column: string, card: DemoCard, present: number): Promise<void> {
	const by = await memberOf(world, card.people[0]!, space);
	const { title, text, people, dueInDays } = card;
	const today = wallTimeAt(present, 'Europe/Amsterdam').date;
	const due = dueInDays === undefined ? null : { date: addDays(today, dueInDays), time: null };
	const assignees = people.map((name) => world.people[name]!);
	await createCard(by, { id: newId(), column, title, text, due, assignees });
}

export async function memberOf(world: Places, signInName: string, space: string): Promise<Membership> {
	const found = (await membershipsOf(world.people[signInName]!)).find((one) => one.spaceId === world.spaces[space]);
	if (!found) throw new Error(`${signInName} is not in ${space} at ${now()}`);
	return found;
}
