/**
 * Times as people read them: in the zone of their school, own city first, 24 hours, never an offset. Intl supplies the
 * names of days and months; sentences belong to the messages. Instants are UTC milliseconds.
 */
import type { Place } from './schools';
import { daysBetween, wallTimeAt } from './wallTimes';

export type Language = 'en' | 'nl';

/** A day line: the date there is given only if it is another one at that moment. */
export interface DayLine {
	own: string;
	partner: string | null;
	relation: 'same' | 'still' | 'already';
}

/** en-US gives three-letter months throughout (en-GB has "Sept"); order and punctuation are ours. */
const tags: Record<Language, string> = { en: 'en-US', nl: 'nl-NL' };
const separators: Record<Language, string> = { en: ':', nl: '.' };
const formats = new Map<string, Intl.DateTimeFormat>();

/** "16:30", Dutch "16.30". */
export function clockTime(at: number, zone: string, language: Language): string {
	return wallTimeLabel(wallTimeAt(at, zone).time, language);
}

/** A wall time 'HH:MM' that stands for itself, such as an hour of every day: "07:00", Dutch "07.00". */
export function wallTimeLabel(time: string, language: Language): string {
	return time.replace(':', separators[language]);
}

/** "15:00–22:00"; an end at the day's last midnight reads 24:00. */
export function clockSpan(span: { from: number; to: number }, zone: string, language: Language): string {
	const end = clockTime(span.to, zone, language);
	return `${clockTime(span.from, zone, language)}–${end.startsWith('00') ? end.replace('00', '24') : end}`;
}

/** "Fri", "vr"; long: "Friday", "vrijdag". */
export function weekdayName(at: number, zone: string, language: Language, length: 'short' | 'long' = 'short'): string {
	return part(at, zone, language, 'weekday', length);
}

/** "Monday", "maandag", of an ISO weekday (Monday = 1). */
export function weekdayLabel(weekday: number, language: Language): string {
	return weekdayName(Date.UTC(2026, 0, 4 + weekday), 'UTC', language, 'long');
}

/** "Wed 28 Oct", "wo 28 okt". */
export function dayLabel(at: number, zone: string, language: Language): string {
	const weekday = weekdayName(at, zone, language);
	return `${weekday} ${part(at, zone, language, 'day', 'numeric')} ${part(at, zone, language, 'month', 'short')}`;
}

/** The same for a date 'YYYY-MM-DD' that stands for itself. */
export function dateLabel(date: string, language: Language): string {
	return dayLabel(Date.parse(date), 'UTC', language);
}

/** A date as a sentence names it, seen from another: "Sunday" within the next six days, else "Sun 8 Nov". */
export function nearDateLabel(date: string, today: string, language: Language): string {
	const ahead = daysBetween(today, date);
	if (ahead < 0 || ahead > 6) return dateLabel(date, language);
	return weekdayName(Date.parse(date), 'UTC', language, 'long');
}

/** A moment as a sentence names it: the time, and the day unless it is today in that zone. */
export function momentFrom(now: number, at: number, zone: string, language: Language) {
	const [today, date] = [wallTimeAt(now, zone).date, wallTimeAt(at, zone).date];
	return {
		day: date === today ? null : nearDateLabel(date, today, language),
		time: clockTime(at, zone, language)
	};
}

/** "Fri 16:30", and with its date when it is six days or more from `now`: "Fri 4 Dec 16:30". */
export function momentLabel(at: number, zone: string, language: Language, now: number): string {
	const away = Math.abs(daysBetween(wallTimeAt(now, zone).date, wallTimeAt(at, zone).date));
	const day = away < 6 ? weekdayName(at, zone, language) : dayLabel(at, zone, language);
	return `${day} ${clockTime(at, zone, language)}`;
}

/**
 * "Fri 16:30" and "07:30"; the second with its weekday only if it differs. Long: "Friday 16:30". Seen from `now`, a day
 * more than six days away has its date: "Fri 4 Dec 16:30".
 */
export function bothTimes(
	at: number,
	own: Place,
	partner: Place | null,
	language: Language,
	length: 'short' | 'long' = 'short',
	now = at
): { own: string; partner: string | null } {
	const time = (place: Place) => clockTime(at, place.zone, language);
	const withDay = (place: Place) => `${weekdayName(at, place.zone, language, length)} ${time(place)}`;
	const away = Math.abs(daysBetween(wallTimeAt(now, own.zone).date, wallTimeAt(at, own.zone).date));
	const here = away > 6 ? `${dayLabel(at, own.zone, language)} ${time(own)}` : withDay(own);
	if (!partner) return { own: here, partner: null };
	return { own: here, partner: datesDiffer(at, own, partner) ? withDay(partner) : time(partner) };
}

/** "Fri 16:30 Enschede · 07:30 Palo Alto"; with the date when it is far from `now`. */
export function fullClocks(at: number, own: Place, partner: Place | null, language: Language, now = at): string {
	const times = bothTimes(at, own, partner, language, 'short', now);
	return partner ? `${times.own} ${own.city} · ${times.partner} ${partner.city}` : `${times.own} ${own.city}`;
}

/** "16:30 · 07:30", "01:30 · Tue 16:30". */
export function compactClocks(at: number, own: Place, partner: Place | null, language: Language): string {
	const here = clockTime(at, own.zone, language);
	return partner ? `${here} · ${bothTimes(at, own, partner, language).partner}` : here;
}

/** "Wed 28 Oct", and what date it still or already is there. */
export function dayLine(at: number, own: Place, partner: Place | null, language: Language): DayLine {
	const label = dayLabel(at, own.zone, language);
	if (!partner || !datesDiffer(at, own, partner)) return { own: label, partner: null, relation: 'same' };
	const behind = wallTimeAt(at, partner.zone).date < wallTimeAt(at, own.zone).date;
	return { own: label, partner: dayLabel(at, partner.zone, language), relation: behind ? 'still' : 'already' };
}

/** "8 hours", "1 hour", "4.5 hours", "8 uur". */
export function hoursInWords(hours: number, language: Language): string {
	return new Intl.NumberFormat(tags[language], { style: 'unit', unit: 'hour', unitDisplay: 'long' }).format(hours);
}

/** "8", "4.5", Dutch "4,5". */
export function hoursInDigits(hours: number, language: Language): string {
	return new Intl.NumberFormat(tags[language]).format(hours);
}

function datesDiffer(at: number, own: Place, partner: Place): boolean {
	return wallTimeAt(at, own.zone).date !== wallTimeAt(at, partner.zone).date;
}

/** One part of a date. Dutch short months end in a dot in some browsers and not in others, so it goes. */
function part(at: number, zone: string, language: Language, name: 'weekday' | 'day' | 'month', style: string): string {
	const key = `${language} ${zone} ${name} ${style}`;
	let format = formats.get(key);
	if (!format) formats.set(key, (format = new Intl.DateTimeFormat(tags[language], { timeZone: zone, [name]: style })));
	const found = format.formatToParts(at).find((piece) => piece.type === name);
	return (found?.value ?? '').replace('.', '');
}
