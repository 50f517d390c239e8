import type { Frame, WireEvent } from './events';
import type { Post, Posted, PostOutcome } from './posts';

/**
 * What the person has written and the log does not hold yet. It goes out in order, one at a time; with no connection
 * it waits and goes by itself under the same command id, so it can never stand there twice. What was refused stays
 * with its text until the person tries again or discards it.
 */
export interface Echo extends Posted {
	/** Client id of the command; the event carries it too. */
	command: string;
	/** When it was written, UTC ms. */
	at: number;
	/** `sent` is in the log, and waits for what the page misses before it. */
	state: 'sending' | 'sent' | 'failed';
	/** Its number in the log, once it is sent. */
	n?: number;
	/** Why it was refused: a message key and its details. */
	key?: string;
	details?: Record<string, string | number>;
}

export interface EchoListener {
	sent: (frame: Frame) => void;
	signedOut: () => void;
}

const longestWait = 10_000;

export class Echoes {
	list = $state.raw<Echo[]>([]);
	/** The last attempt got no answer: what is still sending waits for the line. */
	waiting = $state(false);

	readonly #post: Post;
	readonly #listener: EchoListener;
	#sending = false;
	#failures = 0;
	#wake: (() => void) | undefined;
	#stopped = false;

	constructor(post: Post, listener: EchoListener) {
		this.#post = post;
		this.#listener = listener;
	}

	add(post: Posted, at: number): Echo {
		const echo: Echo = { ...post, command: crypto.randomUUID(), at, state: 'sending' };
		this.list = [...this.list, echo];
		void this.#sendAll();
		return echo;
	}

	/** Sends what was refused once more, after everything else that waits. */
	retry(command: string): void {
		const echo = this.list.find((one) => one.command === command);
		if (!echo) return;
		this.list = [...this.#without(command), { ...echo, state: 'sending', key: undefined, details: undefined }];
		void this.#sendAll();
	}

	discard(command: string): void {
		this.list = this.#without(command);
	}

	/** The page holds everything up to this number, these events the last of it: what is among it needs no echo. */
	held(n: number, events: Pick<WireEvent, 'command'>[]): void {
		const arrived = (echo: Echo) => events.some(({ command }) => command === echo.command);
		const left = this.list.filter((one) => !arrived(one) && (one.n === undefined || one.n > n));
		if (left.length < this.list.length) this.list = left;
	}

	/** The line is back. */
	resume(): void {
		this.#stopped = false;
		this.#failures = 0;
		this.#wake?.();
		void this.#sendAll();
	}

	stop(): void {
		this.#stopped = true;
		this.#wake?.();
	}

	async #sendAll(): Promise<void> {
		if (this.#sending) return;
		this.#sending = true;
		for (let echo = this.#next(); echo; echo = this.#next()) await this.#send(echo);
		this.#sending = false;
		if (!this.#next()) this.waiting = false;
	}

	#next(): Echo | undefined {
		return this.#stopped ? undefined : this.list.find((one) => one.state === 'sending');
	}

	async #send(echo: Echo): Promise<void> {
		try {
			const outcome = await this.#post(echo);
			this.#failures = 0;
			this.waiting = false;
			this.#settle(echo, outcome);
		} catch {
			this.#failures += 1;
			this.waiting = true;
			await this.#pause(Math.min(longestWait, 500 * 2 ** this.#failures) * (0.5 + Math.random() / 2));
		}
	}

	#settle(echo: Echo, outcome: PostOutcome): void {
		switch (outcome.type) {
			case 'sent': {
				const { events, head } = outcome.frame;
				const n = events.find(({ command }) => command === echo.command)?.n ?? head;
				this.#replace({ ...echo, state: 'sent', n });
				return this.#listener.sent(outcome.frame);
			}
			case 'refused': {
				const { key, details } = outcome;
				return this.#replace({ ...echo, state: 'failed', key, details });
			}
			case 'signedOut':
				this.#stopped = true;
				return this.#listener.signedOut();
		}
	}

	#replace(echo: Echo): void {
		this.list = this.list.map((one) => (one.command === echo.command ? echo : one));
	}

	#without(command: string): Echo[] {
		return this.list.filter((one) => one.command !== command);
	}

	async #pause(ms: number): Promise<void> {
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
