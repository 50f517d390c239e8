import { eq } from 'drizzle-orm';
import { now } from '$lib/time/clock';
import { addDays, instantOf, wallTimeAt } from '$lib/time/wallTimes';
import { person, school } from '../db/schema/people';
import { read } from '../db/store';

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
	const hours = await hoursOf(personId);
	return hours && quietAt(hours, now());
}

interface Hours {
	/** 'HH:MM'; the same as `to`: never. */
	from: string;
	to: string;
	/** IANA name. */
	zone: string;
}

/** Follows the wall: on the day of a clock change the hours begin and end at the same time as ever. */
export function quietAt({ from, to, zone }: Hours, at: number): Quiet | null {
	if (from === to) return null;
	const { date, time } = wallTimeAt(at, zone);
	const overnight = from > to;
	const runs = overnight ? time >= from || time < to : from <= time && time < to;
	if (!runs) return null;
	const began = overnight && time < to ? addDays(date, -1) : date;
	const ends = overnight && time >= from ? addDays(date, 1) : date;
	return { since: instantOf(began, from, zone), until: instantOf(ends, to, zone) };
}

async function hoursOf(personId: string): Promise<Hours | null> {
	const [row] = await read()
		.select({ zone: school.zone })
		.from(person)
		.innerJoin(school, eq(school.id, person.schoolId))
		.where(eq(person.id, personId));
	return row ? { from: '21:00', to: '07:00', zone: row.zone } : null;
}
