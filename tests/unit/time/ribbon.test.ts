import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { positionOn, ribbonAt } from '../../../src/lib/time/ribbon';
import type { Span } from '../../../src/lib/time/schoolDays';
import type { SchoolClock } from '../../../src/lib/time/schools';
import { wallTimeAt } from '../../../src/lib/time/wallTimes';
import { at, enschede, gunn, kolkata, london, sydney } from './schools';

const HOUR = 3_600_000;
const wednesday = at('2026-10-28T10:10');

/** Spans as the own wall shows them. */
function onWall(spans: Span[], school: SchoolClock): string[] {
	return spans.map(({ from, to }) => `${wallTimeAt(from, school.zone).time}-${wallTimeAt(to, school.zone).time}`);
}

describe('the ribbon of Wednesday 28 October 2026, when only Enschede has changed', () => {
	const ribbon = ribbonAt(enschede, gunn, wednesday);

	test('runs from own midnight to midnight with the now line in it', () => {
		expect([ribbon.date, ribbon.from, ribbon.to]).toEqual([
			'2026-10-28',
			at('2026-10-27T23:00'),
			at('2026-10-28T23:00')
		]);
		expect(positionOn(ribbon, ribbon.now)).toBeCloseTo((11 + 10 / 60) / 24);
	});

	test('shows Enschede at school and Palo Alto first awake, then asleep, then at school', () => {
		expect(ribbon.own.bands.map((band) => band.kind)).toEqual(['night', 'awake', 'lessons', 'awake', 'night']);
		expect(ribbon.partner.bands.map((band) => band.kind)).toEqual([
			'awake',
			'night',
			'awake',
			'optional',
			'awake',
			'lessons',
			'awake'
		]);
		expect(onWall(ribbon.partner.bands, enschede).slice(1, 4)).toEqual(['06:00-15:00', '15:00-15:55', '15:55-16:50']);
	});

	test('both are awake 15:00–22:00 and both in school 15:55–16:30', () => {
		expect(onWall(ribbon.bothAwake, enschede)).toEqual(['15:00-22:00']);
		expect(onWall(ribbon.bothAtSchool, enschede)).toEqual(['15:55-16:30']);
	});

	test('has own hours 00 to 23 and, below, the partner from 16 with its new date flagged', () => {
		expect(ribbon.own.ticks.map((tick) => tick.hour).join(' ')).toMatch(/^00 01 02 .* 22 23$/);
		expect(
			ribbon.partner.ticks
				.map((tick) => tick.hour)
				.slice(0, 9)
				.join(' ')
		).toBe('16 17 18 19 20 21 22 23 00');
		expect(ribbon.partner.ticks.filter((tick) => tick.newDate)).toEqual([
			{ at: at('2026-10-28T07:00'), hour: '00', newDate: '2026-10-28' }
		]);
	});

	test('says 8 hours behind, 9 again from Sunday', () => {
		expect(ribbon.difference).toMatchObject({
			hoursBehind: 8,
			changed: { hoursAfter: 9, again: true, normalAgainOn: '2026-11-01' }
		});
	});
});

test('in an ordinary week both are awake 16:00–22:00 in winter and summer alike, and never both in school', () => {
	for (const day of ['2027-01-13T12:00', '2026-09-16T12:00']) {
		const ribbon = ribbonAt(enschede, gunn, at(day));
		expect(onWall(ribbon.bothAwake, enschede)).toEqual(['16:00-22:00']);
		expect(ribbon.bothAtSchool).toEqual([]);
		expect(ribbon.difference).toEqual({ hoursBehind: 9, changed: null });
	}
});

test('Palo Alto sees the same hours from its side', () => {
	const ribbon = ribbonAt(gunn, enschede, wednesday);
	expect(onWall(ribbon.bothAwake, gunn)).toEqual(['07:00-14:00']);
	expect(onWall(ribbon.bothAtSchool, gunn)).toEqual(['07:55-08:30']);
	expect(ribbon.difference.hoursBehind).toBe(-8);
});

