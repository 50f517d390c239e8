import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCard, moveCard } from '$lib/server/board/cards';
import { boardOf } from '$lib/server/board/faces';
import { hideCard } from '$lib/server/board/hidden';
import { arrangeTeams } from '$lib/server/board/teams';
import { overviewOf, type TeamRow } from '$lib/server/monitor/overview';
import { accessSpace, type Membership } from '$lib/server/projects/access';
import { acceptInvitation } from '$lib/server/projects/invitations';
import { invitationsInto, invite } from '$lib/server/projects/inviting';
import { schoolsOfExchange } from '$lib/server/projects/partners';
import { teamListOf } from '$lib/server/projects/teamLists';
import { postMessage } from '$lib/server/talk/messages';
import { setClock } from '$lib/time/clock';
import type { SchoolClock } from '$lib/time/schools';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';
import { projectsOf } from '../projects/stage';

/**
 * The figures of the team overview, with a clock that is moved: from Monday 16 November 2026 over the week in which
 * Palo Alto has a holiday (23 to 27 November) and Enschede has not.
 */
freshStore();

const day = 24 * 60 * 60_000;
/** 15:00 in Enschede, 06:00 in Palo Alto, on a day of November 2026. */
const on = (date: number) => Date.UTC(2026, 10, date, 14);
const command = () => ({ id: randomUUID() });

let present = on(16);
let cast: Cast;
let by: Membership;
let clocks: Map<string, SchoolClock>;
let spaces: { heron: string; poppy: string };

beforeAll(async () => {
	setClock(() => present);
	cast = await castOfTheDemo();
	setClock(() => present);
	clocks = await schoolsOfExchange(cast.exchange);
});
afterAll(() => setClock(null));
const { teaching, make, teacher } = projectsOf(() => cast);

beforeEach(async () => {
	present = on(16);
	const project = await make();
	by = await teacher(project);
	await invite(by, { ...command(), teacher: cast.people['teacher.gunn']! });
	const invitation = (await invitationsInto(by))[0]!.id;
	await acceptInvitation(await teaching('teacher.gunn', 'Environmental Science 2'), { ...command(), invitation });
	const people = (n: number) => [cast.people[`student${n}.enschede`]!, cast.people[`student${n}.gunn`]!];
	const team = (name: string, n: number) => ({ name, people: people(n) });
	const plan = { make: [team('Team Heron', 1), team('Team Poppy', 3)], rename: [], move: [] };
	await arrangeTeams(by, { ...command(), plan });
	const [heron, poppy] = (await teamListOf(by)).teams;
	spaces = { heron: heron!.id, poppy: poppy!.id };
});

async function says(who: string, space: string): Promise<void> {
	const member = await accessSpace(await cast.viewer(who), { project: by.projectId, space });
	await postMessage(member, { ...command(), text: 'A sign of life' });
}

async function lateCard(who: string, space: string): Promise<void> {
	const member = await accessSpace(await cast.viewer(who), { project: by.projectId, space });
	const [column] = (await boardOf(member)).columns;
	const due = { date: '2026-11-24', time: '12:00' };
	await createCard(member, { ...command(), column: column!.id, title: 'Count again', due });
}

const overview = () => overviewOf(by, clocks);
const rowOf = async (space: string): Promise<TeamRow> => (await overview()).teams.find(({ id }) => id === space)!;
const figures = (row: TeamRow) => row.signs.map(({ days, isToday, onHoliday }) => ({ days, isToday, onHoliday }));

