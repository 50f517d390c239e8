import { inOrder, isEcho, type Echo } from './echo';
import { ourKeys, storageOf, valueIn } from './storage';

/** Echoes in this tab alone, over a reload where the browser allows it: for browsers that keep nothing else for us. */
export class TabStore {
	readonly #key: string;
	readonly #storage = storageOf('sessionStorage');
	#echoes: Echo[];

	constructor(writer: string) {
		this.#key = `klasbrug-outbox ${writer}`;
		for (const key of ourKeys(this.#storage)) {
			if (key.startsWith('klasbrug-outbox ') && key !== this.#key) this.#storage?.removeItem(key);
		}
		const kept = valueIn(this.#storage, this.#key);
		this.#echoes = Array.isArray(kept) ? kept.filter(isEcho) : [];
	}

	async all(): Promise<Echo[]> {
		return inOrder(this.#echoes);
	}

	async put(echo: Echo): Promise<void> {
		this.#keep([...this.#echoes.filter(({ command }) => command !== echo.command), echo]);
	}

	async remove(command: string): Promise<void> {
		if (this.#echoes.length > 0) this.#keep(this.#echoes.filter((echo) => echo.command !== command));
	}

	async clear(): Promise<void> {
		this.#keep([]);
	}

	close(): void {}

	#keep(echoes: Echo[]): void {
		this.#echoes = echoes;
		try {
			if (echoes.length === 0) this.#storage?.removeItem(this.#key);
			else this.#storage?.setItem(this.#key, JSON.stringify(echoes));
		} catch {
			// It is full: then memory alone has it.
		}
	}
}
