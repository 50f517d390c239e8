/** When will they read this? What the partner school is doing now, and when it is next at school. */
import type { SchoolClock } from './schools';
import { dayOffOn, isAtSchool, isWeekend, nextSchoolStart, stateAt } from './schoolDays';
import { addDays, wallTimeAt } from './wallTimes';

export interface ReadingTime {
	/** A holiday counts day and night, a weekend while people are awake. */
	state: 'atSchool' | 'awake' | 'asleep' | 'weekend' | 'holiday';
	/** The first day off between now and `readAt`; also on the Saturday before it. */
	holidayName?: string;
	/** With a holiday: the school's own date ('YYYY-MM-DD') of its next school day. */
	holidayUntil?: string;
	/** UTC ms: now if at school, else the next school start; null if the school has no lessons in the next 400 days. */
	readAt: number | null;
}

/** Reading time of a school at an instant (UTC ms). */
export function readingTime(school: SchoolClock, now: number): ReadingTime {
	if (isAtSchool(school, now)) return { state: 'atSchool', readAt: now };
	const readAt = nextSchoolStart(school, now);
	return { state: restingState(school, now), ...holidayAhead(school, now, readAt), readAt };
}

function restingState(school: SchoolClock, now: number): ReadingTime['state'] {
	const date = wallTimeAt(now, school.zone).date;
	if (dayOffOn(school, date)) return 'holiday';
	if (stateAt(school, now).kind === 'night') return 'asleep';
	return isWeekend(school, date) ? 'weekend' : 'awake';
}

function holidayAhead(school: SchoolClock, now: number, readAt: number | null) {
	const today = wallTimeAt(now, school.zone).date;
	const until = readAt === null ? addDays(today, 1) : wallTimeAt(readAt, school.zone).date;
	for (let date = today; date < until; date = addDays(date, 1)) {
		const off = dayOffOn(school, date);
		if (off) return { holidayName: off.name, ...(readAt === null ? {} : { holidayUntil: until }) };
	}
	return {};
}
