/** The row of a talk that has the focus, held while rows come and go; one of them is in the order of Tab. */
import { neighbourOf, rowBeside } from './rowFocus';

export class FocusedRow {
	/** What holds the rows. */
	log: HTMLElement | undefined = $state();
	#active: string | null = $state(null);
	readonly #ids: () => string[];
	readonly #prefix: string;
	/** The rows that stand on the page until a change of them is made. */
	#shown: string[] = [];
	#focused: { id: string; before: string[] } | null = null;
	/** The oldest row held while the focus is on what loads older ones: that goes out of view, or away. */
	#oldest: string | undefined;

	/** The row that Tab comes to. */
	readonly tabbable = $derived.by(() => {
		const ids = this.#ids();
		return this.#active !== null && ids.includes(this.#active) ? this.#active : ids.at(-1);
	});

	/** @param ids of the messages that are shown · @param prefix before them in the ids of the rows */
	constructor(ids: () => string[], prefix = 'message-') {
		this.#ids = ids;
		this.#prefix = prefix;
	}

	to(id: string | undefined): void {
		if (id === undefined) return;
		this.#active = id;
		const row = document.getElementById(this.#prefix + id);
		row?.focus({ preventScroll: true });
		row?.scrollIntoView({ block: 'nearest' });
	}

	/** The arrow keys, Home and End, on a row. */
	move(event: KeyboardEvent): void {
		const row = event.target instanceof Element && event.target.matches('article') ? event.target : null;
		const next = row && rowBeside(this.#idOf(row), event.key, this.#ids());
		if (!next) return;
		event.preventDefault();
		this.to(next);
	}

	/** Takes note of where the focus went. */
	note(event: FocusEvent): void {
		const row = event.target instanceof Element ? event.target.closest('article') : null;
		if (row) this.#active = this.#idOf(row);
	}

	/** Before the rows change. */
	hold(): void {
		const before = this.#shown;
		this.#shown = this.#ids();
		const { activeElement } = document;
		const row = activeElement?.closest('article');
		this.#oldest = !row && this.log?.contains(activeElement) ? before[0] : undefined;
		this.#focused = row && this.log?.contains(row) ? { id: this.#idOf(row), before } : null;
	}

	/** After the rows have changed. */
	restore(): void {
		const now = this.#ids();
		const focused = this.#focused;
		if (focused && !now.includes(focused.id)) this.to(neighbourOf(focused.id, focused.before, now));
		else if (this.#oldest !== undefined && now[0] !== this.#oldest) this.to(this.#oldest);
	}

	#idOf(row: Element): string {
		return row.id.slice(this.#prefix.length);
	}
}
