/**
 * What stands in a box to write in, kept over a reload and a closed tab: a draft of its writer at one place. A message
 * that could not be sent comes back into the box to be edited, and goes out again under the id it had.
 */
import { isEmptyDraft, type Draft } from '$lib/realtime/outbox/drafts';
import type { Outbox } from '$lib/realtime/outbox/outbox.svelte';
import type { Writing } from './writing.svelte';

export class KeptWriting {
	/** Id under which it goes out; undefined: a new one. */
	command: string | undefined;

	readonly #outbox: Outbox;
	readonly #writing: Writing;
	readonly #place: string;
	#isRestored = $state(false);

	/** @param place the space, or `space/thread` */
	constructor(outbox: Outbox, writing: Writing, place: string) {
		this.#outbox = outbox;
		this.#writing = writing;
		this.#place = place;
	}

	/** Brings back what stood here, in the browser only; the function it returns leaves the box empty for others. */
	begin(): () => void {
		const { drafts } = this.#outbox;
		void drafts.take(this.#place).then((draft) => {
			this.#bring(draft);
			this.#isRestored = true;
		});
		const stopListening = drafts.whenSent(this.#place, () => this.#empty());
		return () => {
			stopListening();
			this.#empty();
		};
	}

	/** To be run whenever something in the box changes. An edit of what is posted already is no draft. */
	keep(): void {
		const { text, asks, accepted, editing, isEmpty } = this.#writing;
		const files = this.#writing.files.ready;
		if (!this.#isRestored || editing) return;
		if (isEmpty) this.command = undefined;
		const { command } = this;
		this.#outbox.drafts.keep(this.#place, {
			text,
			...(files.length > 0 && { files }),
			...(accepted.length > 0 && { times: accepted }),
			...(asks && { asks }),
			...(command && { command })
		});
	}

	/** Brings back a message that could not be sent. */
	edit(command: string): void {
		const echo = this.#outbox.take(command);
		if (echo) this.#bring(echo);
	}

	#bring(draft: Draft): void {
		const { text, times = [], files = [], asks, command } = draft;
		const writing = this.#writing;
		if (isEmptyDraft(draft)) return;
		writing.stopEditing();
		writing.text = [text, writing.text].filter((part) => part !== '').join('\n');
		writing.accepted = [...writing.accepted, ...times];
		writing.asks ||= asks === true;
		writing.files.bring(files);
		this.command = command ?? this.command;
	}

	#empty(): void {
		this.#writing.text = '';
		this.#writing.asks = false;
		this.#writing.accepted = [];
		this.#writing.files.clear();
	}
}
