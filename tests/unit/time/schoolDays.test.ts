import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	dayBands,
	isAtSchool,
	isSchoolDay,
	isWeekend,
	lastSchoolEnd,
	nextSchoolStart,
	schoolDaysBetween,
	schoolHours,
	stateAt
} from '../../../src/lib/time/schoolDays';
import type { SchoolClock } from '../../../src/lib/time/schools';
import { dayOf } from '../../../src/lib/time/wallTimes';
import { at, enschede, gunn, kolkata, london, sydney } from './schools';

const noLessons: SchoolClock = { ...london, lessons: {} };

describe('a school day', () => {
	test('is a weekday with lessons that is no day off', () => {
		expect(isSchoolDay(enschede, '2026-10-09')).toBe(true);
		expect(isSchoolDay(enschede, '2026-10-12')).toBe(false);
		expect(isSchoolDay(enschede, '2026-10-19')).toBe(true);
		expect(isSchoolDay(enschede, '2026-10-24')).toBe(false);
		expect(isSchoolDay(kolkata, '2026-10-24')).toBe(true);
		expect(isWeekend(kolkata, '2026-10-25')).toBe(true);
	});

	test('with only an optional lesson is none', () => {
		const school: SchoolClock = { ...gunn, lessons: { 1: [{ starts: '07:55', ends: '08:50', optional: true }] } };
		expect(isSchoolDay(school, '2026-10-26')).toBe(false);
	});

	test('runs from the first lesson to the last, breaks included, period 0 not', () => {
		expect(schoolHours(gunn, '2026-10-27')).toEqual({ from: at('2026-10-27T16:00'), to: at('2026-10-27T22:59') });
		expect(isAtSchool(gunn, at('2026-10-27T15:30'))).toBe(false);
		expect(isAtSchool(gunn, at('2026-10-27T16:00'))).toBe(true);
		expect(isAtSchool(gunn, at('2026-10-27T19:30'))).toBe(true);
		expect(isAtSchool(gunn, at('2026-10-27T22:59'))).toBe(false);
	});
});

describe('lesson hours in UTC (winter, summer, and the weeks in which one side has changed)', () => {
	test.each([
		['winter', '2027-01-13', '07:30', '15:30', '15:55', '17:00'],
		['summer', '2026-09-16', '06:30', '14:30', '14:55', '16:00'],
		['spring weeks', '2027-03-17', '07:30', '15:30', '14:55', '16:00'],
		['autumn week', '2026-10-28', '07:30', '15:30', '14:55', '16:00']
	])('%s', (_season, date, nlFrom, nlTo, periodZero, gunnFrom) => {
		const utc = (time: string) => at(`${date}T${time}`);
		const lessons = (school: SchoolClock, kind: string) => dayBands(school, date).find((band) => band.kind === kind);
		expect(lessons(enschede, 'lessons')).toMatchObject({ from: utc(nlFrom), to: utc(nlTo) });
		expect(lessons(gunn, 'optional')?.from).toBe(utc(periodZero));
		expect(lessons(gunn, 'lessons')?.from).toBe(utc(gunnFrom));
	});
});

describe('next start and last end', () => {
	test('from Friday afternoon the next start is Monday morning', () => {
		expect(nextSchoolStart(enschede, at('2026-11-06T15:30'))).toBe(at('2026-11-09T07:30'));
		expect(lastSchoolEnd(enschede, at('2026-11-08T12:00'))).toBe(at('2026-11-06T15:30'));
	});

	test('over a holiday and a clock change', () => {
		expect(nextSchoolStart(gunn, at('2026-11-21T00:00'))).toBe(at('2026-11-30T17:00'));
		expect(nextSchoolStart(gunn, at('2026-10-31T00:00'))).toBe(at('2026-11-02T17:00'));
		expect(lastSchoolEnd(enschede, at('2026-10-19T06:00'))).toBe(at('2026-10-09T14:30'));
	});

	test('at the very start, the next start is another day; at the very end, school has ended', () => {
		expect(nextSchoolStart(enschede, at('2026-10-28T07:30'))).toBe(at('2026-10-29T07:30'));
		expect(nextSchoolStart(enschede, at('2026-10-28T07:30') - 1)).toBe(at('2026-10-28T07:30'));
		expect(lastSchoolEnd(enschede, at('2026-10-28T15:30'))).toBe(at('2026-10-28T15:30'));
		expect(lastSchoolEnd(enschede, at('2026-10-28T15:30') - 1)).toBe(at('2026-10-27T15:30'));
	});

	test('a school without lessons never starts', () => {
		expect(nextSchoolStart(noLessons, at('2026-10-28T07:30'))).toBeNull();
		expect(lastSchoolEnd(noLessons, at('2026-10-28T07:30'))).toBeNull();
		expect(isAtSchool(noLessons, at('2026-10-28T12:00'))).toBe(false);
	});
});

