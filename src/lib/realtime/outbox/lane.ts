/**
 * Goes through what waits in one space, one after the other. After an attempt that settled nothing it pauses, ever
 * longer, until it is told that the line is back.
 */
export type Step = 'next' | 'noAnswer' | 'notNow' | 'empty';

const longestPause = 10_000;

export class Lane {
	readonly #step: () => Promise<Step>;
	#isRunning = false;
	#hasNews = false;
	#failures = 0;
	#wake: (() => void) | undefined;

	/** @param step sends what is next. */
	constructor(step: () => Promise<Step>) {
		this.#step = step;
	}

	/** Something waits. */
	run(): void {
		this.#hasNews = true;
		if (!this.#isRunning) void this.#runAll();
	}

	/** The line is back. */
	hurry(): void {
		this.#failures = 0;
		this.#wake?.();
		this.run();
	}

	async #runAll(): Promise<void> {
		this.#isRunning = true;
		while (this.#hasNews) {
			this.#hasNews = false;
			while ((await this.#once()) !== 'empty');
		}
		this.#isRunning = false;
	}

	async #once(): Promise<Step> {
		const step = await this.#step().catch((): Step => 'noAnswer');
		const isSettled = step === 'next' || step === 'empty';
		this.#failures = isSettled ? 0 : this.#failures + 1;
		if (!isSettled) await this.#pause();
		return step;
	}

	async #pause(): Promise<void> {
		const ms = Math.min(longestPause, 500 * 2 ** this.#failures) * (0.5 + Math.random() / 2);
		await new Promise<void>((resolve) => {
			const timer = setTimeout(resolve, ms);
			this.#wake = () => {
				clearTimeout(timer);
				resolve();
			};
		});
		this.#wake = undefined;
	}
}
