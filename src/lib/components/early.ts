/**
 * On a slow line people press, choose and send before the page's scripts are there. What a plain form or link does is
 * done at once; the rest is kept by a few lines in app.html, and done here as soon as the page is alive.
 */
export interface EarlyAct {
	type: 'click' | 'submit' | 'input' | 'change' | 'toggle';
	/** A button that only scripts give a meaning, a form that only scripts send, a field, or what unfolds. */
	on: HTMLElement;
	submitter?: HTMLElement | null;
	checked?: boolean;
	value?: string;
	open?: boolean;
}

/** In the order in which it was done; who pressed again because nothing happened meant it once. */
export function doWhatWasEarly(): void {
	const acts = window.takeEarly?.() ?? [];
	const isLast = ({ type, on }: EarlyAct, at: number) =>
		!acts.slice(at + 1).some((later) => later.type === type && later.on === on);
	for (const act of acts.filter(isLast)) if (act.on.isConnected) doAgain(act);
}

function doAgain({ type, on, submitter, checked, value, open }: EarlyAct): void {
	if (type === 'click') return on.click();
	if (on instanceof HTMLFormElement) return on.requestSubmit(submitter?.isConnected ? submitter : null);
	if (type === 'toggle') return on instanceof HTMLDetailsElement ? void (on.open = open ?? on.open) : undefined;
	// A field whose value the page only shows was set back to what the server knew.
	if (isField(on) && value !== undefined && on.type !== 'file' && on.value !== value) on.value = value;
	if (on instanceof HTMLInputElement && checked !== undefined) on.checked = checked;
	on.dispatchEvent(new Event(type, { bubbles: true }));
}

function isField(on: HTMLElement): on is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
	return on instanceof HTMLInputElement || on instanceof HTMLTextAreaElement || on instanceof HTMLSelectElement;
}
