import { createContext } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import type { SpaceContent } from './apply';

/**
 * What the person has reported in the space that is open: folded away on their own screens, whoever else still sees
 * it. It comes with the space's data, and at once when this or another of their screens reports something.
 */
export class Folded {
	readonly #ids: SvelteSet<string>;

	constructor(ids: string[]) {
		this.#ids = new SvelteSet(ids);
	}

	/** Takes what the server says has been reported; nothing is ever taken back. */
	know(ids: string[]): void {
		for (const id of ids) this.#ids.add(id);
	}

	has(id: string): boolean {
		return this.#ids.has(id);
	}

	/** What a page of the space shows: all it holds but what is folded, and no thread about that. */
	without<T extends SpaceContent>(content: T): T {
		if (this.#ids.size === 0) return content;
		const kept = { ...content };
		for (const part of ['messages', 'questions', 'pins', 'cards', 'files'] as const) {
			const faces: { id: string }[] | undefined = content[part];
			if (faces) Object.assign(kept, { [part]: faces.filter(({ id }) => !this.has(id)) });
		}
		const { thread } = content;
		if (!thread) return kept;
		const messages = thread.messages.filter(({ id }) => !this.has(id));
		return { ...kept, thread: this.has(thread.id) ? null : { ...thread, messages } };
	}
}

/** Set by the layout of a space. */
export const [foldedContext, setFoldedContext] = createContext<Folded>();
