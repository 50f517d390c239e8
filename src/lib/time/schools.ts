/**
 * A school as the two clocks see it: a city, a zone, lesson hours per weekday and days off.
 * Everything in this folder works on these facts alone, in the browser and on the server alike.
 */

/** ISO weekday, Monday = 1. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Wall times of the school, 'HH:MM'. Optional: only some pupils are there (Gunn's period 0). */
export interface LessonSpan {
	starts: string;
	ends: string;
	optional: boolean;
}

/** The school's own dates, 'YYYY-MM-DD', both inclusive. */
export interface DayOff {
	from: string;
	to: string;
	name: string;
}

export interface SchoolClock {
	id: string;
	name: string;
	city: string;
	/** IANA name. */
	zone: string;
	/** Which of the exchange's two schools: 1 is ● and orange, 2 is ◆ and blue. */
	slot: 1 | 2;
	lessons: Partial<Record<Weekday, LessonSpan[]>>;
	daysOff: DayOff[];
}

/** The part of a school that times are shown for. */
export type Place = Pick<SchoolClock, 'city' | 'zone'>;
