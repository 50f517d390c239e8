import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/**
 * The order of columns and cards: fractional indexes, made here only and inside the transaction that uses them, so two
 * people never get the same one. Compared with `<`, byte by byte, never by a language.
 */
export interface Ranked {
	id: string;
	rank: string;
}

/**
 * Where something goes: on top, or beside neighbours it was seen between. A place in numbers would mean another one as
 * soon as somebody else has moved something. Neither neighbour known (any more) is at the end.
 */
export type Place = 'top' | { after: string | null; before: string | null };

export const atTheEnd: Place = { after: null, before: null };

/** Two hundred insertions into one gap cost about 40 characters. */
const longest = 64;

/**
 * The ranks to write so that `id` stands at its place among the others, its own first. Usually that is all. When the
 * gap has no short key left, everything gets a new one, behind all present ones: so no two rows collide on the way.
 * `others` are all rows there are, also those in the bin: they keep their places.
 */
export function ranksFor(id: string, others: Ranked[], place: Place): Map<string, string> {
	const ordered = others.toSorted(byRank);
	const index = indexOf(ordered, place);
	const rank = generateKeyBetween(ordered[index - 1]?.rank ?? null, ordered[index]?.rank ?? null);
	if (rank.length <= longest) return new Map([[id, rank]]);
	const ids = ordered.map((one) => one.id).toSpliced(index, 0, id);
	const fresh = generateNKeysBetween(ordered.at(-1)!.rank, null, ids.length);
	return new Map([[id, fresh[index]!], ...ids.map((one, n) => [one, fresh[n]!] as const)]);
}

export function byRank(a: Ranked, b: Ranked): number {
	return a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : 1;
}

function indexOf(ordered: Ranked[], place: Place): number {
	if (place === 'top') return 0;
	const after = ordered.findIndex((one) => one.id === place.after);
	if (after !== -1) return after + 1;
	const before = ordered.findIndex((one) => one.id === place.before);
	return before === -1 ? ordered.length : before;
}
