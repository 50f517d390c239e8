import { showToast } from '$lib/components/toasts';
import { m } from '$lib/i18n/paraglide/messages';
import type { BoardContent } from '$lib/realtime/apply';
import { submitForm } from '$lib/realtime/postForm';
import type { Space } from '$lib/realtime/space.svelte';
import { spaceActs, type Acts } from '../acts';
import type { Move } from './places';

/**
 * What people do on a board. A move shows at once and waits in `moves` for the server's answer; refused, the card is
 * back where it was and the person is told why.
 */
export interface CardFields {
	card: string;
	version: string;
	title: string;
	text: string;
	dueDate: string;
	dueTime: string;
}

export class BoardActs {
	/** Made by this person, not yet known from the server. */
	moves = $state.raw<Move[]>([]);
	readonly #space: Space<BoardContent>;
	readonly #acts: Acts;
	readonly #address: string;
	readonly #writer: string;

	/** @param address of the board's page · @param writer id of the person who acts */
	constructor(space: Space<BoardContent>, address: string, writer: string) {
		this.#space = space;
		this.#acts = spaceActs(space, address, writer);
		this.#address = address;
		this.#writer = writer;
	}

	async move(move: Move): Promise<void> {
		const { card, column, after, before } = move;
		this.moves = [...this.moves, move];
		await this.#acts.act('move', { card, column, after: after ?? '', before: before ?? '' });
		this.moves = this.moves.filter((one) => one !== move);
	}

	/** `command` stays the same while the same card is tried again, so that it can never stand there twice. */
	add(command: string, column: string, title: string): Promise<boolean> {
		return this.#acts.act('add', { command, column, title });
	}

	async remove(card: string): Promise<void> {
		await this.#acts.actWithUndo('remove', 'restore', { card }, m.board_removed());
	}

	restore(card: string): Promise<boolean> {
		return this.#acts.act('restore', { card });
	}

	/** For teachers: from students. */
	hide(card: string): Promise<boolean> {
		return this.#acts.actWithUndo('hide', 'show', { card }, m.chat_hidden());
	}

	show(card: string): Promise<boolean> {
		return this.#acts.actWithUndo('show', 'hide', { card }, m.chat_shown());
	}

	/** Says why it is hidden; staff read it. */
	explain(card: string, reason: string): Promise<boolean> {
		return this.#acts.act('hide', { card, reason });
	}

	assign(card: string, person: string, assigned: boolean): Promise<boolean> {
		return this.#acts.act('assign', { card, person, assigned: assigned ? 'yes' : 'no' });
	}

	/** `outdated`: somebody else edited the card meanwhile, or it lies in the bin; the page then knows or soon will. */
	async edit(command: string, fields: CardFields): Promise<'saved' | 'outdated' | 'refused'> {
		const sent = { command, writer: this.#writer, ...fields };
		const outcome = await submitForm(`${this.#address}?/edit`, sent).catch(() => null);
		if (outcome?.type === 'sent') {
			this.#space.apply(outcome.frame);
			return 'saved';
		}
		this.#space.resume();
		if (outcome?.type === 'refused' && outcome.key === 'error_card_edited') return 'outdated';
		showToast(outcome?.type === 'refused' ? outcome.text : m.space_act_failed());
		return 'refused';
	}

	addColumn(command: string, name: string, done: boolean): Promise<boolean> {
		return this.#acts.act('addColumn', { command, name, ...ticked(done) });
	}

	renameColumn(column: string, name: string, done: boolean): Promise<boolean> {
		return this.#acts.act('renameColumn', { column, name, ...ticked(done) });
	}

	moveColumn(column: string, after: string, before: string): Promise<boolean> {
		return this.#acts.act('moveColumn', { column, after, before });
	}

	async removeColumn(column: string): Promise<void> {
		await this.#acts.actWithUndo('removeColumn', 'restoreColumn', { column }, m.board_column_removed());
	}
}

function ticked(done: boolean): Record<string, string> {
	return done ? { done: 'on' } : {};
}
