import type { SchoolClock } from '$lib/time/schools';
import { dayOffOn, isSchoolDay, isWeekend } from '$lib/time/schoolDays';
import { addDays, dayOf, wallTimeAt, weekdayOf } from '$lib/time/wallTimes';
import { clockDifference } from '$lib/time/zones';

/**
 * A school's days and weeks as the monitor counts them. One is made for a page that asks about a hundred projects:
 * what costs a look at the zone is looked up once.
 */
export const weeksShown = 4;

/** No project is planned further ahead; days beyond it are not counted. */
const daysAhead = 400;
const day = 24 * 60 * 60_000;

/** The Mondays of the weeks shown, the present one last, seen from a date 'YYYY-MM-DD'. */
export function mondaysUpTo(today: string): string[] {
	const monday = addDays(today, 1 - weekdayOf(today));
	return Array.from({ length: weeksShown }, (_, index) => addDays(monday, 7 * (index + 1 - weeksShown)));
}

export class Calendar {
	readonly school: SchoolClock;
	/** The school's own date, 'YYYY-MM-DD'. */
	readonly today: string;
	/** When each of the weeks shown begins at the school, UTC ms. */
	readonly weekStarts: number[];
	readonly #schoolDays = new Map<string, boolean>();

	/** @param at the present, UTC ms. */
	constructor(school: SchoolClock, at: number, mondays: string[]) {
		this.school = school;
		this.today = wallTimeAt(at, school.zone).date;
		this.weekStarts = mondays.map((monday) => dayOf(monday, school.zone).from);
	}

	/** The school's date at an instant. */
	dateOf(at: number): string {
		return wallTimeAt(at, this.school.zone).date;
	}

	isSchoolDay(date: string): boolean {
		let known = this.#schoolDays.get(date);
		if (known === undefined) this.#schoolDays.set(date, (known = isSchoolDay(this.school, date)));
		return known;
	}

	/** School days that have begun since a date: those after it, up to today. */
	schoolDaysSince(date: string): number {
		let count = 0;
		for (let one = this.today; one > date; one = addDays(one, -1)) if (this.isSchoolDay(one)) count += 1;
		return count;
	}

	/** How many of a week's ordinary school days the school has off, and what the first of them is called. */
	daysOffIn(monday: string): { ordinary: number; off: number; name: string | null } {
		const dates = Array.from({ length: 7 }, (_, index) => addDays(monday, index));
		const ordinary = dates.filter((date) => !isWeekend(this.school, date));
		const off = ordinary.filter((date) => !this.isSchoolDay(date));
		const name = off[0] === undefined ? null : (dayOffOn(this.school, off[0])?.name ?? null);
		return { ordinary: ordinary.length, off: off.length, name };
	}
}

/** Counts days on which all of these schools have school, from one date to another, both included. */
export function jointSchoolDays(calendars: Calendar[], today: string): (from: string, to: string) => number {
	const dates = Array.from({ length: daysAhead }, (_, index) => addDays(today, index));
	const joint = dates.filter((date) => calendars.every((calendar) => calendar.isSchoolDay(date)));
	return (from, to) => joint.filter((date) => from <= date && date <= to).length;
}

/** Whether in some of a week only one of two schools has changed its clocks. */
export function isClockChangeWeek(own: Calendar, other: Calendar, week: number): boolean {
	const from = own.weekStarts[week]!;
	return [from, from + 7 * day - 1].some(
		(at) => clockDifference(own.school.zone, other.school.zone, at).changed !== null
	);
}
