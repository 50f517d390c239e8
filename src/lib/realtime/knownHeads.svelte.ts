import { SvelteMap } from 'svelte/reactivity';
import type { Head } from './events';

/**
 * Head, unread and read mark of each of the viewer's spaces, as far as this page knows. Unread is counted by the
 * server alone; what was read on this very screen counts as read at once, before the server has heard of it.
 */
export class KnownHeads {
	readonly #heads = new SvelteMap<string, Head>();
	/** Read here, and perhaps not yet heard of by the server. */
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing shows it, and it must not make `know` run again
	readonly #marks = new Map<string, number>();
	/** Spaces whose head has moved since unread was last counted. */
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing shows it
	readonly #stale = new Set<string>();

	constructor(heads: Head[]) {
		this.know(heads);
	}

	get(space: string): Head | undefined {
		return this.#heads.get(space);
	}

	/** Takes what the server says of some spaces, by a page's data or a whisper. */
	know(heads: Head[]): void {
		for (const head of heads) this.#heads.set(head.space, this.#withOwnMark(head));
	}

	/** Takes the server's whole list, and answers with the spaces that are no longer in it. */
	replace(heads: Head[]): string[] {
		const present = heads.map((head) => head.space);
		this.know(heads);
		return [...this.#heads.keys()].filter((space) => !present.includes(space));
	}

	forget(space: string): void {
		this.#heads.delete(space);
	}

	/** A higher head makes unread uncertain: true if this one is higher than known. */
	headIs(space: string, head: number): boolean {
		const known = this.#heads.get(space);
		if (!known || known.head >= head) return false;
		this.#heads.set(space, { ...known, head });
		this.#stale.add(space);
		return true;
	}

	/** The person has read up to number `to` on this screen. */
	marked(space: string, to: number): void {
		this.#marks.set(space, to);
		const known = this.#heads.get(space);
		if (known) this.#heads.set(space, this.#withOwnMark(known));
	}

	/** Whether unread must be asked for; what is being read right here needs no question. */
	takeStale(): boolean {
		const unread = [...this.#stale].some((space) => this.#isBehind(space));
		this.#stale.clear();
		return unread;
	}

	#isBehind(space: string): boolean {
		return (this.#marks.get(space) ?? -1) < (this.#heads.get(space)?.head ?? 0);
	}

	#withOwnMark(head: Head): Head {
		const mark = this.#marks.get(head.space);
		if (mark === undefined || mark <= head.readTo) return head;
		return { ...head, readTo: mark, unread: mark >= head.head ? 0 : head.unread };
	}
}
