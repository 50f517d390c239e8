/**
 * Mixed teams, worked out: sizes that differ by at most one, both schools in each team where possible, nobody alone of
 * a school where avoidable. Pure; the same people and seed always give the same teams, in whatever order they come.
 */
export interface Mixable {
	id: string;
	school: string;
}

export const smallestTeam = 2;
export const largestTeam = 6;

/**
 * How many teams `people` make when `size` is aimed at: as close to it as can be, no team larger than six, none of one.
 */
export function teamCount(people: number, size: number): number {
	const wanted = Math.max(Math.round(people / size), Math.ceil(people / largestTeam));
	return Math.max(people > 0 ? 1 : 0, Math.min(wanted, Math.floor(people / smallestTeam)));
}

/** Teams as lists of person ids. `size` is aimed at, 2 to 6. */
export function mix(people: readonly Mixable[], size: number, seed: number): string[][] {
	const count = teamCount(people.length, size);
	if (count === 0) return [];
	const [first = [], ...others] = bySchool(people);
	const rest = others.flat();
	const sizes = Array.from({ length: count }, (_, index) => Math.floor((people.length + count - 1 - index) / count));
	const random = randomFrom(seed);
	const ones = shuffled(first, random).values();
	const twos = shuffled(rest, random).values();
	const shares = shuffled(
		sharesOf(sizes, first.length, rest.length).map((share, index) => ({ share, size: sizes[index]! })),
		random
	);
	return shares.map(({ share, size: whole }) => [...take(ones, share), ...take(twos, whole - share)]);
}

/**
 * Where somebody who comes later goes without anybody being moved: the smallest team in which they have company from
 * their school, unless another one is smaller by two or more. Null when there is no team.
 */
export function smallestFitting(
	teams: readonly { id: string; schools: readonly string[] }[],
	school: string
): string | null {
	const facts = teams.map(({ id, schools }, place) => ({
		id,
		place,
		size: schools.length,
		own: schools.filter((one) => one === school).length
	}));
	const least = Math.min(...facts.map(({ size }) => size));
	const fitting = facts.filter(({ size, own }) => own > 0 && size <= least + 1);
	const among = fitting.length > 0 ? fitting : facts.filter(({ size }) => size === least);
	return among.toSorted((a, b) => a.size - b.size || a.own - b.own || a.place - b.place)[0]?.id ?? null;
}

/** How much worse a team is for being of one school, and for each person alone of theirs. */
interface Weights {
	unmixed: number;
	alone: number;
}

/**
 * How many of the first school go into each team. Where every team can have both schools, that comes before company;
 * where it cannot, two together in fewer teams are better than one alone in each.
 */
function sharesOf(sizes: number[], first: number, second: number): number[] {
	const all = first + second;
	const everyTeamMixed = Math.min(first, second) >= sizes.length;
	const weights = everyTeamMixed ? { unmixed: 1_000_000, alone: 1_000 } : { unmixed: 1_500, alone: 1_000 };
	const cost = (share: number, size: number) =>
		costOf(share, size - share, weights) + Math.abs(share - (size * first) / all);
	// best[i][n]: the least cost of the first i teams with n of the first school among them, and the last one's share.
	const best: { cost: number; share: number }[][] = [[{ cost: 0, share: 0 }]];
	for (const size of sizes) {
		const before = best.at(-1)!;
		best.push(
			Array.from({ length: first + 1 }, (_, n) => {
				const ways = Array.from({ length: Math.min(size, n) + 1 }, (_, share) => ({
					share,
					cost: (before[n - share]?.cost ?? Infinity) + cost(share, size)
				}));
				return ways.reduce((least, way) => (way.cost < least.cost ? way : least));
			})
		);
	}
	const shares: number[] = [];
	for (let [team, left] = [sizes.length, first]; team > 0; left -= shares[0]!, team--) {
		shares.unshift(best[team]![left]!.share);
	}
	return shares;
}

/** In a team of two one of each school is all there can be: that is nobody alone. */
function costOf(ones: number, twos: number, weights: Weights): number {
	if (ones === 0 || twos === 0) return weights.unmixed;
	if (ones + twos === 2) return 0;
	return weights.alone * [ones, twos].filter((some) => some === 1).length;
}

/** The people of each school, in an order that does not depend on how they came. */
function bySchool(people: readonly Mixable[]): string[][] {
	const schools = [...new Set(people.map(({ school }) => school))].sort();
	return schools.map((school) => people.flatMap((one) => (one.school === school ? [one.id] : [])).sort());
}

function take<T>(from: Iterator<T>, count: number): T[] {
	return Array.from({ length: count }, () => from.next().value as T);
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
	const result = [...list];
	for (let index = result.length - 1; index > 0; index--) {
		const other = Math.floor(random() * (index + 1));
		[result[index], result[other]] = [result[other]!, result[index]!];
	}
	return result;
}

/** Numbers from 0 up to 1 that follow from the seed (mulberry32). Chance for mixing, not for secrets. */
function randomFrom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
