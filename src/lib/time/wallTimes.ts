/**
 * Wall times: what a clock and a calendar on a wall in some zone show. Dates are 'YYYY-MM-DD', times 'HH:MM',
 * instants UTC milliseconds. Nothing here depends on the zone of the computer it runs on.
 */
import { fromAbsolute, parseDate, parseTime, toCalendarDateTime, toZoned } from '@internationalized/date';
import type { Weekday } from './schools';

export interface WallTime {
	date: string;
	time: string;
}

/** A calendar day in a zone, from its first instant to the next day's: 23, 24 or 25 hours. */
export interface Day {
	date: string;
	from: number;
	to: number;
}

const DAY = 86_400_000;
const byUtcDay: readonly Weekday[] = [7, 1, 2, 3, 4, 5, 6];

/** What the wall shows at an instant (UTC ms). Throws RangeError for an unknown zone. */
export function wallTimeAt(at: number, zone: string): WallTime {
	const there = fromAbsolute(at, zone);
	return {
		date: `${digits(there.year, 4)}-${digits(there.month, 2)}-${digits(there.day, 2)}`,
		time: `${digits(there.hour, 2)}:${digits(there.minute, 2)}`
	};
}

/**
 * The instant (UTC ms) at which the wall shows this date and time. A time that the clock change skips becomes as much
 * later as was skipped (02:30 is 03:30); of one that comes twice the first is meant.
 * Throws if date or time is malformed or the zone unknown.
 */
export function instantOf(date: string, time: string, zone: string): number {
	const { earlier, later } = candidates(date, time, zone);
	return wallTimeAt(earlier, zone).time === time ? earlier : later;
}

/** Whether the wall shows this date and time once, never (skipped in spring) or twice (repeated in autumn). */
export function occurrences(date: string, time: string, zone: string): 'once' | 'never' | 'twice' {
	const { earlier, later } = candidates(date, time, zone);
	if (wallTimeAt(earlier, zone).time !== time) return 'never';
	return earlier === later ? 'once' : 'twice';
}

/** The day in a zone that an instant (UTC ms) belongs to. */
export function dayAt(at: number, zone: string): Day {
	return dayOf(wallTimeAt(at, zone).date, zone);
}

/** A date in a zone, midnight to midnight (UTC ms); where midnight is skipped the day starts later. */
export function dayOf(date: string, zone: string): Day {
	return { date, from: instantOf(date, '00:00', zone), to: instantOf(addDays(date, 1), '00:00', zone) };
}

export function addDays(date: string, days: number): string {
	return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

/** Calendar days from one date to another; negative if the second is earlier. */
export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

export function weekdayOf(date: string): Weekday {
	return byUtcDay[new Date(date).getUTCDay()] ?? 7;
}

// 'compatible' would be one call, but the library then takes a short cut through the computer's own zone.
function candidates(date: string, time: string, zone: string): { earlier: number; later: number } {
	const wall = toCalendarDateTime(parseDate(date), parseTime(time));
	return {
		earlier: toZoned(wall, zone, 'earlier').toDate().getTime(),
		later: toZoned(wall, zone, 'later').toDate().getTime()
	};
}

function digits(value: number, width: number): string {
	return String(value).padStart(width, '0');
}
