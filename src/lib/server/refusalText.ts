import { m } from '$lib/i18n/paraglide/messages';
import { getLocale } from '$lib/i18n/paraglide/runtime';
import { now } from '$lib/time/clock';
import { momentLabel, wallTimeLabel } from '$lib/time/clocks';
import type { Refusal } from './errors';

/**
 * A refusal as it is answered: a sentence in the language of the person who asked, which a page shows as it came. All
 * texts of refusals are here on the server, so no page carries them. Programs and tests tell refusals apart by their key.
 */
export interface Failure {
	key: string;
	text: string;
}

type Details = Refusal['details'];
type Text = (details: Details) => string;

/** The texts, by file; taking them out of `m` by name would have every message looked up. */
const texts = import.meta.glob<Record<string, Text>>('../i18n/paraglide/messages/error_*.js', { eager: true });

/** What is answered to a person whom `refusal`, or nothing more than its key, stopped. */
export function failureOf({ key, details }: Pick<Refusal, 'key'> & Partial<Pick<Refusal, 'details'>>): Failure {
	return { key, text: refusalText(key, details) };
}

/** The text of a message key, or that something went wrong. */
export function refusalText(key: string, details: Details = {}): string {
	// The server refuses with keys of our own messages and exactly their details; a test holds both lists together.
	const text = texts[`../i18n/paraglide/messages/${key}.js`]?.[key];
	return text ? text(inWords(details)) : m.page_error_broken_text();
}

/** A moment comes with the zone it is shown in: "Thu 09:00"; the hours of every day as wall times. */
function inWords(details: Details): Details {
	const { until, zone, from, to } = details;
	if (typeof from === 'string' && typeof to === 'string') {
		const [begin, end] = [from, to].map((time) => wallTimeLabel(time, getLocale()));
		return { ...details, from: begin!, to: end! };
	}
	if (typeof until !== 'number' || typeof zone !== 'string') return details;
	return { ...details, until: momentLabel(until, zone, getLocale(), now()) };
}
