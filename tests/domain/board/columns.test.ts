import { beforeAll, describe, expect, it } from 'vitest';
import { boardOf } from '$lib/server/board/faces';
import { removeCard, restoreCard } from '$lib/server/board/cards';
import { createColumn, moveColumn, removeColumn, renameColumn, restoreColumn } from '$lib/server/board/columns';
import { limits } from '$lib/schemas/limits';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';
import { boards, command } from './board';

freshStore();

let cast: Cast;
beforeAll(async () => {
	cast = await castOfTheDemo();
});
const { member, column, card, titlesIn } = boards(() => cast);

const namesIn = async (space: string) =>
	(await boardOf(await member('teacher.gunn', space))).columns
		.toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
		.map(({ name }) => name);

describe('the columns of a team', () => {
	it('are made, named, moved, taken away and brought back by its students', async () => {
		const student = await member('student5.gunn', 'Team Acorn');
		for (const name of ['One', 'Two', 'Three']) await createColumn(student, { ...command(), name, holdsDone: false });
		const { columns } = await boardOf(student);
		const [one, two] = columns.slice(-3).map(({ id }) => id) as [string, string];
		await renameColumn(student, { ...command(), column: two, name: 'Second', holdsDone: true });
		await moveColumn(student, { ...command(), column: one, place: { after: null, before: null } });
		expect((await namesIn('Team Acorn')).slice(-3)).toEqual(['Second', 'Three', 'One']);
		await removeColumn(student, { ...command(), column: two });
		expect((await namesIn('Team Acorn')).slice(-2)).toEqual(['Three', 'One']);
		await restoreColumn(student, { ...command(), column: two });
		expect((await namesIn('Team Acorn')).slice(-3)).toEqual(['Second', 'Three', 'One']);
		const faces = (await boardOf(await member('student6.enschede', 'Team Acorn'))).columns;
		expect(faces.find(({ id }) => id === two)).toMatchObject({ name: 'Second', holdsDone: true });
	});

	it('hold their place while another goes away beside them', async () => {
		const ids = [await column('left'), await column('middle'), await column('right')];
		const teacher = await member('teacher.gunn');
		await removeColumn(teacher, { ...command(), column: ids[1]! });
		await moveColumn(teacher, { ...command(), column: ids[2]!, place: { after: null, before: ids[0]! } });
		await restoreColumn(teacher, { ...command(), column: ids[1]! });
		expect((await namesIn('Team Poppy')).slice(-3)).toEqual(['right', 'left', 'middle']);
	});

	it('are at most as many as a board can show', async () => {
		const student = await member('student7.gunn', 'Team Lantern');
		const add = () => createColumn(student, { ...command(), name: 'more', holdsDone: false });
		const { length } = await namesIn('Team Lantern');
		for (let n = length; n < limits.columns; n++) await add();
		await expect(add()).rejects.toMatchObject({ status: 400, key: 'error_too_many_columns' });
		const empty = (await boardOf(student)).columns.find(({ name }) => name === 'more');
		await removeColumn(student, { ...command(), column: empty!.id });
		await expect(add()).resolves.toMatchObject({ type: 'column.created' });
	});
});

describe('the columns of the common space', () => {
	it('are for teachers to arrange, and a student is told so', async () => {
		const [student, teacher] = [await member('student1.gunn', 'common'), await member('teacher.gunn', 'common')];
		const { subject } = await createColumn(teacher, { ...command(), name: 'Ideas', holdsDone: false });
		const refused = { status: 403, key: 'error_columns_by_teachers' };
		const named = { name: 'Mine', holdsDone: false };
		const attempts = [
			createColumn(student, { ...command(), ...named }),
			renameColumn(student, { ...command(), column: subject, ...named }),
			moveColumn(student, { ...command(), column: subject, place: 'top' }),
			removeColumn(student, { ...command(), column: subject }),
			restoreColumn(student, { ...command(), column: subject })
		];
		for (const attempt of attempts) await expect(attempt).rejects.toMatchObject(refused);
		await renameColumn(teacher, { ...command(), column: subject, name: 'Ideas!', holdsDone: false });
		expect(await namesIn('common')).toContain('Ideas!');
	});
});

describe('a column', () => {
	it('with a card in it stays; once the card is in the bin it may go', async () => {
		const teacher = await member('teacher.enschede');
		const full = await column('not empty');
		const inside = await card(full, 'still here');
		const remove = () => removeColumn(teacher, { ...command(), column: full });
		await expect(remove()).rejects.toMatchObject({ status: 400, key: 'error_column_not_empty' });
		await removeCard(teacher, { ...command(), card: inside });
		await remove();
		expect(await namesIn('Team Poppy')).not.toContain('not empty');
		await restoreCard(teacher, { ...command(), card: inside });
		const { columns } = await boardOf(teacher);
		const [first] = columns.toSorted((a, b) => (a.rank < b.rank ? -1 : 1));
		expect(await titlesIn(first!.id)).toContain('still here');
	});

	it('that was taken away takes no name and no place until it is back', async () => {
		const teacher = await member('teacher.enschede');
		const gone = await column('gone');
		await removeColumn(teacher, { ...command(), column: gone });
		const rename = () => renameColumn(teacher, { ...command(), column: gone, name: 'here', holdsDone: false });
		await expect(rename()).rejects.toMatchObject({ status: 409, key: 'error_column_gone' });
		await restoreColumn(teacher, { ...command(), column: gone });
		await expect(rename()).resolves.toMatchObject({ type: 'column.renamed' });
	});

	it('of another space does not exist for who names it here', async () => {
		const foreign = await column('over there', { space: 'Team Heron' });
		const teacher = await member('teacher.enschede');
		const own = await column('here');
		const remove = (id: string) => removeColumn(teacher, { ...command(), column: id });
		await expect(remove(foreign)).rejects.toMatchObject({ status: 404 });
		await expect(remove(own)).resolves.toMatchObject({ type: 'column.removed' });
	});
});
