/** Where in the talk the reader is led to, by a link, a day or the way to now; a linked row stands out until they go on. */
import { tick } from 'svelte';
import { showToast } from '$lib/components/toasts';
import { m } from '$lib/i18n/paraglide/messages';
import type { MessagesAsked } from '$lib/realtime/talkWindow';
import type { FocusedRow } from './focusedRow.svelte';
import { rowAt, type OpenedAt } from './place';
import type { ReadingPlace } from './readingPlace.svelte';
import type { Row } from './rows';

type Shown = Exclude<MessagesAsked, { before: number } | { after: number }>;

interface Parts {
	place: ReadingPlace;
	focus: FocusedRow;
	rows: () => Row[];
	/** Holds another part of the talk. Rejects when it did not come. */
	show: (asked: Shown) => Promise<void>;
}

export class TalkGoal {
	#led: OpenedAt | null = $state.raw(null);
	readonly #parts: Parts;
	/** Id of the message that stands out. */
	readonly linked = $derived.by(() => this.#led && rowAt(this.#parts.rows(), this.#led));

	constructor(parts: Parts) {
		this.#parts = parts;
	}

	/** @param hasNewer what is held does not reach up to now */
	async toEnd(hasNewer: boolean): Promise<void> {
		this.#led = null;
		if (hasNewer && !(await this.#comes('now'))) return;
		await tick();
		this.#parts.place.toEnd();
	}

	/** To a message or a day, wherever in the talk it is. */
	async lead(to: OpenedAt): Promise<void> {
		if (await this.#comes('n' in to ? { around: to.n } : { on: to.on })) await this.reach(to);
	}

	/** To a message or a day that is held. */
	async reach(to: OpenedAt): Promise<void> {
		this.#led = to;
		await tick();
		const { linked } = this;
		if (!linked) return;
		this.#parts.place.centre(document.getElementById(`message-${linked}`));
		this.#parts.focus.to(linked);
	}

	async #comes(asked: Shown): Promise<boolean> {
		return this.#parts.show(asked).then(
			() => true,
			() => (showToast(m.chat_place_failed()), false)
		);
	}
}
