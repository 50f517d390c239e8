/** Pinched in, a page shows less of itself without a keyboard. */
const UNSCALED = 1.05;

/**
 * Keeps the room that a keyboard on the screen leaves in `--room`, for browsers whose window stays as high behind it
 * (Safari on a phone); elsewhere there is none, and the window's own height holds.
 */
export function followKeyboard(): () => void {
	const view = window.visualViewport;
	if (!view) return () => undefined;
	const { style } = document.documentElement;
	const follow = () => {
		const isCovered = view.scale < UNSCALED && view.height < window.innerHeight - 1;
		if (!isCovered) return void style.removeProperty('--room');
		style.setProperty('--room', `${Math.floor(view.height)}px`);
		window.scrollTo(0, 0);
	};
	view.addEventListener('resize', follow);
	return () => {
		view.removeEventListener('resize', follow);
		style.removeProperty('--room');
	};
}
