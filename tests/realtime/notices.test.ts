import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { heads } from '$lib/server/frames/heads';
import { onAppended } from '$lib/server/log/events';
import { allIsRead, startReading } from '$lib/server/notices/reading';
import { tellWhoIsAwake } from '$lib/server/notices/telling';
import { setClock, now } from '$lib/time/clock';
import { addDays, instantOf, wallTimeAt } from '$lib/time/wallTimes';
import type { Told } from '$lib/realtime/events';
import { as, cast, goLive, say } from '../support/live';
import { pause, until } from '../support/until';

/** A notice and the screens of who it is for: a bare word, the number is asked. */
goLive();
const maya = 'student1.gunn';
const zone = 'America/Los_Angeles';
let tomorrow = '';

beforeAll(async () => {
	tomorrow = addDays(wallTimeAt(now(), zone).date, 1);
	await startReading();
});
beforeEach(() => isAt('12:00'));
afterEach(() => setClock(null));
afterAll(() => onAppended('notices', () => {}));

/** On the wall of Palo Alto. */
function isAt(time: string, date = tomorrow): void {
	const at = instantOf(date, time, zone);
	setClock(() => at);
}
const countOf = async (who: string) => (await heads({ id: cast.people[who]! })).notices;
const words = (screens: { of: (event: keyof Told) => unknown[] }[]) => screens.map((one) => one.of('notices').length);

test('whoever is mentioned hears it within a second on both screens, without a word of it, and nobody else does', async () => {
	const screens = [await as(maya), await as(maya)];
	const others = [await as('student2.gunn'), await as('student1.enschede'), await as('teacher.gunn')];
	const before = await countOf(maya);
	const began = performance.now();
	await say('student1.enschede', 'Is that yours, @Maya?');
	await until('both screens hear', () => words(screens).every((count) => count === 1));
	expect(performance.now() - began).toBeLessThan(1_000);
	expect(screens[0]!.of('notices')).toEqual([undefined]);
	expect(await countOf(maya)).toBe(before + 1);
	await pause(100);
	expect(words(others)).toEqual([0, 0, 0]);
});

test('in quiet hours the chat is as live as ever, and the word comes when they are over', async () => {
	const screen = await as(maya);
	isAt('23:00');
	const before = await countOf(maya);
	const { n } = await say('student1.enschede', '@Maya, when you are up');
	await until('the message is there', () => screen.events(cast.spaces['Team Poppy']!).some((event) => event.n === n));
	await allIsRead();
	await pause(100);
	expect(words([screen])).toEqual([0]);
	expect(await countOf(maya)).toBe(before);
	isAt('07:00', addDays(tomorrow, 1));
	tellWhoIsAwake();
	await until('the word comes', () => words([screen])[0] === 1);
	expect(await countOf(maya)).toBe(before + 1);
});
