/**
 * When a joint project fits: whole weeks in which both schools have lessons on the same days, between their holidays.
 * Dates are 'YYYY-MM-DD'; each school's are its own.
 */
import { isSchoolDay } from './schoolDays';
import type { SchoolClock } from './schools';
import { addDays, weekdayOf } from './wallTimes';

export interface ProjectWindow {
	startsOn: string;
	endsOn: string;
}

/** A window is worth a project from three weeks on, and ends after eight. */
const FEWEST_WEEKS = 3;
const MOST_WEEKS = 8;
/** A week with fewer joint days is no start. */
const DAYS_TO_START = 3;
const SEARCH_WEEKS = 52;

/**
 * The next window after `today`: from the first joint school day to the last one before a week without any. Where the
 * calendars have none, the eight weeks from tomorrow.
 */
export function nextWindow(own: SchoolClock, partner: SchoolClock | null, today: string): ProjectWindow {
	const schools = partner ? [own, partner] : [own];
	const tomorrow = addDays(today, 1);
	const monday = addDays(tomorrow, 1 - weekdayOf(tomorrow));
	const weeks = Array.from({ length: SEARCH_WEEKS }, (_, index) =>
		jointDays(schools, addDays(monday, 7 * index)).filter((date) => date > today)
	);
	for (let start = 0; start < weeks.length; start++) {
		if (weeks[start]!.length < DAYS_TO_START) continue;
		const run = weeks.slice(start, start + MOST_WEEKS);
		const gap = run.findIndex((days) => days.length === 0);
		const whole = gap === -1 ? run : run.slice(0, gap);
		if (whole.length >= FEWEST_WEEKS) return { startsOn: whole[0]![0]!, endsOn: whole.at(-1)!.at(-1)! };
		start += whole.length - 1;
	}
	return { startsOn: tomorrow, endsOn: addDays(tomorrow, 7 * MOST_WEEKS - 1) };
}

/** The days of a week, from its Monday, on which all these schools have lessons. */
function jointDays(schools: SchoolClock[], monday: string): string[] {
	const dates = Array.from({ length: 7 }, (_, day) => addDays(monday, day));
	return dates.filter((date) => schools.every((school) => isSchoolDay(school, date)));
}
