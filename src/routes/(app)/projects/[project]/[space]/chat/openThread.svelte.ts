/**
 * The thread that stands beside the talk: asked for once, then kept true by the events of the space like everything else
 * the page holds of it.
 */
import type { TalkContent } from '$lib/realtime/apply';
import type { TalkThread } from '$lib/realtime/applyMessage';
import type { Folded } from '$lib/realtime/folded.svelte';
import type { Space } from '$lib/realtime/space.svelte';

const patience = 8_000;
const mostAttempts = 5;

export class OpenThread {
	/** Id of the message it is about; null while none is open. */
	id = $state<string | null>(null);
	state = $state<'loading' | 'held' | 'failed'>('loading');
	readonly #space: Space<TalkContent>;
	readonly #place: string;
	readonly #folded: Folded;

	/** @param place address of the space */
	constructor(space: Space<TalkContent>, place: string, folded: Folded) {
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
