/**
 * The thread that stands open, beside the talk or below a card or file: asked for once, then kept true by the events of the space like everything else
 * the page holds of it.
 */
import type { SpaceContent } from '$lib/realtime/apply';
import type { TalkThread } from '$lib/realtime/applyMessage';
import type { Folded } from '$lib/realtime/folded.svelte';
import type { Space } from '$lib/realtime/space.svelte';

const patience = 8_000;
const mostAttempts = 5;

export class OpenThread<T extends SpaceContent = SpaceContent> {
	/** Id of the message, card or file it is about; null while none is open. */
	id = $state<string | null>(null);
	state = $state<'loading' | 'held' | 'failed'>('loading');
	readonly #space: Space<T>;
	readonly #place: string;
	readonly #folded: Folded;

	/** @param place address of the space */
	constructor(space: Space<T>, place: string, folded: Folded) {
		this.#folded = folded;
		this.#space = space;
		this.#place = place;
	}

	/** What is held of it; null where there is nothing (any more) for this person. */
	get held(): TalkThread | null {
		const { thread } = this.#folded.without(this.#space.content);
		return thread?.id === this.id ? thread : null;
	}

	/** Opens another one, or none. */
	async open(id: string | null): Promise<void> {
		if (id === this.id && this.state !== 'failed') return;
		this.id = id;
		this.state = 'loading';
		this.#put(undefined);
		if (id !== null) await this.load();
	}

	/** Closes it, unless another one is held by then. */
	close(): void {
		const { id } = this;
		this.id = null;
		// While a component goes, what it reads is what was there before: that must not be put back.
		queueMicrotask(() => {
			if (this.#space.content.thread?.id === id) this.#put(undefined);
		});
	}

	/** To be run whenever the page's data came again: they come without it. */
	keep(): void {
		if (this.id !== null && this.state === 'held' && this.#space.content.thread === undefined) void this.load();
	}

	/** Asks for it, again if the space has moved on meanwhile: what happened then would be missing. */
	async load(): Promise<void> {
		const { id } = this;
		if (id === null) return;
		this.state = 'loading';
		try {
			for (let attempt = 0; attempt < mostAttempts; attempt++) {
				const answer = await this.#ask(id);
				if (this.id !== id) return;
				if (answer && answer.n < this.#space.n) continue;
				this.#put(answer ? { id, root: answer.root, messages: answer.messages } : null);
				break;
			}
			this.state = 'held';
		} catch {
			if (this.id === id) this.state = 'failed';
		}
	}

	/** Null: there is no such thread for this person. */
	async #ask(id: string): Promise<(Omit<TalkThread, 'id'> & { n: number }) | null> {
		const response = await fetch(`${this.#place}/threads/${encodeURIComponent(id)}`, {
			headers: { accept: 'application/json' },
			cache: 'no-store',
			signal: AbortSignal.timeout(patience)
		});
		if (response.status === 404) return null;
		if (!response.ok) throw new Error(`${response.status}`);
		return (await response.json()) as Omit<TalkThread, 'id'> & { n: number };
	}

	#put(thread: TalkThread | null | undefined): void {
		this.#space.content = { ...this.#space.content, thread };
	}
}
