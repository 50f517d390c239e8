import { applyEvent, type SpaceContent } from './apply';
import type { MessageFace, WireEvent } from './events';

/**
 * The part of a long talk that a page holds. It grows in both directions as the reader nears its ends, jumps to a day,
 * a message or to now, and lets go of what is far from where the reader goes: a page holds no more than this.
 */
export const mostMessages = 300;
/** At the end it may grow a little before it is cut again. */
const slack = 100;

/** A page of messages as the server answers it. */
export interface MessagesPage {
	messages: MessageFace[];
	/** Whole from this number on. */
	from: number;
	/** Whole up to this number; left out: up to now. */
	to?: number;
}

export type MessagesAsked = { before: number } | { after: number } | { around: number } | { on: string } | 'now';

type Held<T> = { content: T };
type Part = Pick<SpaceContent, 'messages' | 'from' | 'to'>;

export class TalkWindow<T extends SpaceContent> {
	readonly #space: Held<T>;
	readonly #ask: (asked: MessagesAsked) => Promise<MessagesPage>;
	/** Events that came while messages were on their way: those must not bring older faces in. */
	#meanwhile: WireEvent[] | undefined;

	constructor(space: Held<T>, ask: (asked: MessagesAsked) => Promise<MessagesPage>) {
		this.#space = space;
		this.#ask = ask;
	}

	/** Puts the next older messages before what is held. @throws Error when the server could not be reached. */
	async loadOlder(): Promise<void> {
		const { from = 1 } = this.#space.content;
		if (this.#meanwhile || from <= 1) return;
		await this.#load({ before: from }, older);
	}

	/** Puts the next newer messages after what is held. @throws Error when the server could not be reached. */
	async loadNewer(): Promise<void> {
		const { to } = this.#space.content;
		if (this.#meanwhile || to === undefined) return;
		await this.#load({ after: to }, newer);
	}

	/** Holds another part instead, whatever else was on its way. @throws Error when the server could not be reached. */
	async show(place: Exclude<MessagesAsked, { before: number } | { after: number }>): Promise<void> {
		await this.#load(place, ({ messages, from, to }) => ({ messages, from, to }));
	}

	/** For a reader at the end, where new messages come for hours. */
	letGoOfOldest(): void {
		const { messages = [], to } = this.#space.content;
		if (to === undefined && messages.length > mostMessages + slack) this.#put(withoutOldest(this.#space.content));
	}

	/** These events have been applied to what is held. */
	applied(events: WireEvent[]): void {
		this.#meanwhile?.push(...events);
	}

	/** Everything is held anew: what is on its way belongs to what was held before. */
	renewed(): void {
		this.#meanwhile = undefined;
	}

	async #load(asked: MessagesAsked, join: (page: MessagesPage, held: Part) => Part): Promise<void> {
		const meanwhile: WireEvent[] = (this.#meanwhile = []);
		try {
			const page = await this.#ask(asked);
			if (this.#meanwhile !== meanwhile) return;
			this.#put(join(page, this.#space.content), meanwhile);
		} finally {
			if (this.#meanwhile === meanwhile) this.#meanwhile = undefined;
		}
	}

	#put({ messages, from, to }: Part, events: WireEvent[] = []): void {
		const content: T = { ...this.#space.content, messages, from, to };
		this.#space.content = events.reduce((held, event) => applyEvent(held, event), content);
	}
}

function older(page: MessagesPage, { messages = [], from = 1, to }: Part): Part {
	const all = [...page.messages.filter(({ n }) => n < from), ...messages];
	const kept = all.slice(0, mostMessages);
	return { messages: kept, from: page.from, to: kept.length < all.length ? kept.at(-1)!.n : to };
}

function newer(page: MessagesPage, { messages = [], from = 1, to = Infinity }: Part): Part {
	return withoutOldest({ messages: [...messages, ...page.messages.filter(({ n }) => n > to)], from, to: page.to });
}

function withoutOldest({ messages = [], from, to }: Part): Part {
	const kept = messages.slice(-mostMessages);
	return { messages: kept, from: kept.length < messages.length ? kept[0]!.n : from, to };
}
