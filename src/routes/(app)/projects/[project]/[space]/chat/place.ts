/** Where in the talk a link leads: to a message or to a day, as the page's load on the server read it. */
import { dayOf } from '$lib/time/wallTimes';
import type { Row } from './rows';

/** Number of a message, or a day in a zone. */
export type OpenedAt = { n: number } | { on: string; zone: string };

/** Id of the message that a link leads to; where that is gone, of the next one there is, else of the last. */
export function rowAt(rows: Row[], place: OpenedAt): string | undefined {
	const messages = rows.flatMap((row) => (row.kind === 'message' ? [row.message] : []));
	const since = 'n' in place ? 0 : dayOf(place.on, place.zone).from;
	const found = messages.find((message) => ('n' in place ? message.n >= place.n : message.at >= since));
	return (found ?? messages.at(-1))?.id;
}
