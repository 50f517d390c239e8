/**
 * What screen readers are told of new messages and replies: author and text once, several within a second as a number.
 * Read from the events of the space, each of which a page takes once, however often it comes; edits and reactions are
 * not said, nor what the listener wrote.
 */
import { m } from '$lib/i18n/paraglide/messages';
import type { MessageFace, WireEvent } from '$lib/realtime/events';
import type { SpacePerson } from '../people';
import { oneLine } from './oneLine';

const GATHERS = 1_000;

export class Announcements {
	words = $state('');
	/** Heard of and not said yet, by id. */
	// eslint-disable-next-line svelte/prefer-svelte-reactivity -- only what is said is shown
	readonly #fresh = new Map<string, MessageFace>();
	readonly #viewer: string;
	readonly #personOf: (id: string) => SpacePerson;
	readonly #inThread: typeof m.thread_announce;
	/** Id of the message whose words stand there. */
	#said = '';
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** @param viewer id of the listener · @param inThread how something said in a thread is told */
	constructor(viewer: string, personOf: (id: string) => SpacePerson, inThread = m.thread_announce) {
		this.#viewer = viewer;
		this.#personOf = personOf;
		this.#inThread = inThread;
	}

	/** Takes events that the page has just applied. */
	heard(events: WireEvent[]): void {
		for (const event of events) this.#hear(event);
		if (this.#fresh.size === 0 || this.#timer !== undefined) return;
		// The same words twice are said twice only where something else stood between them.
		this.words = '';
		this.#timer = setTimeout(() => this.#say(), GATHERS);
	}

	stop(): void {
		clearTimeout(this.#timer);
	}

	#hear({ type, subject, now }: WireEvent): void {
		// What was said goes when the message does.
		if (type !== 'message.posted' && subject === this.#said) this.words = '';
		if (type !== 'message.posted' && !this.#fresh.has(subject)) return;
		const face = now as MessageFace | null;
		if (isSaid(face) && face.author !== this.#viewer) this.#fresh.set(subject, face);
		else this.#fresh.delete(subject);
	}

	#say(): void {
		this.#timer = undefined;
		const [only, ...others] = this.#fresh.values();
		this.#fresh.clear();
		if (others.length > 0) this.words = m.chat_announce_count({ count: others.length + 1 });
		else if (only) this.words = this.#inWords(only);
		this.#said = only?.id ?? '';
	}

	#inWords(message: MessageFace): string {
		const said = { name: this.#personOf(message.author).name, text: oneLine(message, this.#personOf) };
		return message.thread === undefined ? m.chat_announce(said) : this.#inThread(said);
	}
}

/** Deleted or hidden meanwhile, there is nothing to say. */
function isSaid(face: MessageFace | null): face is MessageFace {
	return face !== null && face.deleted === undefined && face.hidden === null;
}
