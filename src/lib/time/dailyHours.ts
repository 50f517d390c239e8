/**
 * Hours that come back every day on the wall of some zone, such as 07:00–22:00, or 21:00–07:00 over midnight. They
 * follow the wall: on the day of a clock change they begin and end at the same time as ever. Instants are UTC ms.
 */
import { addDays, instantOf, wallTimeAt } from './wallTimes';

export interface DailyHours {
	/** 'HH:MM'; the minute itself is inside. */
	from: string;
	/** 'HH:MM'; the minute itself is outside. The same as `from`: no hours at all. */
	to: string;
	/** IANA name. */
	zone: string;
}

const HOUR = 3_600_000;

/** Whether the wall shows a time within the hours. */
export function isWithinHours({ from, to, zone }: DailyHours, at: number): boolean {
	const { time } = wallTimeAt(at, zone);
	return from <= to ? from <= time && time < to : time >= from || time < to;
}

/** When the hours that run at an instant end; the instant itself when they do not run. */
export function endOfHours(hours: DailyHours, at: number): number {
	return isWithinHours(hours, at) ? next(hours.to, hours.zone, at, (one) => !isWithinHours(hours, one)) : at;
}

/** When the hours next begin; the instant itself when they run. Null where there are none. */
export function startOfHours(hours: DailyHours, at: number): number | null {
	if (hours.from === hours.to) return null;
	return isWithinHours(hours, at) ? at : next(hours.from, hours.zone, at, (one) => isWithinHours(hours, one));
}

/** The next moment at which the wall shows this time, of those that count: an hour that comes twice shows it twice. */
function next(time: string, zone: string, at: number, counts: (at: number) => boolean): number {
	const { date } = wallTimeAt(at, zone);
	const days = [date, addDays(date, 1), addDays(date, 2)].map((day) => instantOf(day, time, zone));
	const moments = days.flatMap((moment) => [moment, moment + HOUR]).filter((moment) => moment > at && counts(moment));
	return Math.min(...moments);
}
