import type { WireEvent } from '$lib/realtime/events';
import type { Face } from '../projects/access';

/**
 * The last frames of every space and face, as they went out: after a restart storm or a cut, most of what clients
 * missed is answered from here without a query. A later event of a subject carries its later face, and `since` keeps
 * only the latest; what changes the faces of other subjects, such as hiding what they are about, it reads anew.
 */
const mostEvents = 500;
const mostSpaces = 2_000;

const held = new Map<string, WireEvent[]>();

/** Keeps what was sent. A gap (the bare number went out instead) empties the memory: it must stay whole. */
export function remember(space: string, face: Face, events: WireEvent[]): void {
	const first = events[0];
	if (!first) return;
	const key = `${space}:${face}`;
	const before = held.get(key);
	const isWhole = before?.at(-1)?.n === first.n - 1;
	const kept = before && isWhole ? before : [];
	kept.push(...events);
	if (kept.length > mostEvents) kept.splice(0, kept.length - mostEvents);
	held.delete(key);
	held.set(key, kept);
	if (held.size > mostSpaces) held.delete(held.keys().next().value as string);
}

/** Everything after number `n` up to `head`, or null when the memory does not reach back (or forward) that far. */
export function recall(space: string, face: Face, n: number, head: number): WireEvent[] | null {
	const events = held.get(`${space}:${face}`);
	const first = events?.[0];
	if (!events || !first || first.n > n + 1 || events.at(-1)!.n < head) return null;
	return events.filter((event) => event.n > n);
}
