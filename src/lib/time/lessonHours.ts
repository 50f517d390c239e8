import type { LessonSpan, SchoolClock, Weekday } from './schools';

/**
 * Lesson hours of one weekday as a line of text: `08:30–16:00`, several spans with commas, and in brackets what only
 * some pupils have: `(07:55–08:50), 09:00–15:40`. Empty: no lessons. Understands how people write it: `8.30 - 16u00`,
 * `8:30 am to 3:40 pm`.
 */
export function lessonHoursText(spans: readonly LessonSpan[]): string {
	return spans.map(({ starts, ends, optional }) => (optional ? `(${starts}–${ends})` : `${starts}–${ends}`)).join(', ');
}

/** The spans in order; null when the line is not understood, or two of them overlap. */
export function lessonHoursOf(line: string): LessonSpan[] | null {
	const parts = line
		.split(/[,;]/)
		.map((part) => part.trim())
		.filter(Boolean);
	if (parts.length === 1 && /^[-–—]$/.test(parts[0]!)) return [];
	const spans = parts.map(spanOf).filter((span) => span !== null);
	if (spans.length < parts.length || spans.length > mostSpans) return null;
	const ordered = spans.toSorted((a, b) => (a.starts < b.starts ? -1 : 1));
	const overlaps = ordered.some((span, index) => index > 0 && span.starts < ordered[index - 1]!.ends);
	return overlaps ? null : ordered;
}

/** In the order of the ISO weekdays. */
export const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export type DayName = (typeof dayNames)[number];

/** The lessons of a week, from a line for each day; a day without a line has none. Null when one is not understood. */
export function lessonsOfWeek(lines: Partial<Record<DayName, string>>): SchoolClock['lessons'] | null {
	const lessons: Partial<Record<Weekday, LessonSpan[]>> = {};
	for (const [index, day] of dayNames.entries()) {
		const spans = lessonHoursOf(lines[day] ?? '');
		if (!spans) return null;
		if (spans.length > 0) lessons[(index + 1) as Weekday] = spans;
	}
	return lessons;
}

const mostSpans = 12;
const time = String.raw`(\d{1,2})(?:[:.hu](\d{2}))?\s*u?(?:ur)?\s*([ap]\.?m\.?)?`;
const span = new RegExp(String.raw`^(\()?\s*${time}\s*(?:-|–|—|to|tot|t\/m|\s)\s*${time}\s*(\))?$`, 'i');

function spanOf(part: string): LessonSpan | null {
	const found = span.exec(part);
	if (!found) return null;
	const [, opens, fromHour = '', fromMinute, fromHalf, toHour = '', toMinute, toHalf, closes] = found;
	if ((opens === undefined) !== (closes === undefined)) return null;
	const starts = timeOf(fromHour, fromMinute, fromHalf);
	const ends = timeOf(toHour, toMinute, toHalf);
	return starts && ends && starts < ends ? { starts, ends, optional: opens !== undefined } : null;
}

function timeOf(hourText: string, minuteText = '00', half = ''): string | null {
	const [hour, minute] = [Number(hourText), Number(minuteText)];
	if (half && (hour < 1 || hour > 12)) return null;
	const shift = half === '' ? 0 : /^p/i.test(half) ? (hour === 12 ? 0 : 12) : hour === 12 ? -12 : 0;
	if (hour + shift > 23 || minute > 59) return null;
	return `${String(hour + shift).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
