/**
 * Where in the talk the reader is. The scroller runs from its end upwards (column-reverse), so it opens at the newest
 * message, also without JavaScript, and stays there while the reader does. For a reader further up this holds the row
 * they look at in its place, whatever comes or goes above and below.
 */
const NEAR_END = 40;
const NEAR_LOADING = 400;

export class ReadingPlace {
	atEnd = $state(true);
	scroller: HTMLElement | undefined = $state();
	#held: { row: Element; top: number } | null = null;

	get nearStart(): boolean {
		if (!this.scroller) return false;
		const { scrollHeight, clientHeight, scrollTop } = this.scroller;
		return scrollHeight - clientHeight + scrollTop < NEAR_LOADING;
	}

	get nearEnd(): boolean {
		return this.scroller !== undefined && -this.scroller.scrollTop < NEAR_LOADING;
	}

	/** Nothing lies over it, as a thread does on a small screen. */
	get isSeen(): boolean {
		return (
			document.visibilityState === 'visible' &&
			this.scroller !== undefined &&
			getComputedStyle(this.scroller).visibility === 'visible'
		);
	}

	/** Takes note of a scroll. */
	moved(): void {
		if (this.scroller) this.atEnd = -this.scroller.scrollTop < NEAR_END;
	}

	/** Before the rows change. Where they do not reach up to now, their end is no place to stay at. */
	hold(reachesNow: boolean): void {
		this.#held = this.atEnd && reachesNow ? null : this.#firstInView();
	}

	/** After the rows have changed. */
	restore(): void {
		if (!this.scroller) return;
		if (this.#held?.row.isConnected) {
			this.scroller.scrollTop += this.#held.row.getBoundingClientRect().top - this.#held.top;
		}
		this.#held = null;
	}

	toEnd(): void {
		this.scroller?.scrollTo({ top: 0 });
	}

	/** Brings an element to the top of the view, unless it is in view already. */
	open(element: Element): void {
		if (!this.scroller) return;
		const above = element.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top;
		if (above < 0) this.scroller.scrollTop += above;
		this.moved();
	}

	/** Brings an element to the middle of the view. */
	centre(element: Element | null): void {
		if (!this.scroller || !element) return;
		const [box, view] = [element.getBoundingClientRect(), this.scroller.getBoundingClientRect()];
		this.scroller.scrollTop += box.top + box.height / 2 - view.top - view.height / 2;
		this.moved();
	}

	/** The last element whose end is in view. */
	lastInView(selector: string): Element | undefined {
		const bottom = (this.scroller?.getBoundingClientRect().bottom ?? 0) + 1;
		return this.#rows(selector).findLast((row) => row.getBoundingClientRect().bottom <= bottom);
	}

	#firstInView(): { row: Element; top: number } | null {
		const top = this.scroller?.getBoundingClientRect().top ?? 0;
		const row = this.#rows('article').find((one) => one.getBoundingClientRect().bottom > top);
		return row ? { row, top: row.getBoundingClientRect().top } : null;
	}

	#rows(selector: string): Element[] {
		return [...(this.scroller?.querySelectorAll(selector) ?? [])];
	}
}
