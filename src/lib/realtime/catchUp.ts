/**
 * When to ask for what is missing: a hole gets a moment to fill by itself, one question runs at a time, and one that
 * failed is asked again, ever later, until it is answered.
 */
export interface CatchUpPace {
	/** How long a hole may fill by itself, ms; up to the same again is added by chance. */
	hole: number;
	/** First and longest wait after a failure, ms. */
	retry: number;
	longestRetry: number;
}

export class CatchUp {
	readonly #isNeeded: () => boolean;
	readonly #ask: () => Promise<void>;
	readonly #pace: CatchUpPace;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#asking = false;
	#failures = 0;
	#stopped = false;

	/** @param ask resolves when answered, rejects when the server could not be reached. */
	constructor(isNeeded: () => boolean, ask: () => Promise<void>, pace: CatchUpPace) {
		this.#isNeeded = isNeeded;
		this.#ask = ask;
		this.#pace = pace;
	}

	/** There may be a hole: look again in a moment. */
	soon(): void {
		if (!this.#isNeeded() || this.#timer !== undefined || this.#asking || this.#stopped) return;
		this.#wait(this.#pace.hole * (1 + Math.random()));
	}

	/** The line is back: no need to wait out a failure. */
	now(): void {
		this.#failures = 0;
		clearTimeout(this.#timer);
		this.#timer = undefined;
		void this.#run();
	}

	stop(): void {
		this.#stopped = true;
		clearTimeout(this.#timer);
	}

	start(): void {
		this.#stopped = false;
		this.now();
	}

	#wait(ms: number): void {
		this.#timer = setTimeout(() => {
			this.#timer = undefined;
			void this.#run();
		}, ms);
	}

	async #run(): Promise<void> {
		if (this.#asking || this.#stopped || !this.#isNeeded()) return;
		this.#asking = true;
		try {
			await this.#ask();
			this.#failures = 0;
		} catch {
			this.#failures += 1;
		}
		this.#asking = false;
		if (this.#stopped || this.#timer !== undefined || !this.#isNeeded()) return;
		this.#wait(this.#failures === 0 ? this.#pace.hole : this.#backOff());
	}

	#backOff(): number {
		const { retry, longestRetry } = this.#pace;
		return Math.min(longestRetry, retry * 2 ** (this.#failures - 1)) * (0.5 + Math.random());
	}
}
