import { beforeAll, describe, expect, it } from 'vitest';
import { createCard, editCard } from '$lib/server/board/cards';
import { dueAt } from '$lib/server/board/due';
import { schoolClocks } from '$lib/server/people/schools';
import type { SchoolClock } from '$lib/time/schools';
import { wallTimeAt } from '$lib/time/wallTimes';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';
import { boards, command } from './board';

freshStore();

let cast: Cast;
let enschede: SchoolClock;
let gunn: SchoolClock;
beforeAll(async () => {
	cast = await castOfTheDemo();
	const clocks = await schoolClocks(Object.values(cast.schools));
	[enschede, gunn] = [clocks.get(cast.schools.enschede)!, clocks.get(cast.schools.gunn)!];
});
const { member, column, card, face } = boards(() => cast);

describe('due', () => {
	it('is a time on the wall of who sets it, and one moment for all', async () => {
		const todo = await column('due');
		const due = { date: '2026-12-04', time: '16:00' };
		const here = await createCard(await member('student1.enschede'), { ...command(), column: todo, title: 'h', due });
		const there = await createCard(await member('student1.gunn'), { ...command(), column: todo, title: 't', due });
		expect((await face(here.subject))!.due).toEqual({
			...due,
			zone: 'Europe/Amsterdam',
			at: Date.UTC(2026, 11, 4, 15)
		});
		expect((await face(there.subject))!.due).toEqual({
			...due,
			zone: 'America/Los_Angeles',
			at: Date.UTC(2026, 11, 5, 0)
		});
	});

	it('without a time is the end of that school day, and 17:00 on a day without school', () => {
		const friday = dueAt(enschede, '2026-12-04', null);
		const lessons = enschede.lessons[5]!.filter((span) => !span.optional).map((span) => span.ends);
		expect(friday.time).toBe(lessons.sort().at(-1));
		expect(dueAt(enschede, '2026-12-05', null).time).toBe('17:00');
		expect(dueAt(gunn, '2026-12-05', null)).toMatchObject({ time: '17:00', zone: 'America/Los_Angeles' });
	});

	it('means a time that the wall shows, also in the night of the clock change', () => {
		expect(dueAt(enschede, '2027-03-28', '02:30')).toMatchObject({ date: '2027-03-28', time: '03:30' });
		const [before, after] = [dueAt(enschede, '2026-10-24', '16:00'), dueAt(enschede, '2026-10-25', '16:00')];
		expect(after.at - before.at).toBe(25 * 3_600_000);
	});

	it('stays as it was agreed on when somebody of the other school edits the text', async () => {
		const id = await card(await column('agreed'), 'agreed', { who: 'student1.enschede' });
		const own = { date: '2026-12-04', time: '16:00' };
		const written = { title: 'agreed', text: '' };
		const set = { ...command(), card: id, version: 1, ...written, due: own };
		await editCard(await member('student1.enschede'), set);
		const { due } = (await face(id))!;
		const theirs = wallTimeAt(due!.at, gunn.zone);
		const gunns = await member('student1.gunn');
		await editCard(gunns, { ...command(), card: id, version: 2, title: 'agreed!', text: '', due: theirs });
		expect((await face(id))!.due).toEqual(due);
		await editCard(gunns, { ...command(), card: id, version: 3, ...written, due: { ...theirs, time: '09:00' } });
		expect((await face(id))!.due).toMatchObject({ zone: 'America/Los_Angeles', time: '09:00' });
		await editCard(gunns, { ...command(), card: id, version: 4, ...written, due: null });
		expect((await face(id))!.due).toBeNull();
	});
});
