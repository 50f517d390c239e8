import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockDifference, hoursBehind, lastClockChange, nextClockChange } from '../../../src/lib/time/zones';
import { at, zoneNames } from './schools';

const amsterdam = 'Europe/Amsterdam';
const losAngeles = 'America/Los_Angeles';

/** The rule of both laws: US second Sunday of March and first of November, EU last Sundays of March and October. */
const years = [
	{ us: '2026-03-08T10:00', eu: '2026-03-29T01:00', euEnds: '2026-10-25T01:00', usEnds: '2026-11-01T09:00' },
	{ us: '2027-03-14T10:00', eu: '2027-03-28T01:00', euEnds: '2027-10-31T01:00', usEnds: '2027-11-07T09:00' },
	{ us: '2028-03-12T10:00', eu: '2028-03-26T01:00', euEnds: '2028-10-29T01:00', usEnds: '2028-11-05T09:00' }
];

describe.each(years)('clock changes, summer from $us', ({ us, eu, euEnds, usEnds }) => {
	test('are found to the millisecond, forwards and backwards', () => {
		const june = at(`${us.slice(0, 4)}-06-01T00:00`);
		expect(lastClockChange(losAngeles, june)).toBe(at(us));
		expect(nextClockChange(losAngeles, june)).toBe(at(usEnds));
		expect(lastClockChange(amsterdam, june)).toBe(at(eu));
		expect(nextClockChange(amsterdam, june)).toBe(at(euEnds));
	});

	test('at the instant of a change it has happened', () => {
		expect(lastClockChange(amsterdam, at(eu))).toBe(at(eu));
		expect(nextClockChange(amsterdam, at(eu) - 1)).toBe(at(eu));
		expect(nextClockChange(amsterdam, at(eu))).toBe(at(euEnds));
	});

	test('while only one side has changed Palo Alto is 8 hours behind, else 9', () => {
		for (const [from, to] of [
			[us, eu],
			[euEnds, usEnds]
		] as const) {
			expect(clockDifference(amsterdam, losAngeles, at(from) - 1)).toEqual({ hoursBehind: 9, changed: null });
			const changed = { hoursAfter: 9, again: true, until: at(to), normalAgainOn: to.slice(0, 10) };
			expect(clockDifference(amsterdam, losAngeles, at(from))).toEqual({ hoursBehind: 8, changed });
			expect(clockDifference(amsterdam, losAngeles, at(to) - 1)).toEqual({ hoursBehind: 8, changed });
			expect(clockDifference(amsterdam, losAngeles, at(to))).toEqual({ hoursBehind: 9, changed: null });
		}
	});

	test('Palo Alto sees Enschede ahead, and names the same Sunday', () => {
		expect(clockDifference(losAngeles, amsterdam, at(us))).toEqual({
			hoursBehind: -8,
			changed: { hoursAfter: -9, again: true, until: at(eu), normalAgainOn: eu.slice(0, 10) }
		});
	});
});

test('between London and Sydney the clocks move apart in two steps, so it is not "again"', () => {
	expect(clockDifference('Europe/London', 'Australia/Sydney', at('2026-03-20T12:00'))).toEqual({
		hoursBehind: -11,
		changed: null
	});
	expect(clockDifference('Europe/London', 'Australia/Sydney', at('2026-04-01T12:00'))).toEqual({
		hoursBehind: -10,
		changed: { hoursAfter: -9, again: false, until: at('2026-04-04T16:00'), normalAgainOn: '2026-04-05' }
	});
	expect(clockDifference('Europe/London', 'Australia/Sydney', at('2026-10-10T12:00'))).toEqual({
		hoursBehind: -10,
		changed: { hoursAfter: -11, again: false, until: at('2026-10-25T01:00'), normalAgainOn: '2026-10-25' }
	});
});

test('Kolkata never changes: half hours, and no clock-change weeks with anyone', () => {
	expect(nextClockChange('Asia/Kolkata', at('2026-01-01T00:00'))).toBeNull();
	expect(lastClockChange('Asia/Kolkata', at('2026-01-01T00:00'))).toBeNull();
	for (const day of ['2026-03-20T12:00', '2026-04-02T12:00', '2026-10-28T12:00']) {
		expect(clockDifference(amsterdam, 'Asia/Kolkata', at(day)).changed).toBeNull();
	}
	expect(hoursBehind(amsterdam, 'Asia/Kolkata', at('2026-01-15T12:00'))).toBe(-4.5);
	expect(hoursBehind(amsterdam, 'Asia/Kolkata', at('2026-07-15T12:00'))).toBe(-3.5);
});

test('Enschede and London change at the same instant: always one hour', () => {
	for (let month = 1; month <= 12; month++) {
		const day = at(`2027-${String(month).padStart(2, '0')}-28T12:00`);
		expect(clockDifference(amsterdam, 'Europe/London', day)).toEqual({ hoursBehind: 1, changed: null });
	}
});

test('one side is behind by what the other is ahead, and both see the same weeks', () => {
	const instants = fc.integer({ min: at('2026-01-01T00:00'), max: at('2029-01-01T00:00') });
	const zones = fc.constantFrom(...zoneNames);
	fc.assert(
		fc.property(instants, zones, zones, (instant, one, other) => {
			const [here, there] = [clockDifference(one, other, instant), clockDifference(other, one, instant)];
			expect(here.hoursBehind + there.hoursBehind).toBe(0);
			expect(here.changed?.until).toBe(there.changed?.until);
			if (here.changed) {
				expect(here.changed.until).toBeGreaterThan(instant);
				expect(hoursBehind(one, other, here.changed.until)).toBe(here.changed.hoursAfter);
				expect(here.changed.hoursAfter).not.toBe(here.hoursBehind);
			}
		}),
		{ numRuns: 200 }
	);
});
