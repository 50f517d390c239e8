import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endOfHours, isWithinHours, startOfHours } from '../../../src/lib/time/dailyHours';
import { quietAt, usualQuietHours } from '../../../src/lib/time/quietHours';
import { addDays, instantOf } from '../../../src/lib/time/wallTimes';
import { at, zoneNames } from './schools';

const amsterdam = 'Europe/Amsterdam';
const losAngeles = 'America/Los_Angeles';
const posting = { from: '07:00', to: '22:00', zone: amsterdam };
const quiet = { ...usualQuietHours, zone: amsterdam };
const minute = 60_000;

describe('hours of the day', () => {
	test('begin with their first minute and end before their last', () => {
		const on = (time: string) => isWithinHours(posting, instantOf('2026-10-28', time, amsterdam));
		expect([on('06:59'), on('07:00'), on('21:59'), on('22:00')]).toEqual([false, true, true, false]);
	});

	test('go over midnight', () => {
		const on = (time: string) => isWithinHours(quiet, instantOf('2026-10-28', time, amsterdam));
		expect([on('20:59'), on('21:00'), on('00:00'), on('06:59'), on('07:00')]).toEqual([false, true, true, true, false]);
	});

	test('from a time to the same time are none at all', () => {
		const none = { from: '00:00', to: '00:00', zone: losAngeles };
		expect(isWithinHours(none, at('2026-10-28T08:00'))).toBe(false);
		expect(startOfHours(none, at('2026-10-28T08:00'))).toBeNull();
	});

	test.each(['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31'])(
		'follow the wall on %s, when only Europe changes its clocks',
		(date) => {
			expect(isWithinHours(posting, instantOf(date, '07:00', amsterdam))).toBe(true);
			expect(isWithinHours(posting, instantOf(date, '07:00', amsterdam) - minute)).toBe(false);
			expect(startOfHours(posting, instantOf(date, '00:30', amsterdam))).toBe(instantOf(date, '07:00', amsterdam));
			expect(endOfHours(quiet, instantOf(date, '01:30', amsterdam))).toBe(instantOf(date, '07:00', amsterdam));
		}
	);

	test('that end in an hour which comes twice end both times', () => {
		const early = { from: '22:00', to: '02:30', zone: amsterdam };
		const second = at('2026-10-25T01:10');
		expect(endOfHours(early, at('2026-10-25T00:10'))).toBe(at('2026-10-25T00:30'));
		expect(isWithinHours(early, second)).toBe(true);
		expect(endOfHours(early, second)).toBe(at('2026-10-25T01:30'));
	});
});

describe('quiet hours', () => {
	test('over a change of the clocks follow the wall, an hour longer or shorter', () => {
		const nights = { '2026-10-24': 11, '2027-03-27': 9, '2027-03-20': 10 };
		for (const [date, length] of Object.entries(nights)) {
			const { since, until } = quietAt(quiet, instantOf(addDays(date, 1), '05:00', amsterdam))!;
			expect(since, date).toBe(instantOf(date, '21:00', amsterdam));
			expect((until - since) / (60 * minute), date).toBe(length);
		}
	});

	test('that end in the hour which comes twice, or begin in the one that never comes, are where the wall shows them', () => {
		const second = quietAt({ from: '22:00', to: '02:30', zone: amsterdam }, at('2026-10-25T01:10'))!;
		expect(second.until).toBe(at('2026-10-25T01:30'));
		const skipped = at('2027-03-28T01:10');
		expect(quietAt({ from: '02:30', to: '06:00', zone: amsterdam }, skipped)!.since).toBeLessThanOrEqual(skipped);
	});

	test('run around whoever is in them, end when they no longer run, and are never longer than a day', () => {
		const instants = fc.integer({ min: at('2025-01-01T00:00'), max: at('2030-01-01T00:00') });
		const time = fc.integer({ min: 0, max: 95 }).map((n) => new Date(n * 15 * minute).toISOString().slice(11, 16));
		fc.assert(
			fc.property(instants, time, time, fc.constantFrom(...zoneNames), (moment, from, to, zone) => {
				const hours = { from, to, zone };
				const runs = quietAt(hours, moment);
				expect(runs !== null).toBe(isWithinHours(hours, moment));
				if (!runs) return;
				expect(runs.since).toBeLessThanOrEqual(moment);
				expect(runs.until).toBeGreaterThan(moment);
				expect(runs.until - runs.since).toBeLessThanOrEqual(26 * 60 * minute);
				expect(quietAt(hours, runs.until)).toBeNull();
			}),
			{ numRuns: 500 }
		);
	});
});
