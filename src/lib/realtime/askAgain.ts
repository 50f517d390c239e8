/** When to ask the server again for what it counts: soon, but not for each frame, and not with everybody at once. */
export class AskAgain {
	readonly #least: number;
	readonly #ask: () => void;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#askedAt = -Infinity;

	/** @param least ms between two questions. */
	constructor(least: number, ask: () => void) {
		this.#least = least;
		this.#ask = ask;
	}

	/** It was just asked, or told without a question. */
	asked(): void {
		this.#askedAt = performance.now();
	}

	soon(): void {
		if (this.#timer !== undefined) return;
		const wait = Math.max(100 + 300 * Math.random(), this.#askedAt + this.#least - performance.now());
		this.#timer = setTimeout(() => {
			this.#timer = undefined;
			this.#ask();
		}, wait);
	}

	stop(): void {
		clearTimeout(this.#timer);
	}
}
