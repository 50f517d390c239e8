/** What people of a school are probably doing, told kindly and coarsely: from clock and school hours, never from a screen. */
import type { SchoolClock } from './schools';
import { dayOffOn, isWeekend, stateAt } from './schoolDays';
import { wallTimeAt } from './wallTimes';

export type Presence = 'school' | 'morning' | 'afternoon' | 'evening' | 'asleep' | 'weekend' | 'holiday';

/** At an instant (UTC ms). At night everybody is asleep, in the holidays too. */
export function presenceAt(school: SchoolClock, at: number): Presence {
	const { kind } = stateAt(school, at);
	if (kind === 'night') return 'asleep';
	if (kind === 'lessons' || kind === 'optional') return 'school';
	const { date, time } = wallTimeAt(at, school.zone);
	if (dayOffOn(school, date)) return 'holiday';
	if (isWeekend(school, date)) return 'weekend';
	if (time < '12:00') return 'morning';
	return time < '17:00' ? 'afternoon' : 'evening';
}
