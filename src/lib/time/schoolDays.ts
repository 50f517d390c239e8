/**
 * School days: when a school has lessons, when its people are awake, and how many of its own days lie between two
 * moments. A day counts as a school day if lessons for everyone stand on its weekday and it is not a day off.
 * Instants are UTC milliseconds, dates the school's own 'YYYY-MM-DD'.
 */
import type { DayOff, SchoolClock } from './schools';
import { addDays, dayOf, daysBetween, instantOf, wallTimeAt, weekdayOf } from './wallTimes';

export interface Span {
	from: number;
	to: number;
}

export interface Band extends Span {
	kind: 'lessons' | 'optional' | 'awake' | 'night' | 'holiday';
	/** The holiday's name, on bands of that kind. */
	name?: string;
}

export interface SchoolState {
	kind: 'lessons' | 'optional' | 'awake' | 'night';
	/** The name of the day off it is there, if it is one. */
	holiday: string | null;
}

/** People are taken to be awake from 07:00 to 22:00 on their own wall. */
const WAKE = '07:00';
const SLEEP = '22:00';
/** No school is closed for longer; beyond this the search for a school day gives up. */
const SEARCH_DAYS = 400;

export function dayOffOn(school: SchoolClock, date: string): DayOff | null {
	return school.daysOff.find((off) => off.from <= date && date <= off.to) ?? null;
}

export function isSchoolDay(school: SchoolClock, date: string): boolean {
	return hasLessons(school, date) && dayOffOn(school, date) === null;
}

/** Whether the school ordinarily has no lessons on this weekday. */
export function isWeekend(school: SchoolClock, date: string): boolean {
	return !hasLessons(school, date);
}

/** First lesson to last lesson of a date, breaks included, optional lessons not; null if it is no school day. */
export function schoolHours(school: SchoolClock, date: string): Span | null {
	if (!isSchoolDay(school, date)) return null;
	const spans = lessonSpans(school, date, false);
	return { from: Math.min(...spans.map((span) => span.from)), to: Math.max(...spans.map((span) => span.to)) };
}

/** Whether everyone is at school at an instant: between the first and the last lesson that is not optional. */
export function isAtSchool(school: SchoolClock, at: number): boolean {
	const hours = schoolHours(school, wallTimeAt(at, school.zone).date);
	return hours !== null && hours.from <= at && at < hours.to;
}

/** When school next starts, later than `after`; null if not within 400 days. */
export function nextSchoolStart(school: SchoolClock, after: number): number | null {
	const today = wallTimeAt(after, school.zone).date;
	for (let days = 0; days <= SEARCH_DAYS; days++) {
		const hours = schoolHours(school, addDays(today, days));
		if (hours && hours.from > after) return hours.from;
	}
	return null;
}

/** When school last ended, at `before` or earlier; null if not within 400 days. */
export function lastSchoolEnd(school: SchoolClock, before: number): number | null {
	const today = wallTimeAt(before, school.zone).date;
	for (let days = 0; days <= SEARCH_DAYS; days++) {
		const hours = schoolHours(school, addDays(today, -days));
		if (hours && hours.to <= before) return hours.to;
	}
	return null;
}

/**
 * School days that have begun since: the school's own dates after that of `from`, up to that of `to`.
 * From Friday to Monday is 1, within a day 0, backwards 0.
 */
export function schoolDaysBetween(school: SchoolClock, from: number, to: number): number {
	const first = wallTimeAt(from, school.zone).date;
	const days = daysBetween(first, wallTimeAt(to, school.zone).date);
	let count = 0;
	for (let day = 1; day <= days; day++) if (isSchoolDay(school, addDays(first, day))) count++;
	return count;
}

/** What people of the school are doing at an instant. */
export function stateAt(school: SchoolClock, at: number): SchoolState {
	const day = timesOf(school, wallTimeAt(at, school.zone).date);
	const kind = kindAt(day, at);
	return { kind: kind === 'holiday' ? 'awake' : kind, holiday: day.holiday };
}

/** A date of the school from midnight to midnight in bands without gaps; neighbours differ. */
export function dayBands(school: SchoolClock, date: string): Band[] {
	const whole = dayOf(date, school.zone);
	const day = timesOf(school, date);
	const edges = [whole, day.awake, ...day.lessons, ...day.optional].flatMap((span) => [span.from, span.to]);
	const cuts = [...new Set(edges)].sort((a, b) => a - b);

	const bands: Band[] = [];
	cuts.slice(0, -1).forEach((from, index) => {
		const [kind, to, previous] = [kindAt(day, from), cuts[index + 1] ?? whole.to, bands.at(-1)];
		if (previous?.kind === kind) previous.to = to;
		else bands.push({ from, to, kind, ...(kind === 'holiday' && day.holiday !== null ? { name: day.holiday } : {}) });
	});
	return bands;
}

interface DayTimes {
	awake: Span;
	/** One span or none. */
	lessons: Span[];
	optional: Span[];
	holiday: string | null;
}

function timesOf(school: SchoolClock, date: string): DayTimes {
	const hours = schoolHours(school, date);
	return {
		awake: awakeSpan(school, date),
		lessons: hours ? [hours] : [],
		optional: hours ? lessonSpans(school, date, true) : [],
		holiday: dayOffOn(school, date)?.name ?? null
	};
}

function kindAt(day: DayTimes, at: number): Band['kind'] {
	const within = (span: Span) => span.from <= at && at < span.to;
	if (day.lessons.some(within)) return 'lessons';
	if (day.optional.some(within)) return 'optional';
	if (!within(day.awake)) return 'night';
	return day.holiday === null ? 'awake' : 'holiday';
}

function awakeSpan(school: SchoolClock, date: string): Span {
	return { from: instantOf(date, WAKE, school.zone), to: instantOf(date, SLEEP, school.zone) };
}

function lessonSpans(school: SchoolClock, date: string, optional: boolean): Span[] {
	return (school.lessons[weekdayOf(date)] ?? [])
		.filter((span) => span.optional === optional)
		.map((span) => ({ from: instantOf(date, span.starts, school.zone), to: instantOf(date, span.ends, school.zone) }));
}

function hasLessons(school: SchoolClock, date: string): boolean {
	return (school.lessons[weekdayOf(date)] ?? []).some((span) => !span.optional);
}
