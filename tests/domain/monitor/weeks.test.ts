import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { read, useStore, type Reader } from '$lib/server/db/store';
import { monitorOf, type Monitor } from '$lib/server/monitor/health';
import { accessExchange, type Coordination } from '$lib/server/people/access';
import { hideMessage, postMessage } from '$lib/server/talk/messages';
import { setClock } from '$lib/time/clock';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';

/** The weeks of the monitor, on a clock that goes forward only: Sunday 15 November 2026 and on. */
freshStore();

const hour = 60 * 60_000;
/** Monday 00:00 in Palo Alto, 09:00 in Enschede. */
const monday = Date.UTC(2026, 10, 16, 8);

let cast: Cast;
let by: Coordination;
let present = monday - 2 * hour;

beforeAll(async () => {
	setClock(() => present);
	cast = await castOfTheDemo();
	setClock(() => present);
	by = await accessExchange(await cast.viewer('coordinator'));
});
afterAll(() => setClock(null));

async function say(who: string, space = 'common') {
	return postMessage(await cast.member(who, space), { id: randomUUID(), text: 'A word' });
}

async function shared(): Promise<Monitor['projects'][number]> {
	return (await monitorOf(by)).projects.find(({ id }) => id === cast.project)!;
}

async function presentWeek(city: 'enschede' | 'gunn'): Promise<number | null> {
	const side = (await shared()).sides.find(({ schoolId }) => schoolId === cast.schools[city]);
	return side!.weeks.at(-1)!;
}

it('what five people or more of a school did counts in its own week, which begins at its own midnight', async () => {
	for (const n of [1, 2, 3, 4, 5, 6]) await say(`student${n}.gunn`);
	const before = await presentWeek('gunn');
	expect(before).toBe(0);
	present = monday;
	for (const n of [1, 2, 3, 4]) await say(`student${n}.gunn`);
	expect(await presentWeek('gunn')).toBeNull();
	await say('student5.gunn');
	expect(await presentWeek('gunn')).toBe(5);
	await say('student5.gunn', 'Team Acorn');
	expect(await presentWeek('gunn')).toBe(6);
});

it('what teachers say among themselves, and what they hide, is no work of the project', async () => {
	const before = await shared();
	await say('teacher.gunn', 'staff');
	const { subject: message } = await say('student5.gunn');
	await hideMessage(await cast.member('teacher.gunn', 'common'), { id: randomUUID(), message });
	expect(await presentWeek('gunn')).toBe(before.sides[1]!.weeks.at(-1)! + 1);
});

it('a week is the same counted bit by bit, by several who look at once, and all over again', async () => {
	for (const n of [1, 2, 3, 4, 5, 6]) {
		present += hour;
		await say(`student${n}.enschede`);
		await shared();
	}
	const bitByBit = await shared();
	expect(bitByBit.sides[0]!.weeks.at(-1)).toBeGreaterThanOrEqual(6);
	await say('student7.enschede', 'Team Lantern');
	const [one, other] = await Promise.all([shared(), shared()]);
	expect(one).toEqual(other);
	expect(one.sides[0]!.weeks.at(-1)).toBe(bitByBit.sides[0]!.weeks.at(-1)! + 1);
	expect(await countedAnew()).toEqual(one);
});

/** As a server does that has just started: nothing is kept from before. */
async function countedAnew() {
	vi.resetModules();
	const { setClock: setFreshClock } = await import('$lib/time/clock');
	setFreshClock(() => present);
	const { monitorOf: freshMonitorOf } = await import('$lib/server/monitor/health');
	return (await freshMonitorOf(by)).projects.find(({ id }) => id === cast.project);
}

it('the weeks are Mondays by the coordinator’s calendar, and say what was off and when clocks differ', async () => {
	const { weeks } = await monitorOf(by);
	expect(weeks.map((week) => week.monday)).toEqual(['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16']);
	expect(weeks.map((week) => week.clocksChange)).toEqual([true, false, false, false]);
	expect(weeks.map((week) => week.daysOff[1]!.off)).toEqual([0, 0, 1, 0]);
	expect(weeks[2]!.daysOff[1]).toEqual({ ordinary: 5, off: 1, name: 'Veterans Day' });
});

it('nothing is asked of the database once more for every project', async () => {
	const { asked, stop } = countQuestions();
	await monitorOf(by);
	stop();
	expect(asked()).toBeGreaterThan(5);
	expect(asked()).toBeLessThanOrEqual(16);
});

function countQuestions() {
	const real = read();
	const place = globalThis as unknown as Record<symbol, Parameters<typeof useStore>[0]>;
	const store = place[Symbol.for('klasbrug.store')]!;
	let count = 0;
	const counting = new Proxy(real, {
		get: (target, name, receiver) => {
			if (name === 'select') count += 1;
			return Reflect.get(target, name, receiver) as unknown;
		}
	});
	useStore({ ...store, write: (work) => store.write(work), read: counting satisfies Reader });
	return { asked: () => count, stop: () => useStore(store) };
}