describe('on clock-change days', () => {
	test('the autumn day has 25 hours and shows 02 twice; the spring day has 23 and no 02', () => {
		const hours = (now: string) => ribbonAt(enschede, gunn, at(now)).own.ticks.map((tick) => tick.hour);
		expect(hours('2026-10-25T12:00')).toHaveLength(25);
		expect(hours('2026-10-25T12:00').filter((hour) => hour === '02')).toHaveLength(2);
		expect(hours('2026-03-29T12:00')).toHaveLength(23);
		expect(hours('2026-03-29T12:00')).not.toContain('02');
	});

	test('the partner row skips and repeats the partner’s hours', () => {
		const hours = (now: string) =>
			ribbonAt(enschede, gunn, at(now))
				.partner.ticks.map((tick) => tick.hour)
				.join(' ');
		expect(hours('2026-03-08T12:00')).toContain('00 01 03 04');
		expect(hours('2026-11-01T12:00')).toContain('00 01 01 02');
	});

	test('the clock-change week ends at the instant the second side changes', () => {
		expect(ribbonAt(enschede, gunn, at('2026-11-01T08:59')).difference.changed).not.toBeNull();
		expect(ribbonAt(enschede, gunn, at('2026-11-01T09:00')).difference.changed).toBeNull();
	});
});

test('a holiday is a band with its name, and they count as awake in it', () => {
	const ribbon = ribbonAt(enschede, gunn, at('2026-11-24T12:00'));
	const holidays = ribbon.partner.bands.filter((band) => band.kind === 'holiday');
	expect(holidays.map((band) => band.name)).toEqual(['Thanksgiving', 'Thanksgiving']);
	expect(onWall(ribbon.bothAwake, enschede)).toEqual(['16:00-22:00']);
	expect(ribbon.bothAtSchool).toEqual([]);
});

test('London and Sydney share two spans in a day', () => {
	const ribbon = ribbonAt(london, sydney, at('2026-01-14T12:00'));
	expect(onWall(ribbon.bothAwake, london)).toEqual(['07:00-11:00', '20:00-22:00']);
	expect(ribbon.partner.ticks.find((tick) => tick.newDate)).toMatchObject({ hour: '00', newDate: '2026-01-15' });
});

test('Kolkata’s full hours lie between Enschede’s', () => {
	const ribbon = ribbonAt(enschede, kolkata, wednesday);
	expect(ribbon.partner.ticks).toHaveLength(24);
	for (const tick of ribbon.partner.ticks) expect((tick.at - ribbon.from) % HOUR).toBe(HOUR / 2);
	expect(onWall(ribbon.bothAtSchool, enschede)).toEqual(['08:30-09:30']);
});

test('for any pair at any time the ribbon is whole: no gaps, now inside, shared spans in order', () => {
	const instants = fc.integer({ min: at('2026-01-01T00:00'), max: at('2029-01-01T00:00') });
	const schools = fc.constantFrom<SchoolClock>(enschede, gunn, london, sydney, kolkata);
	fc.assert(
		fc.property(instants, schools, schools, (now, own, partner) => {
			const ribbon = ribbonAt(own, partner, now);
			expect(ribbon.from <= now && now < ribbon.to).toBe(true);
			for (const { bands } of [ribbon.own, ribbon.partner]) {
				const edges = bands.flatMap((band) => [band.from, band.to]);
				expect([edges[0], edges.at(-1)]).toEqual([ribbon.from, ribbon.to]);
				bands.slice(1).forEach((band, index) => expect(band.from).toBe(bands[index]?.to));
			}
			for (const spans of [ribbon.bothAwake, ribbon.bothAtSchool]) {
				const edges = spans.flatMap((span) => [span.from, span.to]);
				expect(edges).toEqual([...new Set(edges)].sort((a, b) => a - b));
			}
		}),
		{ numRuns: 150 }
	);
});
