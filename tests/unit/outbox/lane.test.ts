import { expect, test, vi } from 'vitest';
import { Lane, type Step } from '$lib/realtime/outbox/lane';

test('a space is gone through one at a time, and what comes meanwhile is not forgotten', async () => {
	const waiting = ['one'];
	const sent: string[] = [];
	let atWork = 0;
	const lane: Lane = new Lane(async () => {
		const next = waiting.shift();
		if (next === undefined) return 'empty';
		expect(++atWork).toBe(1);
		if (next === 'one') {
			waiting.push('two');
			lane.run();
		}
		await Promise.resolve();
		atWork -= 1;
		sent.push(next);
		return 'next';
	});
	lane.run();
	lane.run();
	await vi.waitFor(() => expect(sent).toEqual(['one', 'two']));
	waiting.push('three');
	lane.run();
	await vi.waitFor(() => expect(sent).toEqual(['one', 'two', 'three']));
});

test('without an answer it pauses ever longer, up to ten seconds, and goes on at once when the line is back', async () => {
	vi.useFakeTimers();
	try {
		let answer: Step = 'noAnswer';
		const attempts: number[] = [];
		const lane = new Lane(async () => {
			attempts.push(Date.now());
			return answer;
		});
		lane.run();
		await vi.advanceTimersByTimeAsync(120_000);
		const pauses = attempts.slice(1).map((at, index) => at - attempts[index]!);
		expect(pauses[0]).toBeLessThanOrEqual(1_000);
		expect(Math.max(...pauses)).toBeLessThanOrEqual(10_000);
		expect(pauses.at(-1)).toBeGreaterThanOrEqual(5_000);
		answer = 'empty';
		const before = attempts.length;
		lane.hurry();
		await vi.advanceTimersByTimeAsync(0);
		expect(attempts.length).toBeGreaterThan(before);
	} finally {
		vi.useRealTimers();
	}
});
