/**
 * Times in what somebody types: "16:00", "16.00", "4 pm", "16 uur", with "tomorrow" or a weekday beside it if there is
 * one. Each is offered as the next such moment on the typist's own wall; only what they accept becomes a moment for all.
 */
import { addDays, instantOf, occurrences, wallTimeAt, weekdayOf } from './wallTimes';

export interface TypedTime {
	/** What was typed, as it stands in the text: "4 pm". */
	says: string;
	/** 'YYYY-MM-DD' and 'HH:MM' on the wall of the zone. */
	date: string;
	time: string;
	/** IANA name. */
	zone: string;
	/** UTC ms. */
	at: number;
}

const most = 3;

/** Not within a number, a price, a version or an address, and with nothing of the kind after it. */
const before = '(?<![\\p{L}\\d€$£.,:/@#_-])';
const after = '(?![\\p{L}\\d%€$£/_]|[.,:-]\\d)';
const forms: [RegExp, (hours: number, minutes: number, half: string) => number][] = [
	[new RegExp(`${before}(1[0-2]|0?[1-9])(?:[:.]([0-5]\\d))? ?([ap])\\.?m(?:\\.|\\b)${after}`, 'giu'), halfDay],
	[new RegExp(`${before}([01]?\\d|2[0-3])[:.]([0-5]\\d)(?: ?(?:uur|u|h)\\b)?${after}`, 'giu'), (hours) => hours],
	[new RegExp(`${before}([01]?\\d|2[0-3])() ?(?:uur|u)${after}`, 'giu'), afternoon]
];

/** Monday first, in both languages. */
const weekdayNames = [
	'mon(?:day)?|ma(?:andag)?',
	'tue(?:sday)?|di(?:nsdag)?',
	'wed(?:nesday)?|wo(?:ensdag)?',
	'thu(?:rsday)?|do(?:nderdag)?',
	'fri(?:day)?|vr(?:ijdag)?',
	'sat(?:urday)?|za(?:terdag)?',
	'sun(?:day)?|zo(?:ndag)?'
];
const days: [RegExp, (today: string) => string][] = [
	[/^(today|vandaag|tonight|vanavond|vanmiddag)$/, (today) => today],
	[/^(tomorrow|morgen)$/, (today) => addDays(today, 1)],
	[/^(overmorgen)$/, (today) => addDays(today, 2)],
	...weekdayNames.map(weekday)
];

/**
 * The times in a text, in order, at most three, each once.
 * @param now UTC ms
 */
export function typedTimes(text: string, zone: string, now: number): TypedTime[] {
	const found = forms.flatMap(([form, hoursOf]) =>
		[...text.matchAll(form)].map((match) => {
			const [says, hours = '', minutes = '', half = ''] = match;
			const hour = hoursOf(Number(hours), Number(minutes), half.toLowerCase());
			return { says, index: match.index, time: `${String(hour).padStart(2, '0')}:${minutes || '00'}` };
		})
	);
	const apart = found
		.sort((a, b) => a.index - b.index)
		.filter(
			(one, index, all) => !all.slice(0, index).some((earlier) => earlier.index + earlier.says.length > one.index)
		);
	const times = apart.flatMap(({ says, index, time }) => {
		const date = nextDate(dayBeside(text, index, says.length), time, zone, now);
		return date === null ? [] : [{ says, date, time, zone, at: instantOf(date, time, zone) }];
	});
	return times.filter(({ says }, index) => times.findIndex((one) => one.says === says) === index).slice(0, most);
}

/** The day a text names right before a time ("Friday at 16:00") or right after it ("16:00 tomorrow"). */
function dayBeside(text: string, index: number, length: number): ((today: string) => string) | null {
	const earlier = /(\p{L}+)\.?,?(?: (?:at|around|from|om|rond|vanaf|tot|until))?\s*$/u.exec(text.slice(0, index));
	const later = /^,? (?:on |op )?(\p{L}+)/u.exec(text.slice(index + length));
	for (const word of [earlier?.[1], later?.[1]]) {
		const day = word === undefined ? undefined : days.find(([name]) => name.test(word.toLowerCase()));
		if (day) return day[1];
	}
	return null;
}

/** The first date, from today or the day that was named on, on which the wall shows this time later than now. */
function nextDate(day: ((today: string) => string) | null, time: string, zone: string, now: number): string | null {
	const today = wallTimeAt(now, zone).date;
	const comes = (date: string) => occurrences(date, time, zone) !== 'never' && instantOf(date, time, zone) > now;
	if (day) return [day(today), addDays(day(today), 7)].find(comes) ?? null;
	return [0, 1, 2].map((ahead) => addDays(today, ahead)).find(comes) ?? null;
}

function weekday(names: string, index: number): [RegExp, (today: string) => string] {
	return [new RegExp(`^(?:${names})$`), (today) => addDays(today, (index + 8 - weekdayOf(today)) % 7)];
}

function halfDay(hours: number, _minutes: number, half: string): number {
	return (hours % 12) + (half === 'p' ? 12 : 0);
}

/** "3 uur" is said of the afternoon; who means the night writes 03:00. */
function afternoon(hours: number): number {
	return hours >= 1 && hours <= 6 ? hours + 12 : hours;
}
