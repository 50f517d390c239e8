import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	addDays,
	dayAt,
	dayOf,
	daysBetween,
	instantOf,
	occurrences,
	wallTimeAt,
	weekdayOf
} from '../../../src/lib/time/wallTimes';
import { at, zoneNames } from './schools';

const HOUR = 3_600_000;
const amsterdam = 'Europe/Amsterdam';
const losAngeles = 'America/Los_Angeles';
const instants = fc.integer({ min: at('2025-01-01T00:00'), max: at('2030-01-01T00:00') });
const zones = fc.constantFrom(...zoneNames);

describe('the four wall times that a clock change skips or repeats', () => {
	test.each([
		[amsterdam, '2026-03-29', '02:30', 'never', '2026-03-29T01:30'],
		[losAngeles, '2026-03-08', '02:30', 'never', '2026-03-08T10:30'],
		[amsterdam, '2026-10-25', '02:30', 'twice', '2026-10-25T00:30'],
		[losAngeles, '2026-11-01', '01:30', 'twice', '2026-11-01T08:30'],
		[amsterdam, '2026-10-28', '02:30', 'once', '2026-10-28T01:30']
	])('%s shows %s %s %s', (zone, date, time, times, utc) => {
		expect(occurrences(date, time, zone)).toBe(times);
		expect(instantOf(date, time, zone)).toBe(at(utc));
	});

	test('a skipped 02:30 is shown as 03:30', () => {
		expect(wallTimeAt(instantOf('2027-03-28', '02:30', amsterdam), amsterdam).time).toBe('03:30');
		expect(wallTimeAt(instantOf('2027-03-14', '02:30', losAngeles), losAngeles).time).toBe('03:30');
	});
});

test.each([
	[amsterdam, '2026-03-29', 23],
	[amsterdam, '2026-10-25', 25],
	[amsterdam, '2026-10-28', 24],
	[losAngeles, '2028-03-12', 23],
	[losAngeles, '2028-11-05', 25],
	['Australia/Lord_Howe', '2026-10-04', 23.5],
	['Africa/Cairo', '2026-04-24', 23]
])('in %s the day %s has %d hours', (zone, date, hours) => {
	const day = dayOf(date, zone);
	expect((day.to - day.from) / HOUR).toBe(hours);
});

test('where midnight is skipped the day starts at one', () => {
	expect(wallTimeAt(dayOf('2026-04-24', 'Africa/Cairo').from, 'Africa/Cairo')).toEqual({
		date: '2026-04-24',
		time: '01:00'
	});
});

test('every instant lies in the day whose date the wall shows, and the days join without a gap', () => {
	fc.assert(
		fc.property(instants, zones, (instant, zone) => {
			const day = dayAt(instant, zone);
			expect(day.from <= instant && instant < day.to).toBe(true);
			expect(day.date).toBe(wallTimeAt(instant, zone).date);
			expect(dayAt(day.to, zone).from).toBe(day.to);
			expect(dayAt(day.to, zone).date).toBe(addDays(day.date, 1));
		}),
		{ numRuns: 300 }
	);
});

test('a wall time read off an instant leads back to it, unless that time comes twice', () => {
	fc.assert(
		fc.property(instants, zones, (instant, zone) => {
			const minute = Math.floor(instant / 60_000) * 60_000;
			const wall = wallTimeAt(minute, zone);
			const kind = occurrences(wall.date, wall.time, zone);
			expect(kind).not.toBe('never');
			if (kind === 'once') expect(instantOf(wall.date, wall.time, zone)).toBe(minute);
			else expect(instantOf(wall.date, wall.time, zone)).toBeLessThanOrEqual(minute);
		}),
		{ numRuns: 300 }
	);
});

test('dates are counted over the end of a month, a leap day and a clock change', () => {
	expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
	expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
	expect(daysBetween('2026-10-24', '2026-11-02')).toBe(9);
	expect(weekdayOf('2026-10-25')).toBe(7);
	expect(weekdayOf('2026-10-26')).toBe(1);
});

test('an unknown zone and a malformed time are refused', () => {
	expect(() => wallTimeAt(0, 'Europe/Enschede')).toThrow(RangeError);
	expect(() => instantOf('2026-10-28', '25:00', amsterdam)).toThrow();
	expect(() => instantOf('28-10-2026', '12:00', amsterdam)).toThrow();
});