describe('the team overview', () => {
	it('counts silence in the school days of each school, and names the longest as the reason', async () => {
		for (const who of ['student1.enschede', 'student1.gunn']) await says(who, spaces.heron);
		expect(figures(await rowOf(spaces.heron))).toEqual([
			{ days: 0, isToday: true, onHoliday: false },
			{ days: 0, isToday: true, onHoliday: false }
		]);
		present = on(18);
		await says('student1.enschede', spaces.heron);
		const row = await rowOf(spaces.heron);
		expect(figures(row)).toEqual([
			{ days: 0, isToday: true, onHoliday: false },
			{ days: 2, isToday: false, onHoliday: false }
		]);
		expect(row.reasons).toEqual([{ kind: 'silent', schoolId: cast.schools.gunn, days: 2 }]);
		present += 2 * day;
		expect((await rowOf(spaces.heron)).reasons[0]).toMatchObject({ schoolId: cast.schools.gunn, days: 4 });
	});

	it('lets a holiday stop the count, and the team wait for it instead of needing anybody', async () => {
		present = on(18);
		for (const who of ['student1.enschede', 'student1.gunn']) await says(who, spaces.heron);
		present = on(25);
		await says('student1.enschede', spaces.heron);
		const row = await rowOf(spaces.heron);
		expect(figures(row)[1]).toEqual({ days: 2, isToday: false, onHoliday: true });
		expect(row.reasons).toEqual([]);
		expect(row.waitsFor).toBe(cast.schools.gunn);
		present = on(27);
		expect(figures(await rowOf(spaces.heron))[1]).toMatchObject({ days: 2, onHoliday: true });
		present = on(30) + 6 * 60 * 60_000;
		const back = await rowOf(spaces.heron);
		expect(figures(back)[1]).toEqual({ days: 3, isToday: false, onHoliday: false });
		expect(back.reasons[0]).toEqual({ kind: 'silent', schoolId: cast.schools.enschede, days: 3 });
	});

	it('counts from the making of a team of which nothing was heard, and no sign of a teacher', async () => {
		present = on(17);
		await says('teacher.gunn', spaces.poppy);
		const row = await rowOf(spaces.poppy);
		expect(row.signs.map(({ isNone, days }) => ({ isNone, days }))).toEqual([
			{ isNone: true, days: 1 },
			{ isNone: true, days: 1 }
		]);
		expect(row.reasons).toEqual([]);
	});

	it('counts cards, those done, and those late, and forgives what is done', async () => {
		const member = await accessSpace(await cast.viewer('student1.enschede'), {
			project: by.projectId,
			space: spaces.heron
		});
		const { columns, cards } = await boardOf(member);
		const [todo, , done] = columns;
		const due = { date: '2026-11-17', time: '12:00' };
		const { subject } = await createCard(member, { ...command(), column: todo!.id, title: 'Count', due });
		const total = cards.length + 1;
		expect((await rowOf(spaces.heron)).cards).toEqual({ total, done: 0, overdue: 0 });
		present = on(17);
		const late = await rowOf(spaces.heron);
		expect(late.cards).toEqual({ total, done: 0, overdue: 1 });
		expect(late.reasons).toEqual([{ kind: 'late', cards: 1 }]);
		await moveCard(member, { ...command(), card: subject, column: done!.id, place: { before: null, after: null } });
		const after = await rowOf(spaces.heron);
		expect(after.cards).toEqual({ total, done: 1, overdue: 0 });
		expect(after.reasons).toEqual([]);
	});

	it('counts no card that a teacher has hidden: nobody in the team can do it', async () => {
		const before = (await rowOf(spaces.heron)).cards;
		await lateCard('student1.enschede', spaces.heron);
		present = on(25);
		expect((await rowOf(spaces.heron)).cards).toEqual({ ...before, total: before.total + 1, overdue: 1 });
		const member = await accessSpace(await cast.viewer('teacher.gunn'), { project: by.projectId, space: spaces.heron });
		const { cards } = await boardOf(member);
		const late = cards.find(({ title }) => title === 'Count again')!;
		await hideCard(member, { ...command(), card: late.id });
		expect((await rowOf(spaces.heron)).cards).toEqual(before);
	});

	it('puts on top who needs somebody most: the longer silence, then late cards, then who waits, then the rest', async () => {
		present = on(17);
		for (const who of ['student1.enschede', 'student1.gunn']) await says(who, spaces.heron);
		present = on(19);
		const { teams } = await overview();
		expect(teams.map(({ name, reasons }) => [name, reasons[0]])).toEqual([
			['Team Poppy', { kind: 'silent', schoolId: cast.schools.enschede, days: 3 }],
			['Team Heron', { kind: 'silent', schoolId: cast.schools.enschede, days: 2 }]
		]);
		present = on(18);
		for (const who of ['student3.enschede', 'student3.gunn']) await says(who, spaces.poppy);
		present = on(19);
		expect((await overview()).teams.map(({ name }) => name)).toEqual(['Team Heron', 'Team Poppy']);

		present = on(25);
		for (const who of ['student1.enschede', 'student1.gunn']) await says(who, spaces.heron);
		await says('student3.enschede', spaces.poppy);
		const resting = (await overview()).teams;
		expect(resting.map(({ name, waitsFor }) => [name, waitsFor])).toEqual([
			['Team Poppy', cast.schools.gunn],
			['Team Heron', null]
		]);
		await lateCard('student1.enschede', spaces.heron);
		expect((await overview()).teams.map(({ name }) => name)).toEqual(['Team Heron', 'Team Poppy']);
	});

	it('names who has no team', async () => {
		const { without } = await overview();
		expect(without.map(({ name }) => name)).toContain('Daan');
		expect(without.map(({ name }) => name)).not.toContain('Sanne');
	});
});
