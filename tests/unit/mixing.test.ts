import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestTeam, mix, smallestFitting, teamCount, type Mixable } from '$lib/server/projects/mixing';

/** "Mix for me": whatever two classes come, the teams keep the promises that the page makes. */
function classes(ones: number, twos: number): Mixable[] {
	const named = (school: string, count: number) =>
		Array.from({ length: count }, (_, index) => ({ id: `${school}${index}`, school }));
	return [...named('one', ones), ...named('two', twos)];
}

/** How many of each school, a team at a time. */
function countsOf(teams: string[][]): [number, number][] {
	return teams.map((team) => {
		const ones = team.filter((id) => id.startsWith('one')).length;
		return [ones, team.length - ones];
	});
}

const isMixed = ([ones, twos]: [number, number]) => ones > 0 && twos > 0;
const aloneIn = ([ones, twos]: [number, number]) => (ones + twos === 2 ? 0 : Number(ones === 1) + Number(twos === 1));
const aloneAmong = (counts: [number, number][]) =>
	counts.filter(isMixed).reduce((alone, count) => alone + aloneIn(count), 0);

const someClasses = fc.tuple(fc.nat(40), fc.nat(40)).filter(([ones, twos]) => ones + twos >= 2);
const size = fc.integer({ min: 2, max: 6 });

describe('mixed teams', () => {
	it('hold everybody once, in sizes that differ by at most one, none of one person and none above six', () => {
		fc.assert(
			fc.property(someClasses, size, fc.integer(), ([ones, twos], aim, seed) => {
				const people = classes(ones, twos);
				const teams = mix(people, aim, seed);
				expect(teams.flat().sort()).toEqual(people.map(({ id }) => id).sort());
				const sizes = teams.map((team) => team.length);
				expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
				expect(Math.min(...sizes)).toBeGreaterThanOrEqual(2);
				expect(Math.max(...sizes)).toBeLessThanOrEqual(largestTeam);
			})
		);
	});

	it('have both schools in each, whenever each school has somebody for every team', () => {
		fc.assert(
			fc.property(someClasses, size, fc.integer(), ([ones, twos], aim, seed) => {
				fc.pre(Math.min(ones, twos) >= teamCount(ones + twos, aim));
				expect(countsOf(mix(classes(ones, twos), aim, seed)).every(isMixed)).toBe(true);
			})
		);
	});

	it('leave nobody alone of their school, where every way of mixing all teams allows it', () => {
		fc.assert(
			fc.property(fc.tuple(fc.nat(9), fc.nat(9)), size, fc.integer(), ([ones, twos], aim, seed) => {
				fc.pre(ones + twos >= 2 && Math.min(ones, twos) >= teamCount(ones + twos, aim));
				const counts = countsOf(mix(classes(ones, twos), aim, seed));
				expect(aloneAmong(counts)).toBe(
					leastAlone(
						counts.map(([a, b]) => a + b),
						ones
					)
				);
			})
		);
	});

	it('come out the same from the same seed, in whatever order the people come, and differ by the seed', () => {
		fc.assert(
			fc.property(someClasses, size, fc.integer(), ([ones, twos], aim, seed) => {
				const people = classes(ones, twos);
				expect(mix(people.toReversed(), aim, seed)).toEqual(mix(people, aim, seed));
			})
		);
		const outcomes = [1, 2, 3, 4, 5].map((seed) => JSON.stringify(mix(classes(14, 14), 4, seed)));
		expect(new Set(outcomes).size).toBe(5);
	});

	it('of 28 and 24 by four are 13 teams of four, each with both schools, and no more than two people alone', () => {
		const counts = countsOf(mix(classes(28, 24), 4, 7));
		expect(counts).toHaveLength(13);
		expect(counts.every(([ones, twos]) => ones + twos === 4)).toBe(true);
		expect(counts.every(isMixed)).toBe(true);
		expect(aloneAmong(counts)).toBe(2);
	});

	it('of 1 and 30: the one is in a team with the others, not in one of their own', () => {
		const counts = countsOf(mix(classes(1, 30), 4, 3));
		expect(counts).toHaveLength(8);
		expect(counts.filter(isMixed)).toHaveLength(1);
	});

	it('of 4 and 30: the four go two by two rather than one by one', () => {
		const counts = countsOf(mix(classes(4, 30), 4, 3));
		expect(counts.filter(isMixed).map(([ones]) => ones)).toEqual([2, 2]);
	});

	it('of one school alone are teams all the same', () => {
		expect(
			mix(classes(0, 25), 4, 1)
				.map((team) => team.length)
				.sort()
		).toEqual([4, 4, 4, 4, 4, 5]);
		expect(mix([], 4, 1)).toEqual([]);
		expect(mix(classes(1, 0), 4, 1)).toEqual([['one0']]);
	});

	it('of two are one of each school, as long as there are', () => {
		expect(countsOf(mix(classes(6, 10), 2, 1)).filter(isMixed)).toHaveLength(6);
	});
});

/** Every way to divide the first school over teams of these sizes with both schools in each: the fewest alone. */
function leastAlone(sizes: number[], ones: number): number {
	const [size, ...rest] = sizes;
	if (size === undefined) return ones === 0 ? 0 : Infinity;
	const shares = Array.from({ length: Math.max(0, size - 1) }, (_, index) => index + 1).filter(
		(share) => share <= ones
	);
	return Math.min(Infinity, ...shares.map((share) => aloneIn([share, size - share]) + leastAlone(rest, ones - share)));
}

describe('a late comer', () => {
	const team = (id: string, ...schools: string[]) => ({ id, schools });

	it('joins the smallest team in which somebody of their school is', () => {
		const teams = [
			team('a', 'one', 'one', 'two', 'two'),
			team('b', 'one', 'two', 'two'),
			team('c', 'two', 'two', 'two')
		];
		expect(smallestFitting(teams, 'one')).toBe('b');
	});

	it('keeps company with who was alone of their school, when sizes are equal', () => {
		const teams = [team('a', 'one', 'one', 'two', 'two'), team('b', 'one', 'two', 'two', 'two')];
		expect(smallestFitting(teams, 'one')).toBe('b');
	});

	it('joins a much smaller team even without company, and the first of a class joins the smallest', () => {
		expect(smallestFitting([team('a', 'one', 'one', 'one', 'two'), team('b', 'two', 'two')], 'one')).toBe('b');
		expect(smallestFitting([team('a', 'two', 'two', 'two'), team('b', 'two', 'two')], 'one')).toBe('b');
	});

	it('has nowhere to go without teams', () => {
		expect(smallestFitting([], 'one')).toBeNull();
	});

	it('one after the other never makes sizes differ by more than two, nor moves anybody', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom('one', 'two'), { maxLength: 30 }), (comers) => {
				const teams = mix(classes(8, 8), 4, 1).map((people, index) => ({
					id: String(index),
					schools: people.map((id) => id.slice(0, 3))
				}));
				const before = teams.map(({ schools }) => [...schools]);
				for (const school of comers) {
					teams.find(({ id }) => id === smallestFitting(teams, school))!.schools.push(school);
				}
				const sizes = teams.map(({ schools }) => schools.length);
				expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(2);
				before.forEach((schools, index) => expect(teams[index]!.schools.slice(0, schools.length)).toEqual(schools));
			})
		);
	});
});
