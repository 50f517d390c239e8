/**
 * The ribbon: one day of the own school, midnight to midnight, with the partner's hours of the same time beside it.
 * Plain data for the picture and for its text form. Instants are UTC milliseconds.
 */
import { dayBands, type Band, type Span } from './schoolDays';
import type { SchoolClock } from './schools';
import { addDays, dayOf, wallTimeAt } from './wallTimes';
import { clockDifference, type ClockDifference } from './zones';

/** A full hour on one side's wall. `newDate` is set where that side's date changes within the ribbon. */
export interface HourTick {
	at: number;
	/** '00' to '23'. */
	hour: string;
	newDate: string | null;
}

export interface RibbonSide {
	bands: Band[];
	ticks: HourTick[];
}

/** What stays the same all day. */
export interface RibbonDay extends Span {
	/** The own school's date, 'YYYY-MM-DD'. */
	date: string;
	own: RibbonSide;
	partner: RibbonSide;
	/** When both are awake; a day may have none, or two. */
	bothAwake: Span[];
	/** When both have lessons, optional ones included. */
	bothAtSchool: Span[];
}

export interface Ribbon extends RibbonDay {
	now: number;
	difference: ClockDifference;
}

const HOUR = 3_600_000;

/** The ribbon of one date ('YYYY-MM-DD') of the own school. */
export function ribbonOf(own: SchoolClock, partner: SchoolClock, date: string): RibbonDay {
	const day = dayOf(date, own.zone);
	const [ownSide, partnerSide] = [sideOf(own, day), sideOf(partner, day)];
	return {
		...day,
		own: ownSide,
		partner: partnerSide,
		bothAwake: shared(ownSide, partnerSide, (band) => band.kind !== 'night'),
		bothAtSchool: shared(ownSide, partnerSide, (band) => band.kind === 'lessons' || band.kind === 'optional')
	};
}

/** The ribbon at an instant (UTC ms). Who shows it for long keeps the `day` and passes it in again. */
export function ribbonAt(
	own: SchoolClock,
	partner: SchoolClock,
	now: number,
	day: RibbonDay = ribbonOf(own, partner, wallTimeAt(now, own.zone).date)
): Ribbon {
	return { ...day, now, difference: clockDifference(own.zone, partner.zone, now) };
}

/** Where an instant lies on the ribbon, 0 (own midnight) to 1 (the next). */
export function positionOn(ribbon: Span, at: number): number {
	return Math.min(1, Math.max(0, (at - ribbon.from) / (ribbon.to - ribbon.from)));
}

function sideOf(school: SchoolClock, day: Span): RibbonSide {
	return { bands: bandsWithin(school, day), ticks: ticksWithin(school.zone, day) };
}

function bandsWithin(school: SchoolClock, day: Span): Band[] {
	const last = wallTimeAt(day.to - 1, school.zone).date;
	const bands: Band[] = [];
	for (let date = wallTimeAt(day.from, school.zone).date; date <= last; date = addDays(date, 1)) {
		for (const band of dayBands(school, date)) {
			const [from, to, previous] = [Math.max(band.from, day.from), Math.min(band.to, day.to), bands.at(-1)];
			if (from >= to) continue;
			if (previous?.kind === band.kind && previous.name === band.name) previous.to = to;
			else bands.push({ ...band, from, to });
		}
	}
	return bands;
}

function ticksWithin(zone: string, day: Span): HourTick[] {
	const ticks: HourTick[] = [];
	let [at, date] = [day.from, wallTimeAt(day.from, zone).date];
	while (at < day.to) {
		const wall = wallTimeAt(at, zone);
		const minutes = Number(wall.time.slice(3));
		if (minutes === 0) {
			ticks.push({ at, hour: wall.time.slice(0, 2), newDate: wall.date === date ? null : wall.date });
			date = wall.date;
		}
		// Not a whole hour in half-hour zones, nor where a clock changes by half an hour.
		at += HOUR - minutes * 60_000;
	}
	return ticks;
}

function shared(own: RibbonSide, partner: RibbonSide, counts: (band: Band) => boolean): Span[] {
	const spans: Span[] = [];
	for (const ours of own.bands.filter(counts)) {
		for (const theirs of partner.bands.filter(counts)) {
			const [from, to] = [Math.max(ours.from, theirs.from), Math.min(ours.to, theirs.to)];
			if (from < to) spans.push({ from, to });
		}
	}
	return joined(spans.sort((a, b) => a.from - b.from));
}

function joined(spans: Span[]): Span[] {
	const result: Span[] = [];
	for (const span of spans) {
		const previous = result.at(-1);
		if (previous && previous.to >= span.from) previous.to = Math.max(previous.to, span.to);
		else result.push({ ...span });
	}
	return result;
}
