import { describe, expect, test } from 'vitest';
import { typedTimes } from '../../../src/lib/time/typedTimes';
import { instantOf, wallTimeAt } from '../../../src/lib/time/wallTimes';

/** Which times a composer offers as a moment, and which moment it is. */
const here = 'Europe/Amsterdam';
/** Wednesday 28 October 2026, 11:10 in Enschede, 03:10 in Palo Alto. */
const now = Date.UTC(2026, 9, 28, 10, 10);
const offered = (text: string, zone = here, at = now) =>
	typedTimes(text, zone, at).map(({ says, date, time }) => `${says} = ${date} ${time}`);

test.each([
	['Meet at 16:00?', '16:00 = 2026-10-28 16:00'],
	['om 16.00 dan', '16.00 = 2026-10-28 16:00'],
	['om 16.30 uur dan', '16.30 uur = 2026-10-28 16:30'],
	['at 4 pm', '4 pm = 2026-10-28 16:00'],
	['at 4pm', '4pm = 2026-10-28 16:00'],
	['at 4:15 p.m.', '4:15 p.m. = 2026-10-28 16:15'],
	['at 12 am', '12 am = 2026-10-29 00:00'],
	['at 12 pm', '12 pm = 2026-10-28 12:00'],
	['om 16 uur', '16 uur = 2026-10-28 16:00'],
	['om 4 uur', '4 uur = 2026-10-28 16:00'],
	['om 9 uur', '9 uur = 2026-10-29 09:00'],
	['(16:00)', '16:00 = 2026-10-28 16:00'],
	['16:00.', '16:00 = 2026-10-28 16:00']
])('"%s" offers the next such moment', (text, expected) => expect(offered(text)).toEqual([expected]));

test.each([
	['tomorrow 16:00', '16:00 = 2026-10-29 16:00'],
	['Morgen om 16.00', '16.00 = 2026-10-29 16:00'],
	['Friday at 4 pm', '4 pm = 2026-10-30 16:00'],
	['vr 16:00', '16:00 = 2026-10-30 16:00'],
	['16:00 on Friday', '16:00 = 2026-10-30 16:00'],
	['Wednesday 16:00', '16:00 = 2026-10-28 16:00'],
	['woensdag 09:00', '09:00 = 2026-11-04 09:00'],
	['today 16:00', '16:00 = 2026-10-28 16:00']
])('"%s" offers the day it names', (text, expected) => expect(offered(text)).toEqual([expected]));

test.each([
	'version 1.20.3',
	'€16.00',
	'it costs 16.00€',
	'16.00%',
	'10.0.16.20',
	'a ratio of 16:9',
	'25:00',
	'16:60',
	'room 1604',
	'12 people',
	'https://x.nl/16:00',
	'4 pmx'
])('"%s" is no time', (text) => expect(offered(text)).toEqual([]));

test('of several times each is offered once, in order, and at most three', () => {
	expect(offered('16:00 or 17:00, rather 16:00')).toEqual(['16:00 = 2026-10-28 16:00', '17:00 = 2026-10-28 17:00']);
	expect(offered('13:00 14:00 15:00 16:00')).toHaveLength(3);
});

describe.each([here, 'America/Los_Angeles', 'Europe/London', 'Australia/Sydney', 'Asia/Kolkata', 'UTC'])(
	'in %s',
	(zone) => {
		test('what is offered is ahead, within two days, and what the wall will show then, in every clock-change week', () => {
			for (const year of [2026, 2027, 2028]) {
				for (const month of [2, 3, 9, 10]) {
					for (let hour = 0; hour < 24 * 31; hour += 23) {
						const at = Date.UTC(year, month, 1, hour, 20);
						for (const time of ['00:00', '01:30', '02:30', '03:00', '16:00', '23:59']) {
							const [found] = typedTimes(`at ${time}`, zone, at);
							expect(found).toBeDefined();
							expect(found!.at).toBeGreaterThan(at);
							expect(found!.at - at).toBeLessThanOrEqual(49 * 3_600_000);
							expect(wallTimeAt(found!.at, zone)).toEqual({ date: found!.date, time });
							expect(instantOf(found!.date, found!.time, zone)).toBe(found!.at);
						}
					}
				}
			}
		});
	}
);

test('a time that the night of the clock change skips is offered for the day after', () => {
	const evening = Date.UTC(2027, 2, 27, 20, 0);
	expect(offered('om 02:30', here, evening)).toEqual(['02:30 = 2027-03-29 02:30']);
});
