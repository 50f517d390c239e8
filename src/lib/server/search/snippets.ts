import { foldWithStarts } from './folding';

/** A piece of a found text as it is shown: what was asked for is marked. Segments, never markup. */
export interface Segment {
	text: string;
	isHit: boolean;
}

const length = 200;
const leadIn = 60;

/** The text around the first thing found, cut between words, with every hit in it marked. */
export function snippetOf(text: string, terms: string[]): Segment[] {
	const hits = hitsIn(text, terms);
	const from = cutBefore(text, Math.max(0, (hits[0]?.from ?? 0) - leadIn));
	const to = cutAfter(text, Math.min(text.length, from + length));
	const segments: Segment[] = [];
	let at = from;
	const add = (end: number, isHit: boolean) => {
		if (end > at) segments.push({ text: text.slice(at, end), isHit });
		at = Math.max(at, end);
	};
	if (from > 0) segments.push({ text: '… ', isHit: false });
	for (const hit of hits.filter((one) => one.from >= from && one.to <= to)) {
		add(hit.from, false);
		add(hit.to, true);
	}
	add(to, false);
	if (to < text.length) segments.push({ text: ' …', isHit: false });
	return segments;
}

interface Hit {
	from: number;
	to: number;
}

/** Where the terms stand in the text as it was written, in order; those that touch or overlap are one. */
function hitsIn(text: string, terms: string[]): Hit[] {
	const { text: folded, starts } = foldWithStarts(text);
	const found: Hit[] = [];
	for (const term of terms) {
		const bare = term.trim();
		const lead = term.startsWith(' ') ? 1 : 0;
		for (let at = folded.indexOf(term); at !== -1; at = folded.indexOf(term, at + 1)) {
			found.push({ from: starts[at + lead]!, to: starts[at + lead + bare.length]! });
		}
	}
	const merged: Hit[] = [];
	for (const hit of found.sort((a, b) => a.from - b.from)) {
		const last = merged.at(-1);
		if (last && hit.from <= last.to) last.to = Math.max(last.to, hit.to);
		else merged.push({ ...hit });
	}
	return merged;
}

function cutBefore(text: string, at: number): number {
	if (at === 0) return 0;
	const space = text.indexOf(' ', at);
	return space === -1 || space > at + 20 ? whole(text, at) : space + 1;
}

function cutAfter(text: string, at: number): number {
	if (at === text.length) return at;
	const space = text.lastIndexOf(' ', at);
	return space < at - 20 ? whole(text, at) : space;
}

/** Never in the middle of a character. */
function whole(text: string, at: number): number {
	return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at + 1 : at;
}
