import type { DayOff } from './schools';
import { daysBetween } from './wallTimes';

/**
 * Holidays as people keep them: one a line, a date or a range and a name. Understands `2026-12-19 – 2027-01-03
 * Christmas`, `19-12-2026 t/m 3-1-2027 Kerstvakantie`, `19 dec – 3 jan 2027: Kerst`, `Nov 23–27, 2026 Thanksgiving`.
 * What could mean two dates (03/04/2027) is asked about, never guessed.
 */
export type LineProblem = 'unknown' | 'ambiguous' | 'year' | 'order' | 'long';

export interface UnreadLine {
	/** From 1, as it stands in the text. */
	line: number;
	problem: LineProblem;
}

/** No school is closed for longer in one go; who writes it has mistaken a year. */
const longest = 120;

/** One line each, as `daysOffOf` reads it. */
export function daysOffText(days: readonly DayOff[]): string {
	return days.map(({ from, to, name }) => `${from}${to === from ? '' : ` – ${to}`} ${name}`.trim()).join('\n');
}

/** The days in the order of their dates, and the lines that were not understood. A name may be empty. */
export function daysOffOf(text: string): { days: DayOff[]; unread: UnreadLine[] } {
	const days: DayOff[] = [];
	const unread: UnreadLine[] = [];
	for (const [index, raw] of text.split('\n').entries()) {
		const line = raw.replace(/^[\s•*·-]+/, '').trim();
		if (line === '') continue;
		const read = dayOffOf(line);
		if (typeof read === 'string') unread.push({ line: index + 1, problem: read });
		else days.push(read);
	}
	return { days: days.toSorted((a, b) => (a.from < b.from ? -1 : 1)), unread };
}

interface Written {
	day: number;
	month: number | null;
	year: number | null;
	ambiguous?: boolean;
}

const separator = String.raw`\s*(?:–|—|-|→|tot en met|t\/m|tot|through|thru|until|till|to)\s*`;
const word = String.raw`([a-z]{3,9})\.?`;

/** The ways to write a range whose two ends share a month or a year: `23–27 Nov 2026`, `Nov 23–27, 2026`. */
const sharedMonth = new RegExp(String.raw`^(\d{1,2})${separator}(\d{1,2})\s+${word}\s+(\d{4})\b`, 'i');
const sharedMonthFirst = new RegExp(String.raw`^${word}\s+(\d{1,2})${separator}(\d{1,2}),?\s+(\d{4})\b`, 'i');

const dates: [RegExp, (found: string[]) => Written][] = [
	[/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/, ([, y, m, d]) => written(d, Number(m), y)],
	[/^(\d{1,2})[-.](\d{1,2})[-.](\d{4})(?!\d)/, ([, d, m, y]) => written(d, Number(m), y)],
	[/^(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/, ([, a, b, y]) => slashed(Number(a), Number(b), y)],
	[/^(\d{1,2})\s+([a-z]{3,9})\.?(?:\s+(\d{4}))?(?![\da-z])/i, ([, d, m = '', y]) => written(d, monthOf(m), y)],
	[/^([a-z]{3,9})\.?\s+(\d{1,2})(?!\d)(?:,?\s+(\d{4})(?!\d))?/i, ([, m = '', d, y]) => written(d, monthOf(m), y)]
];

function dayOffOf(line: string): DayOff | LineProblem {
	const range = rangeOf(line.replace(/\s+/g, ' '));
	if (!range) return 'unknown';
	const { from, to, rest } = range;
	if (from.ambiguous || to.ambiguous) return 'ambiguous';
	if (to.year === null && from.year === null) return 'year';
	const year = to.year ?? from.year!;
	const last = isoOf(to, year);
	// "19 dec – 3 jan 2027": the first day is in the year before.
	const first = isoOf(from, from.year ?? ((from.month ?? 0) > (to.month ?? 0) ? year - 1 : year));
	if (!first || !last) return 'unknown';
	if (last < first) return 'order';
	if (daysBetween(first, last) >= longest) return 'long';
	return { from: first, to: last, name: rest.replace(/^[\s:,;|–—-]+/, '').trim() };
}

function rangeOf(line: string): { from: Written; to: Written; rest: string } | null {
	const shared = sharedMonth.exec(line) ?? sharedMonthFirst.exec(line);
	if (shared) {
		const isMonthFirst = !/^\d/.test(line);
		const [whole, a = '', b = '', c = '', y] = shared;
		const [one, two, month] = isMonthFirst ? [b, c, a] : [a, b, c];
		const rest = line.slice(whole.length);
		return { from: written(one, monthOf(month), y), to: written(two, monthOf(month), y), rest };
	}
	const first = dateAt(line);
	if (!first) return null;
	const between = new RegExp(`^${separator}`, 'i').exec(first.rest);
	const second = between ? dateAt(first.rest.slice(between[0].length)) : null;
	return { from: first.date, to: (second ?? first).date, rest: (second ?? first).rest };
}

function dateAt(text: string): { date: Written; rest: string } | null {
	for (const [pattern, read] of dates) {
		const found = pattern.exec(text);
		if (!found) continue;
		const date = read(found);
		if (date.month !== null) return { date, rest: text.slice(found[0].length) };
	}
	return null;
}

function written(day = '', month: number | null, year?: string): Written {
	return { day: Number(day), month, year: year === undefined ? null : Number(year) };
}

/** With slashes Americans put the month first and others the day: only a number above 12 tells which. */
function slashed(a: number, b: number, year?: string): Written {
	const [day, month] = a > 12 ? [a, b] : [b, a];
	return { ...written(String(day), month, year), ambiguous: a <= 12 && b <= 12 && a !== b };
}

/** English and Dutch, whole or cut off: both begin alike, but for March, May and October. */
function monthOf(name: string): number | null {
	const months = 'jan feb mar|maa|mrt apr may|mei jun jul aug sep oct|okt nov dec'.split(' ');
	const index = months.findIndex((month) => new RegExp(`^(${month})`, 'i').test(name));
	return index === -1 ? null : index + 1;
}

/** Null for a day that is in no calendar. */
function isoOf({ day, month }: Written, year: number): string | null {
	const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
	const at = Date.parse(`${iso}T00:00Z`);
	return !Number.isNaN(at) && new Date(at).toISOString().startsWith(iso) && year > 1999 && year < 2100 ? iso : null;
}
