/**
 * The sentences about two clocks, in the language of the page: now line, clock-change weeks, the ribbon in words.
 * Facts come from $lib/time, words from the messages. Instants are UTC milliseconds.
 */
import { m } from '$lib/i18n/paraglide/messages';
import {
	bothTimes,
	clockSpan,
	clockTime,
	hoursInDigits,
	hoursInWords,
	momentFrom,
	nearDateLabel,
	type Language
} from '$lib/time/clocks';
import { readingTime, type ReadingTime } from '$lib/time/readingTime';
import type { Ribbon } from '$lib/time/ribbon';
import { dayOffOn, type Span } from '$lib/time/schoolDays';
import type { Place, SchoolClock } from '$lib/time/schools';
import { daysBetween, wallTimeAt } from '$lib/time/wallTimes';
import { clockDifference, type ClockDifference } from '$lib/time/zones';

/** "Friday 16:30 in Enschede, 07:30 in Palo Alto": the two clocks for a screen reader. */
export function spokenClocks(at: number, own: Place, partner: Place | null, language: Language, now = at): string {
	const times = bothTimes(at, own, partner, language, 'long', now);
	if (!partner || times.partner === null) return m.clock_spoken({ moment: times.own, city: own.city });
	return m.clock_spoken_both({
		own: times.own,
		own_city: own.city,
		partner: times.partner,
		partner_city: partner.city
	});
}

/** The now line: both clocks, what they do there, when they are back, and whether only one side's clock has changed. */
export function nowSentences(own: SchoolClock, partner: SchoolClock, now: number, language: Language): string[] {
	const times = bothTimes(now, own, partner, language);
	const reading = readingTime(partner, now);
	const line = m.now_line({
		own: times.own,
		partner: times.partner ?? '',
		city: partner.city,
		state: doingThere(reading)
	});
	return [line, backAtSchool(reading, own, now, language), changedWeeks(own, partner, now, language)].filter(
		(sentence) => sentence !== null
	);
}

/** "Palo Alto is 8 hours behind this week, 9 again from Sunday". */
export function differenceSentence(ribbon: Ribbon, own: Place, partner: Place, language: Language): string {
	const { changed } = ribbon.difference;
	const city = partner.city;
	const difference = differenceInWords(ribbon.difference, language);
	if (!changed) return m.ribbon_difference({ city, difference });
	const { day, hours, thisWeek } = endOfChange(changed, wallTimeAt(ribbon.now, own.zone).date, language);
	const words = { city, difference, day, later: changed.again ? m.clock_again({ hours }) : hours };
	return thisWeek ? m.ribbon_difference_week(words) : m.ribbon_difference_weeks(words);
}

/** "both awake 15:00–22:00" and, if there is such a time, "both in school 15:55–16:30". */
export function sharedHours(ribbon: Ribbon, own: Place, language: Language): string[] {
	const spans = (list: Span[]) => list.map((span) => clockSpan(span, own.zone, language)).join(', ');
	if (ribbon.bothAwake.length === 0) return [m.ribbon_never_both_awake()];
	const awake = m.ribbon_both_awake({ spans: spans(ribbon.bothAwake) });
	if (ribbon.bothAtSchool.length === 0) return [awake];
	return [awake, m.ribbon_both_at_school({ spans: spans(ribbon.bothAtSchool) })];
}

/** The whole ribbon in words: "11:10 here, 03:10 there, they sleep; both awake …; both in school …. Palo Alto is …." */
export function ribbonInWords(ribbon: Ribbon, own: SchoolClock, partner: SchoolClock, language: Language): string[] {
	const times = bothTimes(ribbon.now, own, partner, language);
	const state = statesThere[readingTime(partner, ribbon.now).state];
	const holidayThere = dayOffOn(partner, wallTimeAt(ribbon.now, partner.zone).date)?.name ?? '';
	const holidayHere = dayOffOn(own, ribbon.date);
	const parts = [
		m.ribbon_now({
			own: clockTime(ribbon.now, own.zone, language),
			partner: times.partner ?? '',
			state: state({ name: holidayThere })
		}),
		...(holidayHere ? [m.ribbon_holiday_here({ name: holidayHere.name })] : []),
		...sharedHours(ribbon, own, language)
	];
	return [`${parts.join('; ')}.`, `${differenceSentence(ribbon, own, partner, language)}.`];
}

type StateWords = Record<ReadingTime['state'], (names: { name: string }) => string>;

const statesThere: StateWords = {
	atSchool: () => m.ribbon_at_school(),
	awake: () => m.ribbon_awake(),
	asleep: () => m.ribbon_asleep(),
	weekend: () => m.ribbon_weekend(),
	holiday: (names) => m.ribbon_holiday(names)
};

const states: StateWords = {
	atSchool: () => m.now_at_school(),
	awake: () => m.now_awake(),
	asleep: () => m.now_asleep(),
	weekend: () => m.now_weekend(),
	holiday: (names) => m.now_holiday(names)
};

function doingThere(reading: ReadingTime): string {
	return states[reading.state]({ name: reading.holidayName ?? '' });
}

function backAtSchool(reading: ReadingTime, own: Place, now: number, language: Language): string | null {
	if (reading.state === 'atSchool' || reading.readAt === null) return null;
	const { day, time } = momentFrom(now, reading.readAt, own.zone, language);
	return day === null ? m.now_back_at({ time }) : m.now_back_on({ day, time });
}

function changedWeeks(own: Place, partner: Place, now: number, language: Language): string | null {
	const difference = clockDifference(own.zone, partner.zone, now);
	if (!difference.changed) return null;
	const { day, hours, thisWeek } = endOfChange(difference.changed, wallTimeAt(now, own.zone).date, language);
	const words = { difference: differenceInWords(difference, language), day, later: hours };
	return thisWeek ? m.now_difference_week(words) : m.now_difference_weeks(words);
}

function differenceInWords({ hoursBehind }: ClockDifference, language: Language): string {
	if (hoursBehind === 0) return m.clock_same();
	const hours = hoursInWords(Math.abs(hoursBehind), language);
	return hoursBehind > 0 ? m.clock_behind({ hours }) : m.clock_ahead({ hours });
}

function endOfChange(changed: NonNullable<ClockDifference['changed']>, today: string, language: Language) {
	return {
		day: nearDateLabel(changed.normalAgainOn, today, language),
		hours: hoursInDigits(Math.abs(changed.hoursAfter), language),
		thisWeek: daysBetween(today, changed.normalAgainOn) <= 7
	};
}
