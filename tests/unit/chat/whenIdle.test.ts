import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fetchWhenIdle } from '../../../src/lib/components/whenIdle';

describe('parts of a page that are fetched by themselves', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	test('come once, after the page has been there for two seconds', async () => {
		const part = vi.fn(async () => undefined);
		fetchWhenIdle(part);
		await vi.advanceTimersByTimeAsync(1_900);
		expect(part).not.toHaveBeenCalled();
		await vi.advanceTimersByTimeAsync(60_000);
		expect(part).toHaveBeenCalledTimes(1);
	});

	test('are asked for again where the line was gone, until they are there', async () => {
		const part = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new TypeError('Failed to fetch'));
		part.mockResolvedValue();
		fetchWhenIdle(part);
		await vi.advanceTimersByTimeAsync(2_000);
		expect(part).toHaveBeenCalledTimes(1);
		await vi.advanceTimersByTimeAsync(60_000);
		expect(part).toHaveBeenCalledTimes(2);
	});

	test('are left alone once the page is', async () => {
		const part = vi.fn(async () => Promise.reject(new TypeError('Failed to fetch')));
		const leave = fetchWhenIdle(part);
		await vi.advanceTimersByTimeAsync(2_000);
		leave();
		await vi.advanceTimersByTimeAsync(60_000);
		expect(part).toHaveBeenCalledTimes(1);
	});
});
