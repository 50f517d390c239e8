import { beforeAll, describe, expect, it } from 'vitest';
import { assignCard } from '$lib/server/board/assignees';
import { cardsAssignedTo } from '$lib/server/board/assigned';
import { createCard, moveCard, removeCard } from '$lib/server/board/cards';
import { cardCounts } from '$lib/server/board/counts';
import { boardOf } from '$lib/server/board/faces';
import { fillBoard } from '$lib/server/board/fill';
import { read, write } from '$lib/server/db/store';
import { eventsAfter } from '$lib/server/log/events';
import { accessSpace, membershipsOf } from '$lib/server/projects/access';
import { startMembership } from '$lib/server/projects/memberships';
import { createSpace } from '$lib/server/projects/spaces';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';
import { boards, command } from './board';

freshStore();

let cast: Cast;
beforeAll(async () => {
	cast = await castOfTheDemo();
});
const { member, column, card } = boards(() => cast);

describe('what others count on a board', () => {
	it('is every card once, the done ones, and those that are late, without the bin', async () => {
		const before = await cardCounts([cast.spaces['Team Lantern']!]);
		const space = 'Team Lantern';
		const [todo, done] = [await column('todo', { space }), await column('done', { space, holdsDone: true })];
		const by = await member('teacher.gunn', space);
		const due = { date: '2026-12-04', time: '16:00' };
		const make = (title: string, into: string, late = false) =>
			createCard(by, { ...command(), column: into, title, due: late ? due : null });
		await make('open', todo);
		await make('late', todo, true);
		await make('late but done', done, true);
		const { subject } = await make('in the bin', todo, true);
		await removeCard(by, { ...command(), card: subject });
		const [spaceId, empty] = [cast.spaces[space]!, cast.spaces.staff!];
		const more = async (at: number) => {
			const counts = (await cardCounts([spaceId, empty], at)).get(spaceId)!;
			const was = before.get(spaceId)!;
			return { total: counts.total - was.total, done: counts.done - was.done };
		};
		expect(await more(Date.UTC(2026, 11, 4))).toEqual({ total: 3, done: 1 });
		const overdue = async (at: number) => (await cardCounts([spaceId], at)).get(spaceId)!.overdue;
		const atDue = Date.UTC(2026, 11, 5);
		expect((await overdue(atDue + 1)) - (await overdue(atDue))).toBe(1);
		expect(await cardCounts([])).toEqual(new Map());
	});

	it('on a person’s name is what they still have to do, in the spaces they are in', async () => {
		const [todo, done] = [await column('mine todo'), await column('mine done', { holdsDone: true })];
		const student = await member('student1.gunn');
		const own = async () => {
			const members = await membershipsOf(student.personId);
			return (await cardsAssignedTo(members)).filter(({ title }) => title.startsWith('mine:'));
		};
		const mine = async (title: string, due: { date: string; time: string } | null = null) => {
			const assignees = [student.personId];
			return (await createCard(student, { ...command(), column: todo, title, due, assignees })).subject;
		};
		await mine('mine: no date');
		const later = await mine('mine: later', { date: '2027-01-02', time: '10:00' });
		await mine('mine: soon', { date: '2026-12-02', time: '10:00' });
		await card(todo, 'mine: of nobody');
		expect((await own()).map(({ title }) => title)).toEqual(['mine: soon', 'mine: later', 'mine: no date']);
		expect((await own())[0]).toMatchObject({ spaceId: student.spaceId, projectId: student.projectId, lang: 'en' });
		await moveCard(student, { ...command(), card: later, column: done, place: 'top' });
		const [soon] = await own();
		await assignCard(student, { ...command(), card: soon!.id, person: student.personId, assigned: false });
		expect((await own()).map(({ title }) => title)).toEqual(['mine: no date']);
		expect(
			await cardsAssignedTo(
				(await membershipsOf(student.personId)).filter(({ spaceId }) => spaceId !== student.spaceId)
			)
		).toEqual([]);
	});
});

describe('a template', () => {
	it('fills an empty board in its order, with one event for each column and card', async () => {
		const personId = cast.people['teacher.gunn']!;
		const spaceId = await write(async (tx) => {
			const id = await createSpace(tx, { projectId: cast.project, kind: 'team', name: 'Team New', position: 90 });
			const columns = [
				{ name: 'To do', holdsDone: false },
				{ name: 'Done', holdsDone: true }
			];
			const cards = [
				{ column: 0, title: 'first', text: 'how' },
				{ column: 1, title: 'was done', text: '' },
				{ column: 0, title: 'second', text: '' }
			];
			await fillBoard(tx, id, { columns, cards }, { personId, schoolId: cast.schools.gunn });
			await startMembership(tx, { spaceId: id, personId, role: 'teacher', byId: personId });
			return id;
		});
		const teacher = await accessSpace(await cast.viewer('teacher.gunn'), { project: cast.project, space: spaceId });
		const { columns, cards } = await boardOf(teacher);
		expect(columns.map(({ name, holdsDone }) => [name, holdsDone])).toEqual([
			['To do', false],
			['Done', true]
		]);
		const titles = (id: string) => cards.filter((one) => one.column === id).map(({ title }) => title);
		expect(columns.map(({ id }) => titles(id))).toEqual([['first', 'second'], ['was done']]);
		expect(cards[0]).toMatchObject({ lang: 'en', by: personId, version: 1, due: null });
		const events = await eventsAfter(read(), spaceId, 0, 100);
		const types = events.map(({ type }) => type).filter((type) => !type.startsWith('membership'));
		expect(types.filter((type) => type === 'column.created')).toHaveLength(2);
		expect(types.filter((type) => type === 'card.created')).toHaveLength(3);
		expect(events.map(({ n }) => n)).toEqual(events.map((_, index) => index + 1));
	});
});
