import type { ManagerOptions, SocketOptions } from 'socket.io-client';
import { askForHeads } from './askForHeads';
import { KnownHeads } from './knownHeads.svelte';
import { Line } from './line';
import { isVisible, listenForWaking } from './wakeUps';
import type { Frame, Head, Heads, Told } from './events';

/**
 * The one connection of a page to the server. The socket makes things quick; what makes them true are numbers: the
 * heads, asked for whenever something may have been missed. With sockets blocked, the heads alone carry on.
 */
export type ConnectionStatus = 'connecting' | 'online' | 'offline';

/** What an open space wants to hear; `Space` is one. */
export interface SpaceListener {
	apply(frame: Frame): void;
	headIs(n: number): void;
	hereAre(people: string[]): void;
	isTyping(person: string): void;
	wasRead(mark: Head): void;
	/** The line is back. */
	resume(): void;
	/** The person is no longer a member. */
	gone(): void;
}

export interface ConnectionOptions {
	/** Where the server is; a page leaves it out. */
	origin?: string;
	fetcher?: typeof fetch;
	socket?: Partial<ManagerOptions & SocketOptions>;
	/** What the page's data said. */
	heads?: Head[];
	clock?: { correct(serverNow: number): void };
	pace?: Partial<Pace>;
	/** The login session has ended. */
	onSignedOut?: () => void;
	/** The person joined or left a space: the list of spaces is out of date. */
	onSpacesChanged?: () => void;
}

/** All in milliseconds. */
export interface Pace {
	/** Between two looks at the line; with sockets blocked, also between two questions. */
	heads: number;
	/** A socket that told nothing for so long is dead: the server tells heads every 25 seconds. */
	silence: number;
	/** How long an answer to `heads` may take. */
	patience: number;
	/** What comes back within this time was never shown as lost. */
	grace: number;
	/** Least time between two questions for unread numbers. */
	unread: number;
}

const usualPace: Pace = { heads: 25_000, silence: 35_000, patience: 3_000, grace: 5_000, unread: 2_000 };

export class Connection {
	status = $state<ConnectionStatus>('connecting');
	/** By space: head, unread, read mark. */
	readonly heads: KnownHeads;
	/** How many screens the person has open. */
	screens = $state(1);

	readonly #options: ConnectionOptions;
	readonly #pace: Pace;
	readonly #listeners = new Map<string, SpaceListener>();
	#line: Line | undefined;
	#looking: string | null = null;
	#answered = false;
	#asking = false;
	#askedAt = -Infinity;
	#refresh: ReturnType<typeof setTimeout> | undefined;
	#grace: ReturnType<typeof setTimeout> | undefined;
	#beat: ReturnType<typeof setInterval> | undefined;
	#stopWaking: (() => void) | undefined;

	constructor(options: ConnectionOptions = {}) {
		this.#options = options;
		this.#pace = { ...usualPace, ...options.pace };
		this.heads = new KnownHeads(options.heads ?? []);
	}

