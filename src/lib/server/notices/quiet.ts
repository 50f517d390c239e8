import { now } from '$lib/time/clock';
import type { DailyHours } from '$lib/time/dailyHours';
import { addDays, instantOf, wallTimeAt } from '$lib/time/wallTimes';
import { quietHoursOf } from '../people/quietHours';

/**
 * The quiet hours that run now, in the zone of the person's school. What comes meanwhile waits: it is there, and
 * counts for nothing, until they are over.
 */
export interface Quiet {
	/** UTC ms. */
	since: number;
	until: number;
}

/** Null while the person may be told. */
export async function quietOf(personId: string): Promise<Quiet | null> {
	const hours = (await quietHoursOf([personId])).get(personId);
	return hours ? quietAt(hours, now()) : null;
}

/** Follows the wall: on the day of a clock change the hours begin and end at the same time as ever. */
export function quietAt({ from, to, zone }: DailyHours, at: number): Quiet | null {
	if (from === to) return null;
	const { date, time } = wallTimeAt(at, zone);
	const overnight = from > to;
	const runs = overnight ? time >= from || time < to : from <= time && time < to;
	if (!runs) return null;
	const began = overnight && time < to ? addDays(date, -1) : date;
	const ends = overnight && time >= from ? addDays(date, 1) : date;
	return { since: instantOf(began, from, zone), until: instantOf(ends, to, zone) };
}
