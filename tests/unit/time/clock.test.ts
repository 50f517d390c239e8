import { afterEach, expect, test, vi } from 'vitest';
import { now, setClock } from '../../../src/lib/time/clock';

afterEach(() => {
	setClock(null);
	vi.unstubAllEnvs();
	vi.resetModules();
});

test('the present is the real one unless a test sets another', () => {
	expect(Math.abs(now() - Date.now())).toBeLessThan(1000);
	setClock(() => 42);
	expect(now()).toBe(42);
	setClock(null);
	expect(now()).not.toBe(42);
});

test('a server may be started with its clock moved', async () => {
	vi.stubEnv('KLASBRUG_NOW_OFFSET_MS', '3600000');
	vi.resetModules();
	const moved = await import('../../../src/lib/time/clock');
	expect(moved.now() - Date.now()).toBeGreaterThan(3_590_000);
});

test('a typo in the moved clock stops the server instead of being ignored', async () => {
	vi.stubEnv('KLASBRUG_NOW_OFFSET_MS', '1h');
	vi.resetModules();
	await expect(import('../../../src/lib/time/clock')).rejects.toThrow('KLASBRUG_NOW_OFFSET_MS');
});
