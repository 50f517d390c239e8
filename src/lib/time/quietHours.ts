/** Quiet hours: when a person wants no notices. The chat stays as live as ever. Instants are UTC ms. */
import { endOfHours, isWithinHours, type DailyHours } from './dailyHours';
import { addDays, instantOf, wallTimeAt } from './wallTimes';

/** For whoever chose nothing else. */
export const usualQuietHours = { from: '21:00', to: '07:00' } as const;

/** What comes meanwhile waits: it is there, and counts for nothing, until they are over. */
export interface Quiet {
	since: number;
	until: number;
}

/** The quiet hours that run at an instant; null while the person may be told. */
export function quietAt(hours: DailyHours, at: number): Quiet | null {
	if (!isWithinHours(hours, at)) return null;
	const { from, zone } = hours;
	const { date, time } = wallTimeAt(at, zone);
	const began = instantOf(time < from ? addDays(date, -1) : date, from, zone);
	// A beginning that the wall skipped is the hour after it.
	return { since: Math.min(began, at), until: endOfHours(hours, at) };
}
