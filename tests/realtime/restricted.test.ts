import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { accessExchange } from '$lib/server/people/access';
import { setPostingHours } from '$lib/server/people/postingHours';
import { as, cast, goLive } from '../support/live';
import { pause, until } from '../support/until';

/** What stops people from writing reaches the pages it matters to, without saying what it is. */
goLive();

test('a school’s new posting hours are told to its students and to the teachers within a second, and to nobody else', async () => {
	const concerned = [await as('student1.enschede'), await as('teacher.enschede'), await as('teacher.gunn')];
	const others = [await as('student1.gunn'), await as('coordinator')];
	const words = (screens: typeof others) => screens.map((one) => one.of('restricted'));
	const began = performance.now();
	const by = await accessExchange(await cast.viewer('coordinator'));
	await setPostingHours(by, { id: randomUUID() }, cast.schools.enschede, { from: '07:00', to: '22:00' });
	await until('all hear', () => words(concerned).every((heard) => heard.length === 1));
	expect(performance.now() - began).toBeLessThan(1_000);
	expect(words(concerned)).toEqual([[undefined], [undefined], [undefined]]);
	await pause(100);
	expect(words(others)).toEqual([[], []]);
});
