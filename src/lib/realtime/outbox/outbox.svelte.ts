import type { Frame, WireEvent } from '../events';
import type { Post, Posted, PostOutcome } from '../posts';
import { listenForWaking } from '../wakeUps';
import { Drafts } from './drafts';
import { again, asLeft, type Echo, type Moment } from './echo';
import { EchoList, type EchoListener } from './echoList.svelte';
import { openEchoStore, type EchoStore } from './echoStore';
import { Sender } from './sender.svelte';
import { clearStorage } from './storage';
import { Tabs, type TabNews } from './tabs';

/**
 * What one person has written and the log does not hold yet, in all their spaces. It survives a reload, a closed
 * browser and a lost line, and goes out by itself: in order within a space, one at a time, one tab at a time. All of it
 * is the writer's alone: for anybody else it is deleted unseen. What was left there in another login session may be
 * anybody's, and is a draft.
 */
export interface OutboxSetup {
	/** Person id. */
	writer: string;
	/** Names the writer's login session. */
	login: string;
	/** The server's present, UTC ms. */
	now: () => number;
	/** How long things stay on the computer at most, ms. */
	keptFor: number;
	postTo: (project: string, space: string) => Post;
	/** A post was refused because the login session has ended. */
	onSignedOut?: () => void;
	/** Somebody else is signed in on this computer: this page is no longer theirs to see. */
	onOtherWriter?: () => void;
}

export class Outbox {
	readonly drafts: Drafts;

	readonly #setup: OutboxSetup;
	readonly #echoes = new EchoList();
	readonly #sender: Sender;
	/** Commands that the log holds: no late news brings them back. */
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing shows it
	readonly #done = new Set<string>();
	#store: Promise<EchoStore> | undefined;
	/** While it is open. */
	#tabs: Tabs | undefined;
	#isSignedOut = false;

