/** The sentences about an invitation that waits, in the language of the page. Instants are UTC milliseconds. */
import { m } from '$lib/i18n/paraglide/messages';
import { bothTimes, clockTime, dayLabel, momentFrom, type Language } from '$lib/time/clocks';
import { readingTime } from '$lib/time/readingTime';
import type { Place, SchoolClock } from '$lib/time/schools';
import { daysBetween, wallTimeAt } from '$lib/time/wallTimes';

/** "Tue 10:16"; with its date once that weekday has come again. */
export function pastMoment(at: number, now: number, own: Place, language: Language): string {
	const days = daysBetween(wallTimeAt(at, own.zone).date, wallTimeAt(now, own.zone).date);
	if (days < 7) return bothTimes(at, own, null, language).own;
	return `${dayLabel(at, own.zone, language)} ${clockTime(at, own.zone, language)}`;
}

/** When the invited school sees it, while that is still to come; null afterwards. */
export function seesInvitation(
	invited: SchoolClock,
	at: number,
	now: number,
	own: Place,
	language: Language
): string | null {
	const { readAt } = readingTime(invited, at);
	const school = invited.name;
	if (readAt === null || readAt < now - 60_000) return readAt === at ? m.invite_sees_now({ school }) : null;
	if (readAt <= now) return m.invite_sees_now({ school });
	const { day, time } = momentFrom(now, readAt, own.zone, language);
	return day === null ? m.invite_sees_at({ school, time }) : m.invite_sees_on({ school, day, time });
}
