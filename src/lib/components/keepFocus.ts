/**
 * Whoever goes by keyboard stays where they are, whatever others do: where the element that has the focus is taken away,
 * the nearest thing around it takes the focus, such as the row of a message; where it is only moved, it has it again.
 * For as long as a page is shown, whose content has the id `content`.
 */
export function keepFocus(): () => void {
	/** What has the focus, and what it lies in, outwards. */
	let around: EventTarget[] = [];
	const isHere = (one: EventTarget): one is HTMLElement => one instanceof HTMLElement && one.isConnected;
	const isNowhere = () => document.activeElement === document.body;

	const note = (event: FocusEvent) => void (around = event.composedPath());
	// Who clicks beside everything, or leaves the window, has lost nothing.
	const leave = () => setTimeout(() => isNowhere() && (around = []));

	const observer = new MutationObserver(() => {
		let near: HTMLElement | null | undefined = around.find(isHere);
		for (; near && isNowhere(); near = near.parentElement) near.focus({ preventScroll: true });
		if (near === null) document.getElementById('content')?.focus({ preventScroll: true });
	});

	document.addEventListener('focusin', note);
	document.addEventListener('focusout', leave);
	observer.observe(document, { childList: true, subtree: true });
	return () => {
		document.removeEventListener('focusin', note);
		document.removeEventListener('focusout', leave);
		observer.disconnect();
	};
}
