import { applyEvent, type SpaceContent } from './apply';
import { CatchUp, type CatchUpPace } from './catchUp';
import type { Connection } from './connection.svelte';
import type { SpaceListener } from './connectionOptions';
import type { Echo } from './outbox/echo';
import type { Outbox } from './outbox/outbox.svelte';
import type { Posted } from './posts';
import { ReadMark } from './readMark.svelte';
import { Sequence } from './sequence';
import { SpaceGone, spaceRequests, type SpaceRequests } from './spaceRequests';
import { TalkWindow } from './talkWindow';
import { Typing } from './typing.svelte';
import { listenForWaking } from './wakeUps';
import type { Frame, Head, WireEvent } from './events';

/**
 * A space as a page holds it: its content up to number `n`, kept true by frames, and by `since` where frames are
 * missing. What the person writes stands in `pending`, and in the outbox, until the log holds it.
 */
export interface SpaceSetup<T extends SpaceContent> {
	id: string;
	project: string;
	/** The log's number that was read before the content. */
	n: number;
	content: T;
	readTo: number;
	/** What the person writes waits here; pages without a talk post nothing. */
	outbox?: Outbox;
	/** These events have just been applied, each once. */
	onApplied?: (events: WireEvent[]) => void;
	/** Too much was missed: load the page's data again, then `load` it. */
	onReset?: () => void;
	/** A teacher hid something from this person: it stands nowhere any more, whatever still lies open. */
	onHidden?: (subject: string) => void;
	/** The person is no longer a member. */
	onGone?: () => void;
	fetcher?: typeof fetch;
	origin?: string;
	pace?: Partial<CatchUpPace>;
}

const usualPace: CatchUpPace = { hole: 200, retry: 1_000, longestRetry: 30_000 };

export class Space<T extends SpaceContent = SpaceContent> implements SpaceListener {
	readonly id: string;
	content: T = $state.raw()!;
	/** Which part of a long talk is held: older, newer, another. */
	readonly window: TalkWindow<T>;
	/** Person ids of who has the space open. */
	here = $state.raw<string[]>([]);

	readonly #setup: SpaceSetup<T>;
	readonly #requests: SpaceRequests;
	readonly #sequence: Sequence;
	readonly #catchUp: CatchUp;
	readonly #readMark: ReadMark;
	readonly #typing = new Typing();
	/** Those who hear what has been applied, besides the page itself. */
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing shows it
	readonly #hearers = new Set<(events: WireEvent[]) => void>();
	#connection: Connection | undefined;
	/** No longer a member: there is nothing left to tell the server. */
	#isGone = false;

