import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	bothTimes,
	clockSpan,
	clockTime,
	compactClocks,
	dateLabel,
	dayLabel,
	dayLine,
	fullClocks,
	hoursInDigits,
	hoursInWords,
	momentFrom,
	nearDateLabel,
	wallTimeLabel
} from '../../../src/lib/time/clocks';
import { at, enschede, gunn, kolkata } from './schools';

const friday = at('2026-09-18T14:30');

describe('two clocks', () => {
	test('full names both cities, own first', () => {
		expect(fullClocks(friday, enschede, gunn, 'en')).toBe('Fri 16:30 Enschede · 07:30 Palo Alto');
		expect(fullClocks(friday, gunn, enschede, 'en')).toBe('Fri 07:30 Palo Alto · 16:30 Enschede');
		expect(fullClocks(friday, enschede, gunn, 'nl')).toBe('vr 16.30 Enschede · 07.30 Palo Alto');
	});

	test('compact is two times, an hour closer in the clock-change week', () => {
		expect(compactClocks(friday, enschede, gunn, 'en')).toBe('16:30 · 07:30');
		expect(compactClocks(at('2026-10-28T15:30'), enschede, gunn, 'nl')).toBe('16.30 · 08.30');
	});

	test('the second weekday is there only when it is another day', () => {
		const night = at('2026-10-28T00:30');
		expect(fullClocks(night, enschede, gunn, 'en')).toBe('Wed 01:30 Enschede · Tue 17:30 Palo Alto');
		expect(compactClocks(night, enschede, gunn, 'en')).toBe('01:30 · Tue 17:30');
		expect(compactClocks(night, gunn, enschede, 'nl')).toBe('17.30 · wo 01.30');
	});

	test('in words the weekday is written out', () => {
		expect(bothTimes(friday, enschede, gunn, 'en', 'long')).toEqual({ own: 'Friday 16:30', partner: '07:30' });
		expect(bothTimes(friday, enschede, gunn, 'nl', 'long')).toEqual({ own: 'vrijdag 16.30', partner: '07.30' });
	});

	test('without a partner there is one clock', () => {
		expect(fullClocks(friday, enschede, null, 'en')).toBe('Fri 16:30 Enschede');
		expect(compactClocks(friday, enschede, null, 'en')).toBe('16:30');
		expect(bothTimes(friday, enschede, null, 'en').partner).toBeNull();
	});

	test('half-hour zones keep their half hour', () => {
		expect(compactClocks(at('2026-10-28T12:00'), enschede, kolkata, 'en')).toBe('13:00 · 17:30');
	});

	test('midnight is 00:00, and no clock ever names an offset or a half of the day', () => {
		expect(clockTime(at('2026-10-27T23:00'), 'Europe/Amsterdam', 'en')).toBe('00:00');
		const instants = fc.integer({ min: at('2026-01-01T00:00'), max: at('2029-01-01T00:00') });
		fc.assert(
			fc.property(instants, fc.constantFrom('en' as const, 'nl' as const), (instant, language) => {
				expect(compactClocks(instant, enschede, gunn, language)).toMatch(
					/^\d\d[:.]\d\d · ([a-z]{2,3} )?\d\d[:.]\d\d$/i
				);
			})
		);
	});
});

describe('days', () => {
	test('are short, without comma or dot', () => {
		expect(dayLabel(at('2026-10-28T10:00'), 'Europe/Amsterdam', 'en')).toBe('Wed 28 Oct');
		expect(dayLabel(at('2026-10-28T10:00'), 'Europe/Amsterdam', 'nl')).toBe('wo 28 okt');
		expect(dateLabel('2026-09-07', 'en')).toBe('Mon 7 Sep');
		expect(dateLabel('2027-03-29', 'nl')).toBe('ma 29 mrt');
	});

	test('a day line says where it is still yesterday, or already tomorrow', () => {
		const morning = at('2026-10-28T05:00');
		expect(dayLine(morning, enschede, gunn, 'en')).toEqual({
			own: 'Wed 28 Oct',
			partner: 'Tue 27 Oct',
			relation: 'still'
		});
		expect(dayLine(morning, gunn, enschede, 'en')).toEqual({
			own: 'Tue 27 Oct',
			partner: 'Wed 28 Oct',
			relation: 'already'
		});
		expect(dayLine(at('2026-10-28T12:00'), enschede, gunn, 'nl')).toEqual({
			own: 'wo 28 okt',
			partner: null,
			relation: 'same'
		});
	});

	test('a near day goes by its name, a far one by its date', () => {
		expect(nearDateLabel('2026-11-01', '2026-10-28', 'en')).toBe('Sunday');
		expect(nearDateLabel('2026-11-01', '2026-10-25', 'en')).toBe('Sun 1 Nov');
		expect(nearDateLabel('2026-11-01', '2026-10-28', 'nl')).toBe('zondag');
	});

	test('a moment of today needs no day', () => {
		const now = at('2026-10-28T10:10');
		expect(momentFrom(now, at('2026-10-28T16:00'), 'Europe/Amsterdam', 'en')).toEqual({ day: null, time: '17:00' });
		expect(momentFrom(now, at('2026-10-28T23:30'), 'Europe/Amsterdam', 'en')).toEqual({
			day: 'Thursday',
			time: '00:30'
		});
		expect(momentFrom(now, at('2026-11-30T17:00'), 'Europe/Amsterdam', 'nl')).toEqual({
			day: 'ma 30 nov',
			time: '18.00'
		});
	});
});

test('a span up to midnight ends at 24:00', () => {
	const span = { from: at('2026-10-28T14:00'), to: at('2026-10-28T21:00') };
	expect(clockSpan(span, 'Europe/Amsterdam', 'en')).toBe('15:00–22:00');
	expect(clockSpan({ ...span, to: at('2026-10-28T23:00') }, 'Europe/Amsterdam', 'nl')).toBe('15.00–24.00');
});

test('an hour of every day is written as a time of that language is', () => {
	expect(wallTimeLabel('07:00', 'en')).toBe('07:00');
	expect(wallTimeLabel('07:00', 'nl')).toBe('07.00');
});

test('hours are counted in words, halves included', () => {
	expect(hoursInWords(8, 'en')).toBe('8 hours');
	expect(hoursInWords(1, 'en')).toBe('1 hour');
	expect(hoursInWords(4.5, 'nl')).toBe('4,5 uur');
	expect(hoursInDigits(4.5, 'en')).toBe('4.5');
});

describe('a deadline that is far away', () => {
	const [own, partner] = [
		{ city: 'Enschede', zone: 'Europe/Amsterdam' },
		{ city: 'Palo Alto', zone: 'America/Los_Angeles' }
	];
	const friday = Date.UTC(2026, 11, 4, 15, 30);
	const daysBefore = (days: number) => friday - days * 24 * 60 * 60_000;

	test('has its date a week before and more, so that nobody takes it for this Friday', () => {
		expect(fullClocks(friday, own, partner, 'en', daysBefore(7))).toBe('Fri 4 Dec 16:30 Enschede · 07:30 Palo Alto');
		expect(fullClocks(friday, own, partner, 'nl', daysBefore(-7))).toBe('vr 4 dec 16.30 Enschede · 07.30 Palo Alto');
	});

	test('has its weekday only within six days', () => {
		expect(fullClocks(friday, own, partner, 'en', daysBefore(6))).toBe('Fri 16:30 Enschede · 07:30 Palo Alto');
	});
});
