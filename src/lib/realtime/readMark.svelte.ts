/**
 * How far the person has read a space. The page says what came into view; the server hears of it at once, then at
 * most every ten seconds (within a second while the person has a second screen open), and always on leaving.
 */
export type SendMark = (to: number, leaving: boolean) => Promise<void>;

const seldom = 10_000;
const often = 800;

export class ReadMark {
	/** Number of the last message read. */
	to = $state(0);

	readonly #send: SendMark;
	readonly #hasSecondScreen: () => boolean;
	#sent: number;
	#sentAt = -Infinity;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(to: number, send: SendMark, hasSecondScreen: () => boolean) {
		this.to = to;
		this.#sent = to;
		this.#send = send;
		this.#hasSecondScreen = hasSecondScreen;
	}

	/** Everything up to number `to` has been in view. */
	mark(to: number): void {
		if (to <= this.to) return;
		this.to = to;
		if (this.#timer !== undefined) return;
		const every = this.#hasSecondScreen() ? often : seldom;
		const wait = Math.max(0, this.#sentAt + every - performance.now());
		this.#timer = setTimeout(() => this.flush(false), wait);
	}

	/** Another screen of the person has read further, or marked as unread. What is read here and not sent yet wins. */
	told(to: number): void {
		if (this.to !== this.#sent && to <= this.to) return;
		this.to = to;
		this.#sent = to;
	}

	/** Sends what is not sent yet; `leaving` lets the browser finish after the page is gone. */
	flush(leaving: boolean): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		if (this.to === this.#sent) return;
		const before = this.#sent;
		this.#sent = this.to;
		this.#sentAt = performance.now();
		this.#send(this.to, leaving).catch(() => this.#lost(before));
	}

	/** Not worth a retry of its own: the next mark takes it along. */
	#lost(before: number): void {
		if (this.#sent === this.to) this.#sent = before;
	}
}
