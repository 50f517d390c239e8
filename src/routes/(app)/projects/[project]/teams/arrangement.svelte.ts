/**
 * The teams as the teacher arranges them before anything is made: who is where, what each team is called, and what of
 * it differs from how things are. The plan that goes to the server names only what was changed.
 */
import { SvelteMap } from 'svelte/reactivity';

export interface ArrangedTeam {
	/** Names the team on the page; of a team that is there, its id. */
	key: string;
	/** Null for a team that would be made. */
	id: string | null;
	name: string;
}

export interface Plan {
	make: { name: string; people: string[] }[];
	rename: { team: string; name: string }[];
	move: { person: string; to: string | null }[];
}

interface Standing {
	teams: { id: string; name: string; people: { id: string }[] }[];
	without: { id: string }[];
}

interface Proposal {
	id: string | null;
	name: string;
	people: string[];
}

export class Arrangement {
	teams = $state<ArrangedTeam[]>([]);
	/** By person id: the key of their team, null for none. */
	readonly #places = new SvelteMap<string, string | null>();
	readonly #standing: Standing;

	constructor(standing: Standing, proposal: Proposal[]) {
		this.#standing = standing;
		for (const { id } of standing.without) this.#places.set(id, null);
		this.teams = proposal.map(({ id, name, people }, index) => {
			const key = id ?? `new ${index}`;
			for (const person of people) this.#places.set(person, key);
			return { key, id, name };
		});
	}

	/** The key of a person's team, null for none. */
	placeOf(person: string): string | null {
		return this.#places.get(person) ?? null;
	}

	move(person: string, key: string | null): void {
		this.#places.set(person, key);
	}

	add(name: string): void {
		this.teams.push({ key: `new ${crypto.randomUUID()}`, id: null, name });
	}

	/** Leaves out a team that was not made yet; whoever was in it has none. */
	drop(key: string): void {
		this.teams = this.teams.filter((team) => team.key !== key);
		for (const person of this.#in(key)) this.#places.set(person, null);
	}

	get plan(): Plan {
		const before = (person: string) =>
			this.#standing.teams.find(({ people }) => people.some(({ id }) => id === person));
		const named = (team: string) => this.#standing.teams.find(({ id }) => id === team)?.name;
		const isNew = (key: string | null) => this.teams.some((team) => team.key === key && team.id === null);
		return {
			make: this.teams.filter(({ id }) => id === null).map(({ key, name }) => ({ name, people: this.#in(key) })),
			rename: this.teams.flatMap(({ id, name }) =>
				id !== null && named(id) !== name.trim() ? [{ team: id, name }] : []
			),
			move: [...this.#places].flatMap(([person, to]) =>
				isNew(to) || (before(person)?.id ?? null) === to ? [] : [{ person, to }]
			)
		};
	}

	#in(key: string): string[] {
		return [...this.#places].flatMap(([person, place]) => (place === key ? [person] : []));
	}
}

export function isEmptyPlan({ make, rename, move }: Plan): boolean {
	return make.length + rename.length + move.length === 0;
}
