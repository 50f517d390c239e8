/** What a page that holds nothing of a space hears of it: that it was closed or opened, or may have been meanwhile. */
import type { SpaceListener } from '$lib/realtime/connectionOptions';

export function freezeListener(onchange: () => void): SpaceListener {
	const nothing = () => {};
	return {
		apply({ events }) {
			if (events.some(({ type }) => type === 'space.frozen' || type === 'space.unfrozen')) onchange();
		},
		resume: onchange,
		headIs: nothing,
		hereAre: nothing,
		isTyping: nothing,
		wasRead: nothing,
		gone: nothing
	};
}
