import { AskAgain } from './askAgain';
import { askForHeads } from './askForHeads';
import { KnownHeads } from './knownHeads.svelte';
import { usualPace, type ConnectionOptions, type Pace, type SpaceListener } from './connectionOptions';
import { Line } from './line';
import { isVisible, listenForWaking } from './wakeUps';
import type { Frame, Head, Heads, Told, WaitingReports } from './events';

/**
 * The one connection of a page to the server. The socket makes things quick; what makes them true are numbers: the
 * heads, asked for whenever something may have been missed. With sockets blocked, the heads alone carry on.
 */
export class Connection {
	status = $state<'connecting' | 'online' | 'offline'>('connecting');
	/** By space: head, unread, read mark. */
	readonly heads: KnownHeads;
	/** Reports that wait for this person: numbers only. */
	reports = $state.raw<WaitingReports[]>([]);
	/** What the person has reported last, on any of their screens: it folds away there. */
	reported = $state.raw<{ space: string; subject: string } | null>(null);
	/** How many screens the person has open. */
	screens = $state(1);
	/** How many notices wait for the person, as the server counts. */
	notices = $state(0);
	/** The login session has ended: nothing of this page is heard any more. */
	isSignedOut = false;

	readonly #options: ConnectionOptions;
	readonly #pace: Pace;
	readonly #again: AskAgain;
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing shows it
	readonly #listeners = new Map<string, SpaceListener>();
	#line: Line | undefined;
	#looking: string | null = null;
	#answered = false;
	#asking = false;
	/** The person's notices have changed since they were last asked for. */
	#noticesChanged = false;
	#grace: ReturnType<typeof setTimeout> | undefined;
	#unwelcomed: ReturnType<typeof setTimeout> | undefined;
	#beat: ReturnType<typeof setInterval> | undefined;
	#stopWaking: (() => void) | undefined;

	constructor(options: ConnectionOptions = {}) {
		this.#options = options;
		this.#pace = { ...usualPace, ...options.pace };
		this.heads = new KnownHeads(options.heads ?? []);
		// Unread is the server's to count, but not what is being read right here.
		this.#again = new AskAgain(this.#pace.unread, () => {
			if (this.heads.takeStale() || this.#noticesChanged) void this.ask();
		});
		this.reports = options.reports ?? [];
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
		for (const timer of [this.#beat, this.#grace, this.#unwelcomed]) clearTimeout(timer);
		this.#again.stop();
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
		this.#noticesChanged = false;
		this.#again.asked();
		const { fetcher = fetch, origin = '' } = this.#options;
		const answer = await askForHeads(fetcher, origin, this.#pace.patience);
		this.#asking = false;
		if (!this.#line) return;
		if (answer.type === 'signedOut') return this.#signedOut();
		if (answer.type === 'heads') this.#take(answer.heads);
		else if (this.#line.isUp && this.#line.silentFor > this.#pace.patience) this.#line.reopen();
		this.#answered = answer.type === 'heads';
		this.#settle();
		if (this.#noticesChanged) this.#again.soon();
	}

	#told(): Told {
		return {
			frame: (frame) => this.#frame(frame),
			welcome: (heads) => this.#welcome(heads),
			heads: (heads) => Object.entries(heads).forEach(([space, head]) => this.#headIs(space, head)),
			presence: ({ space, people }) => this.#listeners.get(space)?.hereAre(people),
			typing: ({ space, person }) => this.#listeners.get(space)?.isTyping(person),
			read: (mark) => this.#readElsewhere(mark),
			screens: (count) => (this.screens = count),
			left: ({ space }) => this.#left(space),
			joined: () => this.#options.onSpacesChanged?.(),
			notices: () => this.#recountNotices(),
			restricted: () => this.#options.onRestricted?.(),
			reported: (it) => (this.reported = it),
			reports: () => this.#countReports(),
			signedOut: () => this.#signedOut()
		};
	}

	#frame(frame: Frame): void {
		this.#listeners.get(frame.space)?.apply(frame);
		// How many reports wait is the server's to count.
		if (frame.events.some(({ type }) => type.startsWith('report.'))) this.#countReports();
		this.#headIs(frame.space, frame.head);
	}

	#headIs(space: string, head: number): void {
		this.#listeners.get(space)?.headIs(head);
		if (this.heads.headIs(space, head)) this.#again.soon();
	}

	#recountNotices(): void {
		this.#noticesChanged = true;
		this.#again.soon();
	}

	/** An answer that is on its way may be from before: then once more. */
	#countReports(): void {
		if (this.#asking) setTimeout(() => void this.ask(), this.#pace.grace / 5);
		else void this.ask();
	}

	#take(heads: Heads): void {
		this.#options.clock?.correct(heads.now);
		this.notices = heads.notices;
		if (JSON.stringify(heads.reports) !== JSON.stringify(this.reports)) this.reports = heads.reports;
		for (const head of heads.spaces) this.#listeners.get(head.space)?.headIs(head.head);
		const hasJoined = heads.spaces.some(({ space }) => !this.heads.get(space));
		for (const space of this.heads.replace(heads.spaces)) this.#left(space);
		// Joined while no socket could tell.
		if (hasJoined) this.#options.onSpacesChanged?.();
	}

	#readElsewhere(mark: Head): void {
		this.#listeners.get(mark.space)?.wasRead(mark);
		this.heads.know([mark]);
		// Reading the talk reads what was said to one there.
		if (this.notices > 0) this.#recountNotices();
	}

	#left(space: string): void {
		this.heads.forget(space);
		this.#listeners.get(space)?.gone();
		this.#options.onSpacesChanged?.();
	}

	#up(): void {
		this.#line?.look(this.#visiblySeen());
		this.#settle();
		// The server tells what was missed; only if it does not, it is asked.
		this.#unwelcomed = setTimeout(() => void this.ask(), this.#pace.patience);
		for (const listener of this.#listeners.values()) listener.resume();
	}

	#welcome(heads: Heads): void {
		clearTimeout(this.#unwelcomed);
		this.#again.asked();
		this.#take(heads);
	}

	#down(): void {
		clearTimeout(this.#unwelcomed);
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
		this.isSignedOut = true;
		this.stop();
		this.#options.onSignedOut?.();
	}

	#visiblySeen(): string | null {
		return isVisible() ? this.#looking : null;
	}
}
