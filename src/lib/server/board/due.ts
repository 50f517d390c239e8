import type { Due } from '$lib/realtime/events';
import { schoolHours } from '$lib/time/schoolDays';
import type { SchoolClock } from '$lib/time/schools';
import { instantOf, wallTimeAt } from '$lib/time/wallTimes';
import type { card } from '../db/schema/board';

/** When a card is due: a wall time in a school's zone, and the moment (UTC ms) that it means. */
type DueColumns = Pick<typeof card.$inferSelect, 'dueDate' | 'dueTime' | 'dueZone' | 'dueAt'>;

/** Due on a day without school, or at a school without hours. */
const otherwise = '17:00';

/**
 * What somebody of `school` means by a date (YYYY-MM-DD) and a time (HH:MM). Without a time it is the end of the
 * school day there, else 17:00. A time that the clock change skips becomes the one the wall shows.
 */
export function dueAt(school: SchoolClock, date: string, time: string | null): Due {
	const { zone } = school;
	const at = time === null ? endOfDay(school, date) : instantOf(date, time, zone);
	return { ...wallTimeAt(at, zone), zone, at };
}

export function dueOf({ dueDate: date, dueTime: time, dueZone: zone, dueAt: at }: DueColumns): Due | null {
	return date && time && zone && at !== null ? { date, time, zone, at } : null;
}

export function dueColumns(due: Due | null): DueColumns {
	return {
		dueDate: due?.date ?? null,
		dueTime: due?.time ?? null,
		dueZone: due?.zone ?? null,
		dueAt: due?.at ?? null
	};
}

function endOfDay(school: SchoolClock, date: string): number {
	return schoolHours(school, date)?.to ?? instantOf(date, otherwise, school.zone);
}
