/**
 * Zones and their clock changes, found by asking Intl and never from a table: laws change, and zone data with them.
 * Instants are UTC milliseconds; a difference is in hours, with halves and quarters where zones have them.
 */
import { fromAbsolute } from '@internationalized/date';
import { wallTimeAt } from './wallTimes';

/** A time in which the difference between two zones is not the usual one, because only one side has changed. */
export interface ClockChangeWeeks {
	/** Hours behind once the other side has changed too. */
	hoursAfter: number;
	/** Whether that is the same as before these weeks, so that one may say "again". */
	again: boolean;
	/** UTC ms. */
	until: number;
	/** The date ('YYYY-MM-DD') to name for `until`: the day it is at the side that changes, or ours if that is later. */
	normalAgainOn: string;
}

export interface ClockDifference {
	/** How far the second zone is behind the first; negative if it is ahead. */
	hoursBehind: number;
	/** Null in ordinary weeks. */
	changed: ClockChangeWeeks | null;
}

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;
/** Longer than any pair's weeks between two changes (Ramadan in Morocco: 5, Chile and Europe: 8), shorter than a season. */
const LONGEST_CHANGE_WEEKS = 9 * WEEK;
const YEAR = 53 * WEEK;

/** How many hours the clocks of `other` are behind those of `own` at an instant; negative if ahead. */
export function hoursBehind(own: string, other: string, at: number): number {
	return (offsetAt(own, at) - offsetAt(other, at)) / HOUR;
}

/** The first instant after `at` from which the zone's clocks are different, or null if none within a year. */
export function nextClockChange(zone: string, at: number): number | null {
	return nextStep((instant) => offsetAt(zone, instant), at, YEAR);
}

/** The latest instant up to `at` at which the zone's clocks changed, or null if none within a year. */
export function lastClockChange(zone: string, at: number): number | null {
	return lastStep((instant) => offsetAt(zone, instant), at, YEAR);
}

/** The difference between two zones at an instant, and whether only one side has changed. */
export function clockDifference(own: string, other: string, at: number): ClockDifference {
	const difference = (instant: number) => hoursBehind(own, other, instant);
	const since = lastStep(difference, at, LONGEST_CHANGE_WEEKS);
	const until = nextStep(difference, at, LONGEST_CHANGE_WEEKS);
	const ordinary = since === null || until === null || until - since > LONGEST_CHANGE_WEEKS;
	if (ordinary) return { hoursBehind: difference(at), changed: null };

	const hoursAfter = difference(until);
	const changing = offsetAt(other, until) === offsetAt(other, until - 1) ? own : other;
	const [ours, theirs] = [wallTimeAt(until, own).date, wallTimeAt(until, changing).date];
	return {
		hoursBehind: difference(at),
		changed: {
			hoursAfter,
			again: hoursAfter === difference(since - 1),
			until,
			normalAgainOn: ours > theirs ? ours : theirs
		}
	};
}

/** First instant in (at, at + horizon] from which the value differs from that at `at`. */
function nextStep(value: (at: number) => number, at: number, horizon: number): number | null {
	for (let from = at; from < at + horizon; from += WEEK) {
		if (value(from + WEEK) !== value(from)) return stepBetween(value, from, from + WEEK);
	}
	return null;
}

/** Latest instant in (at - horizon, at] at which the value became what it is at `at`. */
function lastStep(value: (at: number) => number, at: number, horizon: number): number | null {
	for (let to = at; to > at - horizon; to -= WEEK) {
		if (value(to - WEEK) !== value(to)) return stepBetween(value, to - WEEK, to);
	}
	return null;
}

function stepBetween(value: (at: number) => number, from: number, to: number): number {
	const [before, limit] = [value(from), { from, to }];
	while (limit.to - limit.from > 1) {
		const middle = Math.floor((limit.from + limit.to) / 2);
		if (value(middle) === before) limit.from = middle;
		else limit.to = middle;
	}
	return limit.to;
}

function offsetAt(zone: string, at: number): number {
	return fromAbsolute(at, zone).offset;
}
