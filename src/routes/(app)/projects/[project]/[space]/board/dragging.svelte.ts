import { SOURCES, TRIGGERS, type DndEvent } from 'svelte-dnd-action';
import type { CardFace } from '$lib/realtime/events';
import { placeOf, type Move, type PlacedColumn } from './places';

/**
 * A card in the air. While it is, the page shows the board as it was when the card was taken up, changed by the hand
 * alone: what others do meanwhile is held in the space and seen after the drop. A drop is one move, told once; Escape
 * puts everything back.
 */
export interface DragSetup {
	/** The board as it is without the drag. */
	board: () => PlacedColumn[];
	ondrop: (move: Move) => void;
	/** The card is down again, here or where it came from. */
	onend: (card: string, cancelled: boolean) => void;
}

export class Dragging {
	/** The board while a card is in the air. */
	held = $state.raw<PlacedColumn[] | null>(null);
	source = $state<'pointer' | 'keyboard' | null>(null);
	/** Id of the card in the air. */
	card: string | null = null;

	readonly #setup: DragSetup;
	#from: Move | null = null;
	#isCancelled = false;
	#isSettling = false;

	constructor(setup: DragSetup) {
		this.#setup = setup;
	}

	/** Escape: wherever the card is put down now, it goes back. */
	cancel(): void {
		if (!this.held) return;
		this.#isCancelled = true;
		// The library ends a keyboard's drag at Escape by itself, a pointer's only when the button is let go.
		if (this.source === 'pointer') window.dispatchEvent(new MouseEvent('mouseup'));
	}

	/** What the library says while the card moves. */
	consider(column: string, { items, info }: DndEvent<CardFace>): void {
		if (info.trigger === TRIGGERS.DRAG_STARTED) this.#begin(info.id, info.source);
		this.#take(column, items);
		if (info.trigger === TRIGGERS.DRAG_STOPPED) this.#settle(info.id);
	}

	/** What it says at a drop. By keyboard that is every single step, so only the end of it counts. */
	finalize(column: string, { items, info }: DndEvent<CardFace>): void {
		this.#take(column, items);
		if (info.source === SOURCES.KEYBOARD || this.#isSettling) return;
		this.#isSettling = true;
		// The column it came from is told in the same turn, after the one it went to.
		queueMicrotask(() => this.#settle(info.id));
	}

	#begin(card: string, source: SOURCES): void {
		// A click on another card takes that one up without a word about the first.
		if (this.card !== null) this.#settle(this.card);
		const board = this.#setup.board();
		this.held = board;
		this.source = source === SOURCES.KEYBOARD ? 'keyboard' : 'pointer';
		this.card = card;
		this.#from = placeOf(board, card);
		this.#isCancelled = false;
	}

	#take(column: string, cards: CardFace[]): void {
		this.held = this.held?.map((one) => (one.id === column ? { ...one, cards } : one)) ?? null;
	}

	#settle(card: string): void {
		const to = this.held && placeOf(this.held, card);
		const cancelled = this.#isCancelled;
		const isMoved = to !== null && !cancelled && !isSamePlace(to, this.#from);
		this.held = null;
		this.source = null;
		this.card = this.#from = null;
		this.#isCancelled = this.#isSettling = false;
		if (isMoved) this.#setup.ondrop(to);
		this.#setup.onend(card, cancelled);
	}
}

function isSamePlace(a: Move, b: Move | null): boolean {
	return a.column === b?.column && a.after === b.after && a.before === b.before;
}
