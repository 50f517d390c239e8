import type { Outbox } from '$lib/realtime/outbox/outbox.svelte';
import type { Posted } from '$lib/realtime/posts';
import { unsentOf } from './unsent';

/** What a person who signs out has written and not sent, in all their spaces and tabs, and sending it before they go. */
export interface UnsentThing {
	/** Names it in the list. */
	key: string;
	/** `waiting` goes out by itself, `refused` did not go out, `begun` stands in a composer, `card` on a board. */
	kind: 'waiting' | 'refused' | 'begun' | 'card';
	/** Space id; a board is not named. */
	space: string | null;
	text: string;
}

/** After so long without an answer there is no line, ms. */
const patience = 10_000;

export class Leaving {
	things = $state.raw<UnsentThing[]>([]);
	/** How many are on their way, and how many of these have arrived. */
	sending = $state.raw<{ done: number; count: number } | null>(null);
	/** Not everything could be sent. */
	hasFailed = $state(false);

	readonly #outbox: Outbox;
	readonly #writer: string;
	readonly #projectOf: (space: string) => string | undefined;

	/** @param projectOf the project of a space that the person is in. */
	constructor(outbox: Outbox, writer: string, projectOf: (space: string) => string | undefined) {
		this.#outbox = outbox;
		this.#writer = writer;
		this.#projectOf = projectOf;
	}

	get canSend(): boolean {
		return this.things.some(({ kind }) => kind !== 'card');
	}

	look(): void {
		this.hasFailed = false;
		this.#look();
	}

	/** Answers whether all of it is sent. */
	async sendAll(): Promise<boolean> {
		this.hasFailed = false;
		const commands = this.#sendEach();
		const until = performance.now() + patience;
		let done = 0;
		const left = () => this.#outbox.unsent.filter(({ command }) => commands.includes(command));
		for (let deadline = until; left().some(({ state }) => state === 'sending') && performance.now() < deadline;) {
			if (commands.length - left().length > done) deadline = performance.now() + patience;
			done = commands.length - left().length;
			this.sending = { done, count: commands.length };
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		this.sending = null;
		this.hasFailed = left().length > 0;
		this.#look();
		return this.things.length === 0;
	}

	/** Answers with their commands. */
	#sendEach(): string[] {
		const { unsent, drafts } = this.#outbox;
		for (const { command, state } of unsent) if (state === 'failed') this.#outbox.retry(command);
		for (const { place, command, ...draft } of drafts.all()) {
			const [id = '', thread] = place.split('/');
			const project = this.#projectOf(id);
			if (project === undefined) continue;
			this.#outbox.add({ id, project }, { ...draft, text: draft.text.trim(), ...(thread && { thread }) }, command);
			drafts.sent(place);
		}
		this.#outbox.resume();
		return this.#outbox.unsent.map(({ command }) => command);
	}

	#look(): void {
		const { unsent, drafts } = this.#outbox;
		this.things = [
			...unsent.map(({ space, ...echo }): UnsentThing => {
				return { key: echo.command, kind: echo.state === 'failed' ? 'refused' : 'waiting', space, text: wordsOf(echo) };
			}),
			...drafts.all().map(({ place, ...draft }, index): UnsentThing => {
				return { key: `begun ${index}`, kind: 'begun', space: place.split('/')[0]!, text: wordsOf(draft) };
			}),
			...unsentOf(this.#writer).map((text, index): UnsentThing => {
				return { key: `card ${index}`, kind: 'card', space: null, text };
			})
		];
	}
}

/** The text, and the files that go with it by their names. */
function wordsOf({ text, files = [] }: Posted): string {
	return [text, ...files.flatMap(({ name }) => name ?? [])].filter((part) => part !== '').join('\n');
}