	constructor(setup: OutboxSetup) {
		this.#setup = setup;
		this.drafts = new Drafts(setup.writer, setup.keptFor);
		this.#sender = new Sender({
			next: (space) => this.#next(space),
			alone: async (space, work) => (this.#tabs ? this.#tabs.alone(space, work) : 'empty'),
			now: () => this.#now(),
			postTo: setup.postTo,
			keep: (echo) => this.#keep(echo),
			settle: (echo, outcome) => this.#settle(echo, outcome)
		});
	}

	/** In the browser only; the function it returns ends it. */
	open(): () => void {
		const { writer, keptFor, onOtherWriter } = this.#setup;
		this.drafts.open();
		this.#tabs = new Tabs(writer, { heard: (news) => this.#heard(news), otherWriter: () => onOtherWriter?.() });
		this.#store = openEchoStore(writer, keptFor);
		const stopWaking = listenForWaking({ woke: () => this.resume() });
		void this.#load();
		return () => {
			stopWaking();
			this.#close();
			void this.#store?.then((store) => store.close());
		};
	}

	/** What waits in one space, in order. */
	in(space: string): Echo[] {
		return this.#echoes.in(space);
	}

	/** Everything that is not in the log, in all spaces. */
	get unsent(): Echo[] {
		return this.#echoes.all.filter(({ state }) => state !== 'sent');
	}

	/** What is sending in a space waits for the line. */
	isWaiting(space: string): boolean {
		return this.#sender.waiting.includes(space);
	}

	/** @param command of a message that was edited before it is sent again. */
	add(space: { id: string; project: string }, post: Posted, command: string = crypto.randomUUID()): Echo {
		const place = { space: space.id, project: space.project };
		const beginning = this.#beginning();
		const echo: Echo = { ...$state.snapshot(post), command, ...place, at: beginning.since.server, ...beginning };
		void this.#send(echo);
		return echo;
	}

	/** Sends a draft once more, after everything else that waits. */
	retry(command: string): void {
		const echo = this.#echoes.find(command);
		if (echo?.state !== 'failed') return;
		const fresh = again(echo);
		void this.#send({ ...fresh, ...this.#beginning(), key: undefined, refusal: undefined });
		if (fresh.command !== command) this.discard(command);
	}

	/** A draft leaves the outbox: to be edited, and then sent again under the id it has now. */
	take(command: string): Echo | undefined {
		const echo = this.#echoes.find(command);
		if (echo?.state !== 'failed') return undefined;
		this.discard(command);
		return again(echo);
	}

	discard(command: string): void {
		this.#echoes.hide(command);
		this.#tabs?.tell({ type: 'gone', command });
		void this.#store?.then((store) => store.remove(command));
	}

	/** Tells an open space of its own, until the function it returns is called. */
	listen(space: string, listener: EchoListener): () => void {
		return this.#echoes.listen(space, listener);
	}

	/** An open space holds everything up to number `n`, these events the last of it: what is among it needs no echo. */
	held(space: string, n: number, events: Pick<WireEvent, 'command'>[]): void {
		for (const echo of this.in(space)) {
			const hasArrived = events.some(({ command }) => command === echo.command);
			if (!hasArrived && (echo.n === undefined || echo.n > n)) continue;
			this.#done.add(echo.command);
			if (echo.state === 'sent') this.#echoes.hide(echo.command);
			else this.discard(echo.command);
		}
	}

	/** The line is back. */
	resume(): void {
		for (const space of this.#echoes.spaces) this.#sender.hurry(space);
	}

	/** The login session has ended: nothing goes out by itself any more, all of it is a draft of its writer. */
	signedOut(): void {
		this.#isSignedOut = true;
		for (const echo of this.#echoes.all) {
			if (echo.state === 'sending') void this.#keep(asLeft(echo));
		}
	}

	/** Leaves nothing of anybody on this computer, in no tab. */
	async forget(): Promise<void> {
		this.#tabs?.tell({ type: 'forgotten' });
		this.#forgotten();
		await (await this.#store)?.clear();
	}

	async #load(): Promise<void> {
		const { login } = this.#setup;
		for (const echo of (await (await this.#store)?.all()) ?? []) {
			if (this.#echoes.find(echo.command) || this.#done.has(echo.command)) continue;
			if (echo.state === 'sending' && echo.login !== login) await this.#keep(asLeft(echo));
			else this.#echoes.show(echo);
		}
		this.resume();
	}

	async #send(echo: Echo): Promise<void> {
		this.#isSignedOut = false;
		await this.#keep(echo);
		this.#sender.run(echo.space);
	}

	async #next(space: string): Promise<Echo | undefined> {
		if (!this.#tabs || this.#isSignedOut) return undefined;
		const kept = (await (await this.#store)?.all()) ?? [];
		const here = kept.filter((echo) => echo.space === space && echo.login === this.#setup.login);
		return here.find(({ state, command }) => state === 'sending' && !this.#done.has(command));
	}

	async #settle(echo: Echo, outcome: PostOutcome): Promise<void> {
		switch (outcome.type) {
			case 'sent':
				return this.#sent(echo, outcome.frame);
			case 'refused': {
				const { key, text: refusal } = outcome;
				if (key !== 'error_other_writer') return this.#keep({ ...echo, state: 'failed', key, refusal });
				this.#isSignedOut = true;
				return this.#setup.onOtherWriter?.();
			}
			case 'signedOut':
				this.signedOut();
				return this.#setup.onSignedOut?.();
		}
	}

	async #sent(echo: Echo, frame: Frame): Promise<void> {
		const n = frame.events.find(({ command }) => command === echo.command)?.n ?? frame.head;
		this.#tabs?.tell({ type: 'sent', echo, n });
		this.#done.add(echo.command);
		this.#echoes.showSent(echo, n);
		this.#echoes.tell(frame);
		await (await this.#store)?.remove(echo.command);
	}

	#heard(news: TabNews): void {
		switch (news.type) {
			case 'put':
				return this.#done.has(news.echo.command) ? undefined : this.#echoes.show(news.echo);
			case 'sent':
				return this.#done.has(news.echo.command) ? undefined : this.#echoes.showSent(news.echo, news.n);
			case 'gone':
				return this.#echoes.hide(news.command);
			case 'forgotten':
				this.#forgotten();
				return void this.#store?.then((store) => store.close());
			case 'opened':
		}
	}

	async #keep(echo: Echo): Promise<void> {
		if (!this.#tabs) return;
		this.#echoes.show(echo);
		this.#tabs.tell({ type: 'put', echo });
		await (await this.#store)?.put(echo);
	}

	/** After everything else that waits, and from now on. */
	#beginning(): Pick<Echo, 'order' | 'since' | 'state' | 'login'> {
		const since = this.#now();
		return { order: this.#echoes.nextOrder(since.server), since, state: 'sending', login: this.#setup.login };
	}

	#now(): Moment {
		return { server: this.#setup.now(), computer: Date.now() };
	}

	#forgotten(): void {
		this.#close();
		this.#echoes.all = [];
		clearStorage();
	}

	#close(): void {
		this.drafts.close();
		this.#tabs?.close();
		this.#tabs = undefined;
		this.#sender.stop();
	}
}
