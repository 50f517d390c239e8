import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createCard, moveCard, removeCard } from '$lib/server/board/cards';
import { boardOf } from '$lib/server/board/faces';
import { hideCard } from '$lib/server/board/hidden';
import { atTheEnd } from '$lib/server/board/ranks';
import { write } from '$lib/server/db/store';
import { storeFile } from '$lib/server/files/files';
import { hideFile } from '$lib/server/files/hidden';
import { dueNextOf } from '$lib/server/monitor/dueNext';
import { firstStepsOf } from '$lib/server/monitor/firstSteps';
import { sleptOf } from '$lib/server/monitor/slept';
import { createAccount } from '$lib/server/people/accounts';
import { openClass } from '$lib/server/people/classes';
import { markSeen } from '$lib/server/projects/readMarks';
import { now, setClock } from '$lib/time/clock';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';

freshStore();
let cast: Cast;
const team = 'Team Heron';
const command = () => ({ id: randomUUID() });
const day = 24 * 60 * 60_000;

beforeAll(async () => {
	cast = await castOfTheDemo();
});
afterEach(() => setClock(null));

const member = (who: string) => cast.member(who, team);

async function columnsOfTeam() {
	const { columns } = await boardOf(await member('teacher.enschede'));
	return { open: columns[0]!.id, done: columns.find(({ holdsDone }) => holdsDone)!.id };
}

async function cardBy(who: string, title: string, dueInHours?: number): Promise<string> {
	const { open } = await columnsOfTeam();
	const due = dueInHours === undefined ? null : wallIn(dueInHours);
	return (await createCard(await member(who), { ...command(), column: open, title, due })).subject;
}

function wallIn(hours: number) {
	const text = new Date(now() + hours * 60 * 60_000).toLocaleString('sv-SE', { timeZone: 'Europe/Amsterdam' });
	return { date: text.slice(0, 10), time: text.slice(11, 16) };
}

async function rowOfTeam(who: string) {
	const { rows } = await sleptOf(await cast.viewer(who));
	return rows.find(({ space }) => space === cast.spaces[team]);
}

describe('while somebody slept', () => {
	it('cards that others made or moved count once each, own ones and those in the bin not at all', async () => {
		const before = (await rowOfTeam('student3.gunn'))?.cards ?? 0;
		const { done } = await columnsOfTeam();
		const theirs = await cardBy('student3.enschede', 'Rain barrel');
		await moveCard(await member('student4.enschede'), { ...command(), card: theirs, column: done, place: atTheEnd });
		await cardBy('student3.gunn', 'My own');
		const binned = await cardBy('student3.enschede', 'A mistake');
		await removeCard(await member('student3.enschede'), { ...command(), card: binned });
		expect((await rowOfTeam('student3.gunn'))?.cards).toBe(before + 1);
	});

	it('what a teacher has hidden does not count', async () => {
		const counted = async () => {
			const { cards = 0, files = 0 } = (await rowOfTeam('student3.gunn')) ?? {};
			return [cards, files];
		};
		const [cards = 0, files = 0] = await counted();
		const card = await cardBy('student3.enschede', 'Rude');
		const { subject: file } = await storeFile(
			await member('student3.enschede'),
			{ ...command(), name: 'rude.txt' },
			Buffer.from('x')
		);
		expect(await counted()).toEqual([cards + 1, files + 1]);
		await hideCard(await member('teacher.enschede'), { ...command(), card });
		await hideFile(await member('teacher.enschede'), { ...command(), file });
		expect(await counted()).toEqual([cards, files]);
	});

	it('the row turns grey when the space was looked at, and comes back with the next change', async () => {
		await cardBy('student3.enschede', 'Something new');
		expect((await rowOfTeam('student4.gunn'))?.seen).toBe(false);
		await markSeen(await member('student4.gunn'), 'America/Los_Angeles');
		expect((await rowOfTeam('student4.gunn'))?.seen).toBe(true);
		await cardBy('student3.enschede', 'Something newer');
		expect((await rowOfTeam('student4.gunn'))?.seen).toBe(false);
	});

	it('nothing of a space they have left is told', async () => {
		await cardBy('student3.enschede', 'Not for everybody');
		expect(await rowOfTeam('student1.gunn')).toBeUndefined();
	});
});

describe('what is due next', () => {
	it('is the three soonest of the own spaces; late, done and binned cards are not', async () => {
		const { done } = await columnsOfTeam();
		const soon = await cardBy('student3.enschede', 'Soon', 2);
		const sooner = await cardBy('student3.enschede', 'Sooner', 1);
		const third = await cardBy('student4.gunn', 'Third', 3);
		await cardBy('student3.enschede', 'Late', -1);
		const finished = await cardBy('student3.enschede', 'Finished', 1);
		await moveCard(await member('student3.enschede'), {
			...command(),
			card: finished,
			column: done,
			place: atTheEnd
		});
		const binned = await cardBy('student3.enschede', 'Binned', 1);
		await removeCard(await member('student3.enschede'), { ...command(), card: binned });
		const due = await dueNextOf(await cast.viewer('student3.gunn'));
		expect(due.map(({ id }) => id)).toEqual([sooner, soon, third]);
		const elsewhere = await dueNextOf(await cast.viewer('student1.gunn'));
		expect(elsewhere.map(({ id }) => id)).not.toContain(sooner);
	});

	it('is nothing when all of it has passed', async () => {
		const present = now();
		setClock(() => present + 400 * day);
		expect(await dueNextOf(await cast.viewer('student3.gunn'))).toEqual([]);
	});
});

describe('a new teacher', () => {
	it('has three steps, which tick themselves; who is in a joint project has none', async () => {
		const schoolId = cast.schools.enschede;
		const account = { schoolId, role: 'teacher' as const, signInName: 'new.enschede', name: 'Dhr. Nieuw' };
		const id = await write((tx) =>
			createAccount(tx, { ...account, language: null, passwordHash: '-', byId: null }, now())
		);
		cast.people['new.enschede'] = id;
		const viewer = await cast.viewer('new.enschede');
		const partner = expect.stringContaining('Gunn') as string;
		expect(await firstStepsOf(viewer)).toEqual({ hasClass: false, project: null, hasInvited: false, partner });
		await openClass(viewer, { ...command(), name: 'H9z' });
		expect(await firstStepsOf(viewer)).toMatchObject({ hasClass: true, project: null });
		expect(await firstStepsOf(await cast.viewer('teacher.gunn'))).toBeNull();
	});
});
