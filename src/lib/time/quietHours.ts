/** Quiet hours: when a person wants no notices. The chat stays as live as ever. Instants are UTC ms. */
import { endOfHours, isWithinHours, type DailyHours } from './dailyHours';

/** For whoever chose nothing else. */
export const usualQuietHours = { from: '21:00', to: '07:00' } as const;

/** Whether a notice has to wait. */
export function isQuiet(hours: DailyHours, at: number): boolean {
	return isWithinHours(hours, at);
}

/** When a notice may come: at once, or when the quiet hours are over. */
export function nextLoudMoment(hours: DailyHours, at: number): number {
	return endOfHours(hours, at);
}
