import type { AcceptedTime } from '$lib/realtime/posts';
import type { Inline, Words } from '$lib/realtime/words';
import { instantOf } from '$lib/time/wallTimes';
import { Invalid } from '../errors';
import { everyInline } from './wordTree';

/** Times that were typed and accepted as moments: each becomes one where its words stand, once. */
export interface Moment {
	/** UTC ms. */
	moment: number;
	says: string;
}

/** @throws Invalid for a date, time or zone that there is not. */
export function momentsOf(times: AcceptedTime[]): Moment[] {
	return times.map(({ says, date, time, zone }) => {
		try {
			return { moment: instantOf(date, time, zone), says };
		} catch {
			throw new Invalid('error_invalid');
		}
	});
}

/** The moments that a tree holds, in order. */
export function momentsIn(words: Words | null): Moment[] {
	return everyInline(words ?? []).flatMap((inline) =>
		typeof inline !== 'string' && 'moment' in inline ? [inline] : []
	);
}

/** Replaces text from first to last: of moments that say the same, each takes the next place. */
export function momentsInto(moments: Moment[]): (text: string) => Inline[] {
	const left = [...moments];
	return function withMoments(text: string): Inline[] {
		const places = left.map((one) => ({ one, at: placeOf(one.says, text) })).filter(({ at }) => at !== -1);
		const [first] = places.sort((a, b) => a.at - b.at);
		if (!first) return text === '' ? [] : [text];
		const { one, at } = first;
		left.splice(left.indexOf(one), 1);
		const { moment, says } = one;
		return [...(at > 0 ? [text.slice(0, at)] : []), { moment, says }, ...withMoments(text.slice(at + says.length))];
	};
}

/** Where the words stand by themselves: "4 pm" is not in "14 pm". */
function placeOf(says: string, text: string): number {
	for (let at = text.indexOf(says); at !== -1; at = text.indexOf(says, at + 1)) {
		if (!isOfWord(text[at - 1]) && !isOfWord(text[at + says.length])) return at;
	}
	return -1;
}

function isOfWord(sign: string | undefined): boolean {
	return sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
}
