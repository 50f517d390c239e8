import { now, setClock } from '$lib/time/clock';
import { addDays, wallTimeAt } from '$lib/time/wallTimes';
import { createCard, moveCard } from '../board/cards';
import { createColumn } from '../board/columns';
import { boardOf } from '../board/faces';
import { atTheEnd } from '../board/ranks';
import { newId } from '../ids';
import { membershipsOf, type Membership } from '../projects/access';
import { postMessage } from '../talk/messages';
import { demoBoards, demoColumns, type DemoCard } from './boards';

/** The demo's boards: made with the clock turned back, and some cards moved after everybody had last looked. */
export interface Places {
	people: Record<string, string>;
	spaces: Record<string, string>;
	otherProject: string;
}

/** ms. */
const betweenComments = 4 * 60_000;

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

/** What people said below cards, one a few minutes after the other. `from` is UTC ms. */
export async function talkAboutDemoCards(world: Places, from: number): Promise<void> {
	const said = Object.entries(demoBoards).flatMap(([space, cards]) =>
		cards.flatMap(({ title, comments = [] }) => comments.map(([speaker, text]) => ({ space, title, speaker, text })))
	);
	for (const [index, { space, title, speaker, text }] of said.entries()) {
		setClock(() => from + index * betweenComments);
		const member = await memberOf(world, speaker, space);
		const card = (await boardOf(member)).cards.find((one) => one.title === title)!;
		await postMessage(member, { id: newId(), text, thread: card.id });
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
