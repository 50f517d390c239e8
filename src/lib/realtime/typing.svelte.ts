import { SvelteMap } from 'svelte/reactivity';

/** Who is writing just now. Whispers get lost, so each counts for a few seconds only and never needs taking back. */
const lasts = 4_000;

export class Typing {
	readonly #until = new SvelteMap<string, ReturnType<typeof setTimeout>>();

	/** Person ids, longest writing first. */
	get people(): string[] {
		return [...this.#until.keys()];
	}

	told(person: string): void {
		clearTimeout(this.#until.get(person));
		this.#until.set(
			person,
			setTimeout(() => this.#until.delete(person), lasts)
		);
	}

	/** What they were writing has arrived. */
	done(person: string | null): void {
		if (person === null) return;
		clearTimeout(this.#until.get(person));
		this.#until.delete(person);
	}

	clear(): void {
		for (const person of [...this.#until.keys()]) this.done(person);
	}
}
