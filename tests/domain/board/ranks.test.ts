import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byRank, ranksFor, type Place, type Ranked } from '$lib/server/board/ranks';

/** Applies the ranks one by one, as rows under a unique index would take them. */
function put(rows: Ranked[], id: string, place: Place): Ranked[] {
	let now = rows.some((row) => row.id === id) ? rows : [...rows, { id, rank: `new ${id}` }];
	const others = rows.filter((row) => row.id !== id);
	for (const [one, rank] of ranksFor(id, others, place)) {
		if (now.some((row) => row.rank === rank && row.id !== one)) throw new Error(`${rank} is taken`);
		now = now.map((row) => (row.id === one ? { id: one, rank } : row));
	}
	return now.toSorted(byRank);
}

const ids = (rows: Ranked[]) => rows.map((row) => row.id);

describe('a place among neighbours', () => {
	const three = ['a', 'b', 'c'].reduce<Ranked[]>((rows, id) => put(rows, id, { after: null, before: null }), []);

	it('is at the end unless something is said', () => {
		expect(ids(three)).toEqual(['a', 'b', 'c']);
	});

	it('is on top, below the one named, or above it', () => {
		expect(ids(put(three, 'x', 'top'))).toEqual(['x', 'a', 'b', 'c']);
		expect(ids(put(three, 'x', { after: 'a', before: 'c' }))).toEqual(['a', 'x', 'b', 'c']);
		expect(ids(put(three, 'x', { after: 'gone', before: 'c' }))).toEqual(['a', 'b', 'x', 'c']);
		expect(ids(put(three, 'x', { after: 'gone', before: 'gone too' }))).toEqual(['a', 'b', 'c', 'x']);
		expect(ids(put(three, 'a', { after: 'c', before: null }))).toEqual(['b', 'c', 'a']);
	});

	it('stays right, without a double rank or a long one, whatever is moved wherever', () => {
		const moves = fc.array(fc.tuple(fc.nat(7), fc.nat(9), fc.boolean()), { maxLength: 60 });
		fc.assert(
			fc.property(moves, (list) => {
				let rows: Ranked[] = [];
				for (const [which, beside, above] of list) {
					const id = `card${which}`;
					const before = ids(rows.filter((row) => row.id !== id));
					const next = before[beside] ?? null;
					rows = put(rows, id, above ? { after: null, before: next } : { after: next, before: null });
					const at = next === null ? before.length : beside + (above ? 0 : 1);
					expect(ids(rows)).toEqual(before.toSpliced(at, 0, id));
				}
			})
		);
	});

	it('has a short rank after a thousand moves into the same gap', () => {
		let rows = three;
		for (let n = 0; n < 1_000; n++) rows = put(rows, n % 2 === 0 ? 'c' : 'b', { after: 'a', before: null });
		expect(ids(rows)).toEqual(['a', 'b', 'c']);
		expect(Math.max(...rows.map(({ rank }) => rank.length))).toBeLessThanOrEqual(64);
	});
});