	constructor(setup: SpaceSetup<T>) {
		this.id = setup.id;
		this.content = setup.content;
		this.#setup = setup;
		this.#requests = spaceRequests(setup);
		this.window = new TalkWindow<T>(this, this.#requests.messages);
		this.#sequence = new Sequence(setup.n);
		const pace = { ...usualPace, ...setup.pace };
		this.#catchUp = new CatchUp(
			() => this.#sequence.hasHole,
			() => this.#askSince(),
			pace
		);
		const sendMark = async (to: number, leaving: boolean) => {
			if (!this.#isGone) await this.#requests.read(to, leaving);
		};
		this.#readMark = new ReadMark(setup.readTo, sendMark, () => (this.#connection?.screens ?? 1) > 1);
	}

	/** Everything up to this number of the log is held. */
	get n(): number {
		return this.#sequence.n;
	}

	get pending(): Echo[] {
		return this.#setup.outbox?.in(this.id) ?? [];
	}

	/** What is still sending waits for the line. */
	get isWaiting(): boolean {
		return this.#setup.outbox?.isWaiting(this.id) ?? false;
	}

	/** Person ids of who is writing. */
	get typing(): string[] {
		return this.#typing.people;
	}

	/** Number of the last message read, here or on another screen. */
	get readTo(): number {
		return this.#readMark.to;
	}

	/** Begins to hear of the space, in the browser only; the function it returns leaves it. */
	open(connection: Connection): () => void {
		this.#connection = connection;
		const stopListening = connection.listen(this.id, this);
		const stopEchoing = this.#setup.outbox?.listen(this.id, this);
		connection.look(this.id);
		this.#catchUp.start();
		const known = connection.heads.get(this.id);
		if (known) this.headIs(known.head);
		const stopWaking = listenForWaking({ hidden: () => this.#leave() });
		return () => {
			this.#leave();
			stopWaking();
			stopListening();
			stopEchoing?.();
			connection.look(null);
			this.#catchUp.stop();
			this.#typing.clear();
			this.#connection = undefined;
		};
	}

	/** Tells of events that have just been applied, each once; the function it returns ends that. */
	hear(heard: (events: WireEvent[]) => void): () => void {
		this.#hearers.add(heard);
		return () => void this.#hearers.delete(heard);
	}

	/** Takes a page's data that were loaded again. Older ones than what is held change nothing. */
	load(fresh: { n: number; content: T; readTo: number }): void {
		if (fresh.n <= this.n) return;
		this.window.renewed();
		this.content = fresh.content;
		this.#applyAll(this.#sequence.moveTo(fresh.n));
		this.#readMark.told(fresh.readTo);
		this.#catchUp.soon();
	}

	apply(frame: Frame): void {
		this.#applyAll(this.#sequence.take(frame));
		this.#catchUp.soon();
	}

	headIs(n: number): void {
		this.#sequence.heard(n);
		this.#catchUp.soon();
	}

	hereAre(people: string[]): void {
		this.here = people;
	}

	isTyping(person: string): void {
		this.#typing.told(person);
	}

	wasRead(mark: Head): void {
		this.#readMark.told(mark.readTo);
	}

	resume(): void {
		this.#catchUp.now();
		this.#setup.outbox?.resume();
	}

	gone(): void {
		this.#isGone = true;
		this.#catchUp.stop();
		this.#setup.onGone?.();
	}

	/** @param command of a draft that was edited. */
	post(post: Posted, command?: string): Echo {
		const { outbox, project } = this.#setup;
		if (!outbox) throw new Error('This page has no talk');
		return outbox.add({ id: this.id, project }, post, command);
	}

	retry(command: string): void {
		this.#setup.outbox?.retry(command);
	}

	discard(command: string): void {
		this.#setup.outbox?.discard(command);
	}

	/** The viewer is writing: whispered now and then, never stored. */
	tellTyping(): void {
		this.#connection?.typing(this.id);
	}

	/** Everything up to number `n` has been in view. */
	markRead(n: number): void {
		this.#readMark.mark(n);
		this.#connection?.heads.marked(this.id, n);
	}

	/** Left or hidden: what was read and seen goes out at once, even if the page ends now. */
	#leave(): void {
		if (this.#isGone) return;
		if (this.#connection?.isSignedOut) return;
		this.#readMark.flush(true);
		this.#requests.left().catch(() => undefined);
	}

	async #askSince(): Promise<void> {
		try {
			const answer = await this.#requests.since(this.n);
			if (answer.reset) return this.#setup.onReset?.();
			this.#applyAll(this.#sequence.fill(answer));
		} catch (failure) {
			if (!(failure instanceof SpaceGone)) throw failure;
			this.gone();
		}
	}

	/** An echo goes in the same turn as its message comes: with a hole before it, both wait. */
	#applyAll(events: WireEvent[]): void {
		this.#setup.outbox?.held(this.id, this.n, events);
		if (events.length === 0) return;
		let content = this.content;
		for (const event of events) {
			content = applyEvent(content, event);
			if (event.type === 'message.posted') this.#typing.done(event.actor);
			if (event.type.endsWith('.hidden') && event.now === null) this.#setup.onHidden?.(event.subject);
		}
		this.content = content;
		this.window.applied(events);
		this.#setup.onApplied?.(events);
		for (const heard of this.#hearers) heard(events);
	}
}
