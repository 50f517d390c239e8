import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { assignCard } from '$lib/server/board/assignees';
import { binOf } from '$lib/server/board/bin';
import { createCard, editCard, moveCard, removeCard, restoreCard } from '$lib/server/board/cards';
import { read } from '$lib/server/db/store';
import { eventsAfter, logBounds } from '$lib/server/log/events';
import { endMembership, restoreMembership } from '$lib/server/projects/memberships';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';
import { boards, command } from './board';

freshStore();

let cast: Cast;
beforeAll(async () => {
	cast = await castOfTheDemo();
});
const { member, clear, column, card, titlesIn, face } = boards(() => cast);
beforeEach(() => clear());
const nothing = { text: '', due: null };

describe('a card', () => {
	it('made by a student of one school is read at the other, in the project’s language', async () => {
		const todo = await column('To do');
		const student = await member('student1.enschede');
		const made = { ...command(), column: todo, title: 'Meet de straat op', text: 'met een rolmaat' };
		const { subject } = await createCard(student, { ...made, assignees: [cast.people['student1.gunn']!] });
		expect(await face(subject)).toMatchObject({
			column: todo,
			title: 'Meet de straat op',
			lang: 'en',
			version: 1,
			due: null,
			assignees: [cast.people['student1.gunn']],
			by: cast.people['student1.enschede']
		});
	});

	it('made twice by the same command stands there once', async () => {
		const todo = await column('once');
		const made = { ...command(), column: todo, title: 'Only one' };
		const student = await member('student2.gunn');
		const all = await Promise.all(Array.from({ length: 8 }, () => createCard(student, made)));
		expect(new Set(all.map(({ n }) => n)).size).toBe(1);
		expect(await titlesIn(todo)).toEqual(['Only one']);
	});

	it('of another space, or in a column of one, does not exist for who names it here', async () => {
		const there = await column('there', { space: 'Team Heron' });
		const foreign = await card(there, 'not yours', { space: 'Team Heron' });
		const [here, own] = [await column('here'), await card(await column('here too'), 'yours')];
		const student = await member('student1.enschede');
		const missing = { status: 404 };
		await expect(createCard(student, { ...command(), column: there, title: 'x' })).rejects.toMatchObject(missing);
		const place = { after: null, before: null };
		const attempts = [
			moveCard(student, { ...command(), card: foreign, column: here, place }),
			moveCard(student, { ...command(), card: own, column: there, place }),
			editCard(student, { ...command(), card: foreign, version: 1, title: 'mine', ...nothing }),
			removeCard(student, { ...command(), card: foreign }),
			restoreCard(student, { ...command(), card: foreign })
		];
		for (const attempt of attempts) await expect(attempt).rejects.toMatchObject(missing);
		await moveCard(student, { ...command(), card: own, column: here, place });
		expect(await titlesIn(here)).toEqual(['yours']);
	});
});

describe('moving a card', () => {
	it('puts it where it was dropped, though others moved the neighbours meanwhile', async () => {
		const [todo, done] = [await column('todo'), await column('done')];
		const [a, b, c] = [await card(todo, 'a'), await card(todo, 'b'), await card(todo, 'c')];
		const x = await card(done, 'x');
		const student = await member('student1.gunn');
		const move = (id: string, to: string, after: string | null, before: string | null) =>
			moveCard(student, { ...command(), card: id, column: to, place: { after, before } });
		await move(x, todo, a, b);
		expect(await titlesIn(todo)).toEqual(['a', 'x', 'b', 'c']);
		await move(a, done, null, null);
		await move(c, todo, a, b);
		expect(await titlesIn(todo)).toEqual(['x', 'c', 'b']);
		await moveCard(student, { ...command(), card: b, column: todo, place: 'top' });
		expect(await titlesIn(todo)).toEqual(['b', 'x', 'c']);
	});

	it('into the same gap at the same moment gives two cards two places', async () => {
		const [from, to] = [await column('from'), await column('to')];
		const [top, end] = [await card(to, 'top'), await card(to, 'end')];
		const cards = await Promise.all(['1', '2', '3', '4'].map((title) => card(from, title)));
		const people = ['student1.gunn', 'student1.enschede', 'student2.gunn', 'student2.enschede'];
		await Promise.all(
			cards.map(async (one, index) =>
				moveCard(await member(people[index]!), {
					...command(),
					card: one,
					column: to,
					place: { after: top, before: end }
				})
			)
		);
		const titles = await titlesIn(to);
		expect([titles[0], titles.at(-1)]).toEqual(['top', 'end']);
		expect(titles.slice(1, -1).sort()).toEqual(['1', '2', '3', '4']);
	});

	it('hundreds of times into one gap keeps the order, keeps ranks short and tells of every face it changed', async () => {
		const here = await column('busy');
		const [a, b, c] = [await card(here, 'a'), await card(here, 'b'), await card(here, 'c')];
		const binned = await card(here, 'in the bin');
		const student = await member('student2.enschede');
		await removeCard(student, { ...command(), card: binned });
		const { head } = await logBounds(read(), student.spaceId);
		for (let n = 0; n < 400; n++) {
			const place = { after: a, before: null };
			await moveCard(student, { ...command(), card: n % 2 === 0 ? c : b, column: here, place });
		}
		expect(await titlesIn(here)).toEqual(['a', 'b', 'c']);
		expect((await face(b))!.rank.length).toBeLessThanOrEqual(64);
		const events = await eventsAfter(read(), student.spaceId, head, 1_000);
		expect(events.map(({ n }) => n)).toEqual(events.map((_, index) => head + 1 + index));
		const byNobody = events.filter(({ actorId }) => actorId === null);
		expect(byNobody.map(({ subject }) => subject)).toContain(a);
		expect(byNobody.map(({ subject }) => subject)).not.toContain(binned);
		expect(events.filter(({ actorId }) => actorId === student.personId)).toHaveLength(400);
	});
});

