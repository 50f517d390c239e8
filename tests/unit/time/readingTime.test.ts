import { expect, test } from 'vitest';
import { readingTime } from '../../../src/lib/time/readingTime';
import { at, enschede, gunn, sydney } from './schools';

test('Palo Alto sleeps at 03:10 and reads at 17:00 in Enschede', () => {
	expect(readingTime(gunn, at('2026-10-28T10:10'))).toEqual({ state: 'asleep', readAt: at('2026-10-28T16:00') });
});

test('a school that is at school reads now', () => {
	const now = at('2026-10-28T10:10');
	expect(readingTime(enschede, now)).toEqual({ state: 'atSchool', readAt: now });
});

test('what is written after their last lesson they read the next school morning', () => {
	expect(readingTime(enschede, at('2026-10-28T17:00'))).toEqual({ state: 'awake', readAt: at('2026-10-29T07:30') });
});

test('what is written on Friday evening is read on Monday', () => {
	expect(readingTime(enschede, at('2026-11-06T18:00'))).toEqual({ state: 'awake', readAt: at('2026-11-09T07:30') });
	expect(readingTime(enschede, at('2026-11-07T12:00'))).toEqual({ state: 'weekend', readAt: at('2026-11-09T07:30') });
	expect(readingTime(enschede, at('2026-11-08T02:00'))).toEqual({ state: 'asleep', readAt: at('2026-11-09T07:30') });
});

test('when it is Friday evening in Enschede, Palo Alto still has its Friday', () => {
	expect(readingTime(gunn, at('2026-11-06T18:00')).state).toBe('atSchool');
});

test('a holiday counts day and night, and is named on the weekend before it too', () => {
	const thanksgiving = { holidayName: 'Thanksgiving', holidayUntil: '2026-11-30', readAt: at('2026-11-30T17:00') };
	expect(readingTime(gunn, at('2026-11-24T20:00'))).toEqual({ state: 'holiday', ...thanksgiving });
	expect(readingTime(gunn, at('2026-11-24T10:00'))).toEqual({ state: 'holiday', ...thanksgiving });
	expect(readingTime(gunn, at('2026-11-21T20:00'))).toEqual({ state: 'weekend', ...thanksgiving });
	expect(readingTime(gunn, at('2026-11-19T20:00'))).toEqual({ state: 'atSchool', readAt: at('2026-11-19T20:00') });
});

test('across the date line Sunday in London is Monday morning in Sydney', () => {
	expect(readingTime(sydney, at('2026-11-08T20:30'))).toEqual({ state: 'awake', readAt: at('2026-11-08T21:50') });
	expect(readingTime(sydney, at('2026-11-08T22:00')).state).toBe('atSchool');
});

test('a school without lessons is promised no reading time', () => {
	expect(readingTime({ ...gunn, lessons: {} }, at('2026-10-28T18:00'))).toEqual({ state: 'weekend', readAt: null });
});
