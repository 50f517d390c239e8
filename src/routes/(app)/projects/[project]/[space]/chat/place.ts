/** Where in the talk a link leads: `…/chat?at=120` to a message, `…/chat?on=2026-10-28` to a day. */
import { parse } from 'valibot';
import { placeInAddress } from '$lib/schemas/talkPlaces';
import { dayOf } from '$lib/time/wallTimes';
import type { Row } from './rows';

/** Number of a message, or a day in a zone. */
export type OpenedAt = { n: number } | { on: string; zone: string };

export function openedAtOf(url: URL, zone: string): OpenedAt | null {
	const { at, on } = parse(placeInAddress, {
		at: url.searchParams.get('at'),
		on: url.searchParams.get('on')
	});
	if (at !== null) return { n: at };
	return on === null ? null : { on, zone };
}

/** The same as the server looks for it. */
export function placeOf(place: OpenedAt): { around: number } | { on: number } {
	return 'n' in place ? { around: place.n } : { on: dayOf(place.on, place.zone).from };
}

/** Id of the message that a link leads to; where that is gone, of the next one there is, else of the last. */
export function rowAt(rows: Row[], place: OpenedAt): string | undefined {
	const messages = rows.flatMap((row) => (row.kind === 'message' ? [row.message] : []));
	const since = 'n' in place ? 0 : dayOf(place.on, place.zone).from;
	const found = messages.find((message) => ('n' in place ? message.n >= place.n : message.at >= since));
	return (found ?? messages.at(-1))?.id;
}
