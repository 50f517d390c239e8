import { expect, test } from 'vitest';
import { inOrder, isLate, longestSending, type Echo } from '$lib/realtime/outbox/echo';

const written = { server: 1_000_000, computer: 5_000_000 };
const after = (server: number, computer: number) => ({
	server: written.server + server,
	computer: written.computer + computer
});

test('a message may wait for ten minutes, counted by whichever clock went on', () => {
	const almost = longestSending - 1;
	expect(isLate({ since: written }, after(0, 0))).toBe(false);
	expect(isLate({ since: written }, after(almost, almost))).toBe(false);
	expect(isLate({ since: written }, after(longestSending, almost))).toBe(true);
	// A laptop slept: the page's stopwatch stood still, the computer's clock did not.
	expect(isLate({ since: written }, after(3_000, 3 * 60 * 60_000))).toBe(true);
	// The computer's clock was put back by an hour: the server's still counts.
	expect(isLate({ since: written }, after(almost, -60 * 60_000))).toBe(false);
	expect(isLate({ since: written }, after(longestSending, -60 * 60_000))).toBe(true);
});

test('what waits goes out in its order, and always in the same one', () => {
	const echo = (command: string, order: number) => ({ command, order }) as Echo;
	const given = [echo('c', 2), echo('b', 1), echo('a', 2)];
	expect(inOrder(given).map(({ command }) => command)).toEqual(['b', 'a', 'c']);
	expect(inOrder(given.toReversed()).map(({ command }) => command)).toEqual(['b', 'a', 'c']);
});
