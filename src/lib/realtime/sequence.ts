import type { Frame, Since, WireEvent } from './events';

/**
 * The number up to which a page holds a space, and what came too early. It decides what to apply next:
 * the next number at once, an old one never, a later one once the hole before it is filled.
 */
export class Sequence {
	/** Everything up to here is applied. */
	n: number;
	/** The highest number heard of. */
	head: number;
	readonly #early = new Map<number, WireEvent>();

	constructor(n: number) {
		this.n = n;
		this.head = n;
	}

	get hasHole(): boolean {
		return this.head > this.n;
	}

	/** The events to apply now that this frame has come, in order. */
	take(frame: Pick<Frame, 'head' | 'events'>): WireEvent[] {
		this.heard(frame.head);
		for (const event of frame.events) if (event.n > this.n) this.#early.set(event.n, event);
		return this.#inOrder();
	}

	heard(head: number): void {
		if (head > this.head) this.head = head;
	}

	/**
	 * The events to apply now that `since` has answered. It tells each subject once, so its numbers have holes and only
	 * its head counts; an answer older than what came meanwhile would bring old faces back.
	 */
	fill(answer: Extract<Since, { reset: false }>): WireEvent[] {
		if (answer.head <= this.n) return [];
		return [...answer.events, ...this.moveTo(answer.head)];
	}

	/** What came early and follows on `n`, now that everything up to `n` is held. */
	moveTo(n: number): WireEvent[] {
		this.n = n;
		this.heard(n);
		for (const early of this.#early.keys()) if (early <= n) this.#early.delete(early);
		return this.#inOrder();
	}

	#inOrder(): WireEvent[] {
		const next: WireEvent[] = [];
		for (let event = this.#early.get(this.n + 1); event; event = this.#early.get(this.n + 1)) {
			this.#early.delete(event.n);
			this.n = event.n;
			next.push(event);
		}
		return next;
	}
}