describe('editing a card', () => {
	it('refuses who has not seen the latest version, and loses neither text', async () => {
		const id = await card(await column('edit'), 'first');
		const [one, two] = [await member('student1.enschede'), await member('student1.gunn')];
		await editCard(one, { ...command(), card: id, version: 1, title: 'by one', text: 'one', due: null });
		const edit = { ...command(), card: id, version: 1, title: 'by two', text: 'two', due: null };
		await expect(editCard(two, edit)).rejects.toMatchObject({
			status: 409,
			key: 'error_card_edited'
		});
		expect(await face(id)).toMatchObject({ title: 'by one', text: 'one', version: 2 });
		await editCard(two, { ...edit, ...command(), version: 2 });
		expect(await face(id)).toMatchObject({ title: 'by two', text: 'two', version: 3 });
	});

	it('may go on while others move the card and put their names on it', async () => {
		const [from, to] = [await column('f'), await column('t')];
		const id = await card(from, 'moving');
		const student = await member('student2.gunn');
		await moveCard(student, { ...command(), card: id, column: to, place: 'top' });
		await assignCard(student, { ...command(), card: id, person: student.personId, assigned: true });
		const editor = await member('student2.enschede');
		await editCard(editor, { ...command(), card: id, version: 1, title: 'moved', ...nothing });
		expect(await face(id)).toMatchObject({ title: 'moved', column: to, assignees: [student.personId] });
	});
});

describe('a name on a card', () => {
	it('is put there and taken off, and twice is once', async () => {
		const id = await card(await column('names'), 'whose');
		const student = await member('student1.gunn');
		const assign = (who: string, assigned: boolean) =>
			assignCard(student, { ...command(), card: id, person: cast.people[who]!, assigned });
		for (const who of ['student1.gunn', 'teacher.enschede', 'student1.gunn']) await assign(who, true);
		// Within one millisecond neither was first.
		const both = [cast.people['student1.gunn'], cast.people['teacher.enschede']];
		expect((await face(id))!.assignees.toSorted()).toEqual(both.toSorted());
		await assign('teacher.enschede', false);
		await assign('teacher.enschede', false);
		expect((await face(id))!.assignees).toEqual([cast.people['student1.gunn']]);
	});

	it('is one of an active member; who left stays on it until taken off', async () => {
		const todo = await column('members');
		const id = await card(todo, 'who may');
		const teacher = await member('teacher.gunn');
		const refused = { status: 400, key: 'error_assignee_gone' };
		const assign = (who: string, assigned = true) =>
			assignCard(teacher, { ...command(), card: id, person: cast.people[who]!, assigned });
		for (const who of ['student3.gunn', 'outsider.enschede', 'coordinator']) {
			await expect(assign(who)).rejects.toMatchObject(refused);
		}
		await assign('student2.gunn');
		const { id: membership } = await member('student2.gunn');
		await endMembership(teacher, { ...command(), membership });
		expect((await face(id))!.assignees).toEqual([cast.people['student2.gunn']]);
		await expect(assign('student2.gunn')).rejects.toMatchObject(refused);
		const assignees = [cast.people['student2.gunn']!];
		const made = createCard(teacher, { ...command(), column: todo, title: 'no', assignees });
		await expect(made).rejects.toMatchObject(refused);
		await assign('student2.gunn', false);
		await restoreMembership(teacher, { ...command(), membership });
		await assign('student2.gunn');
		expect((await face(id))!.assignees).toEqual([cast.people['student2.gunn']]);
	});
});

describe('the bin', () => {
	it('keeps a card with who put it there, and gives it back where it stood', async () => {
		const todo = await column('bin');
		await card(todo, 'a');
		const id = await card(todo, 'b');
		await card(todo, 'c');
		const student = await member('student1.enschede');
		await removeCard(student, { ...command(), card: id });
		await removeCard(student, { ...command(), card: id });
		expect(await titlesIn(todo)).toEqual(['a', 'c']);
		const [binned] = await binOf(student);
		expect(binned).toMatchObject({ id, title: 'b', by: cast.people['student1.enschede'] });
		await restoreCard(await member('student1.gunn'), { ...command(), card: id });
		expect(await titlesIn(todo)).toEqual(['a', 'b', 'c']);
		expect((await binOf(student)).some((one) => one.id === id)).toBe(false);
	});

	it('holds a card against edits, moves and names until it is back', async () => {
		const todo = await column('held');
		const id = await card(todo, 'held');
		const student = await member('student1.enschede');
		await removeCard(student, { ...command(), card: id });
		const attempts = () => [
			editCard(student, { ...command(), card: id, version: 1, title: 'edited', ...nothing }),
			moveCard(student, { ...command(), card: id, column: todo, place: 'top' }),
			assignCard(student, { ...command(), card: id, person: student.personId, assigned: true })
		];
		for (const attempt of attempts()) {
			await expect(attempt).rejects.toMatchObject({ status: 409, key: 'error_card_gone' });
		}
		await restoreCard(student, { ...command(), card: id });
		for (const attempt of attempts()) await expect(attempt).resolves.toMatchObject({ subject: id });
	});
});
