import type { SchoolClock } from '$lib/time/schools';
import { isSchoolDay, schoolHours } from '$lib/time/schoolDays';
import { addDays, wallTimeAt } from '$lib/time/wallTimes';
import type { City } from './cast';
import type { Line } from './conversations';

/** Gives the demo's conversations moments: on the speakers' own school days, in the fortnight before `now`. */
export interface Said {
	space: string;
	speaker: string;
	text: string;
	asks?: true;
	/** UTC ms. */
	at: number;
}

const minute = 60_000;
const days = 14;

/** Lays the days of one conversation over the fortnight, the last one as late as possible. */
export function layOut(space: string, conversation: Line[][], clocks: Record<City, SchoolClock>, now: number): Said[] {
	const starts = schoolDaysBefore(clocks.enschede, now);
	const stride = Math.max(1, Math.floor(starts.length / conversation.length));
	const first = Math.max(0, starts.length - 1 - stride * (conversation.length - 1));
	return conversation
		.flatMap((lines, index) => {
			const date = starts[Math.min(first + index * stride, starts.length - 1)]!;
			return sayInOrder(space, lines, date, clocks);
		})
		.filter((said) => said.at < now - minute);
}

/** Each line comes a few minutes after the one before, or when the speaker's school next has lessons. */
function sayInOrder(space: string, lines: Line[], date: string, clocks: Record<City, SchoolClock>): Said[] {
	const start = schoolHours(clocks.enschede, date)!;
	let at = start.from + 35 * minute;
	return lines.map(([speaker, text, more], index) => {
		const school = speaker.endsWith('gunn') ? clocks.gunn : clocks.enschede;
		at = atSchoolFrom(school, at + (3 + ((text.length + index) % 9)) * minute);
		return { space, speaker, text, ...more, at };
	});
}

/** `at` itself while the school has lessons, else some minutes into its next school day. */
function atSchoolFrom(school: SchoolClock, at: number): number {
	for (let date = wallTimeAt(at, school.zone).date; ; date = addDays(date, 1)) {
		const hours = schoolHours(school, date);
		if (hours && at < hours.to) return at >= hours.from ? at : hours.from + 20 * minute + (at % (15 * minute));
	}
}

function schoolDaysBefore(school: SchoolClock, now: number): string[] {
	const today = wallTimeAt(now, school.zone).date;
	const dates = Array.from({ length: days + 1 }, (_, index) => addDays(today, index - days));
	const past = dates.filter((date) => isSchoolDay(school, date) && schoolHours(school, date)!.from + 60 * minute < now);
	return past.length > 0 ? past : [lastSchoolDay(school, today)];
}

function lastSchoolDay(school: SchoolClock, today: string): string {
	let date = addDays(today, -days);
	while (!isSchoolDay(school, date)) date = addDays(date, -1);
	return date;
}
