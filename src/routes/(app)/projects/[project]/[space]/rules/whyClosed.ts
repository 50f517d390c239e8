/** Why a person cannot post just now, as the page can tell by itself; the server has the last word. */
import type { FreezeFace } from '$lib/realtime/events';
import { isWithinHours } from '$lib/time/dailyHours';
import type { OwnRules } from './spaceRules';

export type Closed =
	| { why: 'conduct' }
	| { why: 'frozen'; by: string }
	| { why: 'muted'; until: number }
	| { why: 'hours'; from: string; to: string };

/** Null: nothing is in the way. `now` is the server's present, UTC ms. */
export function whyClosed(
	role: 'student' | 'teacher' | 'visitor',
	frozen: FreezeFace | null,
	{ mutedUntil, postingHours, mustAccept }: OwnRules,
	now: number
): Closed | null {
	const isStudent = role === 'student';
	if (isStudent && frozen) return { why: 'frozen', by: frozen.by };
	if (isStudent && mutedUntil !== null && mutedUntil > now) return { why: 'muted', until: mutedUntil };
	if (mustAccept) return { why: 'conduct' };
	if (!isStudent || !postingHours || isWithinHours(postingHours, now)) return null;
	return { why: 'hours', from: postingHours.from, to: postingHours.to };
}

/** The server refused for a reason that the page does not know yet. */
export function isClosingKey(key: string | undefined): boolean {
	return ['error_frozen', 'error_muted', 'error_posting_hours', 'error_conduct'].includes(key ?? '');
}