	/** Opens the line, in the browser only; the function it returns closes it. */
	start(): () => void {
		const { origin, socket } = this.#options;
		const listener = {
			told: this.#told(),
			up: () => this.#up(),
			down: () => this.#down(),
			cut: () => void this.#cut()
		};
		this.#line = new Line(listener, origin, socket);
		this.#line.open();
		this.#beat = setInterval(() => this.#lookAtLine(), this.#pace.heads);
		this.#stopWaking = listenForWaking({
			woke: () => this.#woke(),
			hidden: () => this.#line?.look(null)
		});
		this.#settle();
		return () => this.stop();
	}

	stop(): void {
		this.#stopWaking?.();
		clearInterval(this.#beat);
		clearTimeout(this.#refresh);
		clearTimeout(this.#grace);
		const line = this.#line;
		this.#line = undefined;
		line?.close();
	}

	/** Tells `listener` of everything about one space, until the function it returns is called. */
	listen(space: string, listener: SpaceListener): () => void {
		this.#listeners.set(space, listener);
		return () => {
			if (this.#listeners.get(space) === listener) this.#listeners.delete(space);
		};
	}

	/** Which space the person has open; null when none. */
	look(space: string | null): void {
		this.#looking = space;
		this.#line?.look(this.#visiblySeen());
	}

	typing(space: string): void {
		this.#line?.typing(space);
	}

	/** Asks the server for all heads now. */
	async ask(): Promise<void> {
		if (this.#asking || !this.#line) return;
		this.#asking = true;
		this.#askedAt = performance.now();
		const { fetcher = fetch, origin = '' } = this.#options;
		const answer = await askForHeads(fetcher, origin, this.#pace.patience);
		this.#asking = false;
		if (!this.#line) return;
		if (answer.type === 'signedOut') return this.#signedOut();
		if (answer.type === 'heads') this.#take(answer.heads);
		else if (this.#line.isUp && this.#line.silentFor > this.#pace.patience) this.#line.reopen();
		this.#answered = answer.type === 'heads';
		this.#settle();
	}

	#told(): Told {
		return {
			frame: (frame) => this.#frame(frame),
			heads: (heads) => {
				for (const [space, head] of Object.entries(heads)) this.#headIs(space, head);
			},
			presence: ({ space, people }) => this.#listeners.get(space)?.hereAre(people),
			typing: ({ space, person }) => this.#listeners.get(space)?.isTyping(person),
			read: (mark) => this.#readElsewhere(mark),
			screens: (count) => (this.screens = count),
			left: ({ space }) => this.#left(space),
			joined: () => this.#options.onSpacesChanged?.(),
			signedOut: () => this.#signedOut()
		};
	}

	#frame(frame: Frame): void {
		this.#listeners.get(frame.space)?.apply(frame);
		this.#headIs(frame.space, frame.head);
	}

	#headIs(space: string, head: number): void {
		this.#listeners.get(space)?.headIs(head);
		if (this.heads.headIs(space, head)) this.#refreshSoon();
	}

	/** Unread is the server's to count: ask, but not for each frame, and not for what is being read right here. */
	#refreshSoon(): void {
		if (this.#refresh !== undefined) return;
		const wait = Math.max(100 + 300 * Math.random(), this.#askedAt + this.#pace.unread - performance.now());
		this.#refresh = setTimeout(() => {
			this.#refresh = undefined;
			if (this.heads.takeStale()) void this.ask();
		}, wait);
	}

	#take(heads: Heads): void {
		this.#options.clock?.correct(heads.now);
		for (const head of heads.spaces) this.#listeners.get(head.space)?.headIs(head.head);
		for (const space of this.heads.replace(heads.spaces)) this.#left(space);
	}

	#readElsewhere(mark: Head): void {
		this.#listeners.get(mark.space)?.wasRead(mark);
		this.heads.know([mark]);
	}

	#left(space: string): void {
		this.heads.forget(space);
		this.#listeners.get(space)?.gone();
		this.#options.onSpacesChanged?.();
	}

	#up(): void {
		this.#line?.look(this.#visiblySeen());
		this.#settle();
		void this.ask();
		for (const listener of this.#listeners.values()) listener.resume();
	}

	#down(): void {
		this.#answered = false;
		this.#settle();
	}

	#woke(): void {
		if (this.#line?.isUp) this.#line.look(this.#visiblySeen());
		else this.#line?.reopen();
		void this.ask();
	}

	async #cut(): Promise<void> {
		await this.ask();
		this.#line?.comeBack();
	}

	#lookAtLine(): void {
		const line = this.#line;
		if (line?.isUp && line.silentFor > this.#pace.silence) line.reopen();
		if (!line?.isUp) void this.ask();
	}

	/** Shows what the line is like, a loss only when it lasts and the server does not answer by any other way. */
	#settle(): void {
		if (this.#line?.isUp || this.#answered) {
			clearTimeout(this.#grace);
			this.#grace = undefined;
			if (this.status === 'online') return;
			this.status = 'online';
			for (const listener of this.#listeners.values()) listener.resume();
			return;
		}
		this.#grace ??= setTimeout(() => void this.#lastAttempt(), this.#pace.grace);
	}

	async #lastAttempt(): Promise<void> {
		await this.ask();
		if (!this.#line?.isUp && !this.#answered) this.status = 'offline';
	}

	#signedOut(): void {
		this.stop();
		this.#options.onSignedOut?.();
	}

	#visiblySeen(): string | null {
		return isVisible() ? this.#looking : null;
	}
}
