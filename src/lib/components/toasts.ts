/**
 * A line that says what just happened, with the way back. It waits while the pointer is on it or the focus in it, and
 * holds no name: a teacher's screen is often on the beamer.
 */
export interface ToastAct {
	label: string;
	act: () => void;
}

const STAYS = 8_000;
const STEP = 500;

let wake: () => void = () => {};

/** Says when there is something to show; before the first toast nothing of what shows them needs to be there. */
export function onToast(listener: () => void): void {
	wake = listener;
}

/** Shows a toast for eight seconds of nobody pointing at it; none where what shows them was never fetched. */
export function showToast(text: string, act?: ToastAct): void {
	wake();
	void import('svelte-sonner').then(({ toast }) => show(toast, text, act)).catch(() => undefined);
}

function show(toast: (typeof import('svelte-sonner'))['toast'], text: string, act?: ToastAct): void {
	const id = toast(text, {
		// The library's own timer waits for the pointer only, not for the keyboard's focus.
		duration: Number.POSITIVE_INFINITY,
		...(act ? { action: { label: act.label, onClick: act.act } } : {})
	});
	let left = STAYS;
	const timer = setInterval(() => {
		if (document.querySelector('[data-sonner-toaster]:is(:hover, :focus-within)')) return;
		left -= STEP;
		if (left > 0) return;
		clearInterval(timer);
		toast.dismiss(id);
	}, STEP);
}
