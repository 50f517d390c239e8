import { afterEach, describe, expect, test, vi } from 'vitest';
import { render } from 'svelte/server';
import TwoClocks from '../../../src/lib/components/TwoClocks.svelte';
import {
	differenceSentence,
	nowSentences,
	ribbonInWords,
	spokenClocks
} from '../../../src/lib/components/clockSentences';
import { overwriteGetLocale } from '../../../src/lib/i18n/paraglide/runtime';
import { ServerClock } from '../../../src/lib/realtime/serverClock.svelte';
import type { Language } from '../../../src/lib/time/clocks';
import { ribbonAt } from '../../../src/lib/time/ribbon';
import type { SchoolClock } from '../../../src/lib/time/schools';
import { at, enschede, gunn, kolkata, london, sydney } from './schools';

const wednesday = at('2026-10-28T10:10');

afterEach(() => {
	vi.useRealTimers();
});

function nowLine(now: number, language: Language, own: SchoolClock = enschede, partner: SchoolClock = gunn): string {
	overwriteGetLocale(() => language);
	return nowSentences(own, partner, now, language).join(' ');
}

function ribbonText(now: number, language: Language, own: SchoolClock = enschede, partner: SchoolClock = gunn): string {
	overwriteGetLocale(() => language);
	return ribbonInWords(ribbonAt(own, partner, now), own, partner, language).join(' ');
}

describe('the now line', () => {
	test('in the clock-change week', () => {
		expect(nowLine(wednesday, 'en')).toBe(
			'Wed 11:10 here · 03:10 in Palo Alto, asleep. Back at school at 17:00 your time. ' +
				'This week they are 8 hours behind, from Sunday 9.'
		);
		expect(nowLine(wednesday, 'nl')).toBe(
			'wo 11.10 hier · 03.10 in Palo Alto, ze slapen. Weer op school om 17.00 (jouw tijd). ' +
				'Het is daar deze week 8 uur vroeger, vanaf zondag 9.'
		);
	});

	test('seen from Palo Alto, Enschede is ahead', () => {
		expect(nowLine(wednesday, 'en', gunn, enschede)).toBe(
			'Wed 03:10 here · 11:10 in Enschede, at school. This week they are 8 hours ahead, from Sunday 9.'
		);
	});

	test('weeks before the other side changes it gives the date', () => {
		expect(nowLine(at('2026-03-09T10:00'), 'en')).toContain('These weeks they are 8 hours behind, from Sun 29 Mar 9.');
		expect(nowLine(at('2026-03-09T10:00'), 'nl')).toContain('Het is daar deze weken 8 uur vroeger, vanaf zo 29 mrt 9.');
	});

	test('in a holiday it says which, and the day they are back', () => {
		expect(nowLine(at('2026-11-24T10:10'), 'en')).toBe(
			'Tue 11:10 here · 02:10 in Palo Alto, on holiday (Thanksgiving). Back at school on Monday at 18:00 your time.'
		);
		expect(nowLine(at('2026-11-23T10:10'), 'nl')).toBe(
			'ma 11.10 hier · 02.10 in Palo Alto, ze hebben vrij (Thanksgiving). Weer op school op ma 30 nov om 18.00 (jouw tijd).'
		);
	});

	test('names the other weekday when it is another day there', () => {
		expect(nowLine(at('2026-09-16T00:30'), 'en')).toMatch(/^Wed 02:30 here · Tue 17:30 in Palo Alto, awake\. /);
	});
});

describe('the ribbon in words', () => {
	test('in the clock-change week', () => {
		expect(ribbonText(wednesday, 'en')).toBe(
			'11:10 here, 03:10 there, they sleep; both awake 15:00–22:00; both in school 15:55–16:30. ' +
				'Palo Alto is 8 hours behind this week, 9 again from Sunday.'
		);
		expect(ribbonText(wednesday, 'nl')).toBe(
			'11.10 hier, 03.10 daar, ze slapen; allebei wakker 15.00–22.00; allebei op school 15.55–16.30. ' +
				'In Palo Alto is het deze week 8 uur vroeger, vanaf zondag weer 9.'
		);
	});

	test('says "again" only where it was so before', () => {
		overwriteGetLocale(() => 'en');
		const ribbon = ribbonAt(london, sydney, at('2026-04-01T12:00'));
		expect(differenceSentence(ribbon, london, sydney, 'en')).toBe('Sydney is 10 hours ahead this week, 9 from Sunday');
	});

	test('counts half hours', () => {
		expect(ribbonText(wednesday, 'nl', enschede, kolkata)).toContain('In Kolkata is het 4,5 uur later');
	});

	test('names a holiday here as well as there', () => {
		expect(ribbonText(at('2026-10-14T10:00'), 'en')).toContain('holiday here (Autumn holiday)');
		expect(ribbonText(at('2026-11-24T10:00'), 'en')).toContain('they have a holiday (Thanksgiving)');
	});
});

describe('two clocks on the page', () => {
	const clocks = (size: 'full' | 'compact' | 'spoken') => {
		overwriteGetLocale(() => 'en');
		return render(TwoClocks, { props: { at: at('2026-09-18T14:30'), size, own: enschede, partner: gunn } }).body;
	};

	test('a screen reader hears the words once and not the figures', () => {
		const body = clocks('compact');
		expect(body).toContain('datetime="2026-09-18T14:30:00.000Z"');
		expect(body).toMatch(/<span aria-hidden="true"[^>]*>16:30 · 07:30<\/span>/);
		expect(body.match(/Friday 16:30 in Enschede, 07:30 in Palo Alto/g)).toHaveLength(1);
	});

	test('spoken is only the words', () => {
		expect(clocks('spoken')).not.toContain('aria-hidden');
		expect(clocks('spoken')).toContain('Friday 16:30 in Enschede, 07:30 in Palo Alto');
	});

	test('in Dutch the words are Dutch', () => {
		overwriteGetLocale(() => 'nl');
		expect(spokenClocks(at('2026-09-18T00:30'), enschede, gunn, 'nl')).toBe(
			'vrijdag 02.30 uur in Enschede, donderdag 17.30 uur in Palo Alto'
		);
	});
});

describe('the present in the browser', () => {
	test('is the server’s, however wrong the computer’s clock is and wherever it is set', () => {
		vi.useFakeTimers({ toFake: ['Date', 'performance'] });
		const clock = new ServerClock(wednesday);
		vi.setSystemTime(wednesday + 7 * 60_000);
		vi.advanceTimersByTime(25_000);
		expect(clock.now).toBe(wednesday + 25_000);
	});

	test('is corrected when the server says so', () => {
		vi.useFakeTimers({ toFake: ['Date', 'performance'] });
		const clock = new ServerClock(wednesday);
		vi.advanceTimersByTime(10_000);
		clock.correct(wednesday + 3_600_000);
		vi.advanceTimersByTime(1_000);
		expect(clock.now).toBe(wednesday + 3_601_000);
	});
});
