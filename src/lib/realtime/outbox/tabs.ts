import type { Echo } from './echo';
import { canShareStore } from './echoStore';

/**
 * The other tabs of this browser: they take turns in sending, and tell each other what they write. Where tabs share
 * no store, each is alone.
 */
export type TabNews =
	| { type: 'opened' | 'forgotten' }
	| { type: 'put'; echo: Echo }
	| { type: 'sent'; echo: Echo; n: number }
	| { type: 'gone'; command: string };

export interface TabListener {
	heard: (news: TabNews) => void;
	/** A tab of this browser was opened by somebody else. */
	otherWriter: () => void;
}

interface Told {
	writer: string;
	news: TabNews;
}

export class Tabs {
	readonly #writer: string;
	readonly #channel: BroadcastChannel | undefined;
	readonly #locks: LockManager | undefined;

	constructor(writer: string, listener: TabListener) {
		this.#writer = writer;
		if (!canShareStore()) return;
		this.#locks = navigator.locks;
		if (typeof BroadcastChannel === 'undefined') return;
		this.#channel = new BroadcastChannel('klasbrug');
		this.#channel.onmessage = ({ data }: MessageEvent<Told>) => {
			if (data.writer === writer || data.news.type === 'forgotten') listener.heard(data.news);
			else listener.otherWriter();
		};
		this.tell({ type: 'opened' });
	}

	tell(news: TabNews): void {
		this.#channel?.postMessage({ writer: this.#writer, news } satisfies Told);
	}

	/** Runs `work` while no other tab of this person is at work on the same thing. */
	async alone<T>(thing: string, work: () => Promise<T>): Promise<T> {
		if (!this.#locks) return work();
		return this.#locks.request(`klasbrug-outbox ${this.#writer} ${thing}`, work);
	}

	close(): void {
		this.#channel?.close();
	}
}