describe('school days between', () => {
	test('a card that waits from Friday to Monday waits one school day', () => {
		expect(schoolDaysBetween(enschede, at('2026-11-06T14:00'), at('2026-11-09T09:00'))).toBe(1);
		expect(schoolDaysBetween(enschede, at('2026-11-06T14:00'), at('2026-11-08T20:00'))).toBe(0);
	});

	test('days off of that school do not count, those of the other do', () => {
		expect(schoolDaysBetween(gunn, at('2026-11-20T20:00'), at('2026-11-30T20:00'))).toBe(1);
		expect(schoolDaysBetween(enschede, at('2026-11-20T20:00'), at('2026-11-30T20:00'))).toBe(6);
	});

	test('dates are the own ones: Tuesday 23:50 here is still Tuesday there', () => {
		const [from, to] = [at('2026-11-03T22:50'), at('2026-11-04T02:00')];
		expect(schoolDaysBetween(enschede, from, to)).toBe(1);
		expect(schoolDaysBetween(gunn, from, to)).toBe(0);
	});

	test('within a day and backwards there are none', () => {
		expect(schoolDaysBetween(enschede, at('2026-11-04T08:00'), at('2026-11-04T12:00'))).toBe(0);
		expect(schoolDaysBetween(enschede, at('2026-11-06T08:00'), at('2026-11-04T12:00'))).toBe(0);
	});

	test('counting to a moment between and on from there gives the same', () => {
		const instants = fc.integer({ min: at('2026-08-01T00:00'), max: at('2027-08-01T00:00') });
		fc.assert(
			fc.property(instants, instants, instants, fc.constantFrom(enschede, gunn, sydney, kolkata), (a, b, c, school) => {
				const [first = 0, middle = 0, last = 0] = [a, b, c].sort((x, y) => x - y);
				const parts = schoolDaysBetween(school, first, middle) + schoolDaysBetween(school, middle, last);
				expect(schoolDaysBetween(school, first, last)).toBe(parts);
			}),
			{ numRuns: 60 }
		);
	});
});

describe('what they are doing', () => {
	test.each([
		['2026-10-28T10:10', 'night', null],
		['2026-10-28T14:00', 'awake', null],
		['2026-10-28T15:00', 'optional', null],
		['2026-10-28T15:55', 'awake', null],
		['2026-10-28T18:00', 'lessons', null],
		['2026-10-29T05:00', 'night', null],
		['2026-11-11T20:00', 'awake', 'Veterans Day'],
		['2026-11-11T10:00', 'night', 'Veterans Day']
	])('in Palo Alto at %s UTC: %s', (utc, kind, holiday) => {
		expect(stateAt(gunn, at(utc))).toEqual({ kind, holiday });
	});

	test('a holiday shows by name while they are awake; at night it is night', () => {
		const bands = dayBands(gunn, '2026-11-11').map(({ kind, name }) => [kind, name]);
		expect(bands).toEqual([
			['night', undefined],
			['holiday', 'Veterans Day'],
			['night', undefined]
		]);
	});

	test('the bands of any day fill it from midnight to midnight, and neighbours differ', () => {
		const days = fc.integer({ min: 0, max: 1000 }).map((day) => new Date(at('2026-01-01') + day * 86_400_000));
		fc.assert(
			fc.property(days, fc.constantFrom(enschede, gunn, london, sydney, kolkata), (day, school) => {
				const date = day.toISOString().slice(0, 10);
				const bands = dayBands(school, date);
				const whole = dayOf(date, school.zone);
				expect([bands[0]?.from, bands.at(-1)?.to]).toEqual([whole.from, whole.to]);
				bands.slice(1).forEach((band, index) => {
					expect(band.from).toBe(bands[index]?.to);
					expect(band.kind).not.toBe(bands[index]?.kind);
				});
			}),
			{ numRuns: 100 }
		);
	});
});
