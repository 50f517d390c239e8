import { now } from '$lib/time/clock';
import { momentLabel, wallTimeLabel } from '$lib/time/clocks';
import { m } from './paraglide/messages';
import { getLocale } from './paraglide/runtime';

type Text = (details: Record<string, string | number>) => string;

/**
 * The texts of refusals, by file. The server's answer names one, so all of them are there; taking it out of `m` by name
 * would bring every message of every page into every page.
 */
const refusals = import.meta.glob<Record<string, Text>>('./paraglide/messages/error_*.js', { eager: true });

/** What a refusal of the server says to the person: the text of its message key, or that something went wrong. */
export function refusalText(key: string, details: Record<string, string | number> = {}): string {
	// The server sends keys of our own messages with exactly their details; a test holds both lists together.
	const text = refusals[`./paraglide/messages/${key}.js`]?.[key];
	return text ? text(inWords(details)) : m.page_error_broken_text();
}

/** A moment is sent with the zone it is shown in: "Thu 09:00"; the hours of every day as wall times. */
function inWords(details: Record<string, string | number>): Record<string, string | number> {
	const { until, zone, from, to } = details;
	if (typeof from === 'string' && typeof to === 'string') {
		const [begin, end] = [from, to].map((time) => wallTimeLabel(time, getLocale()));
		return { ...details, from: begin!, to: end! };
	}
	if (typeof until !== 'number' || typeof zone !== 'string') return details;
	return { ...details, until: momentLabel(until, zone, getLocale(), now()) };
}
