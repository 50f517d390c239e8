import type { CardFace } from '$lib/realtime/events';
import { wallTimeAt } from '$lib/time/wallTimes';
import { keepDraft, takeUnsent } from '../../../../unsent';

/**
 * What is being written on a card. It holds on to the version it began from, so that nobody writes over what they have
 * not seen, and title and text stay in this tab for their writer alone until they are saved or thrown away.
 */
export interface WrittenCard {
	title: string;
	text: string;
	dueDate: string | null;
	dueTime: string | null;
}

const versionKey = (card: string) => `klasbrug-card-version ${card}`;

export class CardDraft {
	title = $state('');
	text = $state('');
	/** YYYY-MM-DD and HH:MM on the writer's own wall; empty: none. */
	dueDate = $state('');
	dueTime = $state('');
	/** Of the card as the writer has seen it. */
	version = $state(0);

	readonly #card: string;
	readonly #writer: string;
	readonly #zone: string;
	/** What the card said in that version. */
	#base: Required<WrittenCard>;

	/** @param zone of the writer's school */
	constructor(card: CardFace, writer: string, zone: string) {
		this.#card = card.id;
		this.#writer = writer;
		this.#zone = zone;
		this.#base = { title: '', text: '', dueDate: '', dueTime: '' };
		this.takeOver(card);
	}

	get isDirty(): boolean {
		const { title, text, dueDate, dueTime } = this.#base;
		return this.title !== title || this.text !== text || this.dueDate !== dueDate || this.dueTime !== dueTime;
	}

	/** Begins from the card as it is now. */
	takeOver(card: CardFace): void {
		const due = card.due && wallTimeAt(card.due.at, this.#zone);
		this.#base = { title: card.title, text: card.text, dueDate: due?.date ?? '', dueTime: due?.time ?? '' };
		this.version = card.version;
		this.#put(this.#base);
	}

	/** What was written in an edit that came too late: the card it was written on is no longer the present one. */
	bringBack(written: WrittenCard): void {
		this.version = 0;
		this.#put(written);
	}

	/** What was not saved when the page was last left. In the browser only. */
	restore(): void {
		const [title, text] = [this.#take('title'), this.#take('text')];
		if (title === '' && text === '') return;
		this.version = Number(sessionStorage.getItem(versionKey(this.#card)) ?? 0);
		if (title !== '') this.title = title;
		if (text !== '') this.text = text;
	}

	keep(): void {
		keepDraft(this.#writer, this.#place('title'), this.title === this.#base.title ? '' : this.title);
		keepDraft(this.#writer, this.#place('text'), this.text === this.#base.text ? '' : this.text);
		sessionStorage.setItem(versionKey(this.#card), String(this.version));
	}

	/** It is saved, or nobody wants it. */
	forget(): void {
		for (const part of ['title', 'text'] as const) keepDraft(this.#writer, this.#place(part), '');
		sessionStorage.removeItem(versionKey(this.#card));
	}

	#put({ title, text, dueDate, dueTime }: WrittenCard): void {
		[this.title, this.text] = [title, text];
		[this.dueDate, this.dueTime] = [dueDate ?? '', dueTime ?? ''];
	}

	#take(part: 'title' | 'text'): string {
		return takeUnsent(this.#writer, this.#place(part));
	}

	#place(part: 'title' | 'text'): string {
		return `${this.#card}:${part}`;
	}
}

/** Whether something is written on a card and not saved, in this tab. */
export function hasUnsaved(card: string, writer: string): boolean {
	return ['title', 'text'].some((part) => takeUnsent(writer, `${card}:${part}`) !== '');
}
