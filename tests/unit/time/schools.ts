/** Schools for the time tests: the two of the exchange, a pair across the equator, one in a half-hour zone. */
import type { DayOff, LessonSpan, SchoolClock, Weekday } from '../../../src/lib/time/schools';

const span = (starts: string, ends: string, optional = false): LessonSpan => ({ starts, ends, optional });
const period0 = span('07:55', '08:50', true);
const weekdays: Weekday[] = [1, 2, 3, 4, 5];

function everyWeekday(...lessons: LessonSpan[]): SchoolClock['lessons'] {
	return Object.fromEntries(weekdays.map((day) => [day, lessons]));
}

function school(city: string, zone: string, slot: 1 | 2, lessons: SchoolClock['lessons'], daysOff: DayOff[] = []) {
	const name = `School of ${city}`;
	return { id: city.toLowerCase(), name, city, zone, slot, lessons, daysOff } satisfies SchoolClock;
}

export const enschede = school('Enschede', 'Europe/Amsterdam', 1, everyWeekday(span('08:30', '16:30')), [
	{ from: '2026-10-10', to: '2026-10-18', name: 'Autumn holiday' },
	{ from: '2026-12-19', to: '2027-01-03', name: 'Christmas holiday' }
]);

export const gunn = school(
	'Palo Alto',
	'America/Los_Angeles',
	2,
	{
		1: [period0, span('09:00', '15:40')],
		2: [period0, span('09:00', '12:15'), span('12:45', '15:59')],
		3: [period0, span('09:00', '14:22'), span('14:39', '15:19')],
		4: [period0, span('09:00', '12:15'), span('12:45', '15:59')],
		5: [span('09:00', '15:36')]
	},
	[
		{ from: '2026-11-11', to: '2026-11-11', name: 'Veterans Day' },
		{ from: '2026-11-23', to: '2026-11-27', name: 'Thanksgiving' }
	]
);

export const london = school('London', 'Europe/London', 1, everyWeekday(span('08:45', '15:30')));
export const sydney = school('Sydney', 'Australia/Sydney', 2, everyWeekday(span('08:50', '15:10')));
export const kolkata = school('Kolkata', 'Asia/Kolkata', 2, {
	...everyWeekday(span('08:00', '14:00')),
	6: [span('08:00', '12:00')]
});

/** Real zones that differ in every way zones do: half and quarter hours, southern summers, midnights that are skipped. */
export const zoneNames = [
	'UTC',
	'Europe/Amsterdam',
	'America/Los_Angeles',
	'Europe/London',
	'Australia/Sydney',
	'Australia/Lord_Howe',
	'Asia/Kolkata',
	'Asia/Kathmandu',
	'Asia/Tokyo',
	'America/Santiago',
	'America/Havana',
	'Africa/Cairo',
	'Africa/Casablanca',
	'Pacific/Kiritimati',
	'Pacific/Pago_Pago'
];

/** UTC ms of an ISO date and time: at('2026-10-28T10:10') is 10:10 UTC. */
export function at(iso: string): number {
	return Date.parse(iso.endsWith('Z') ? iso : `${iso}Z`);
}
