/** The moments when a browser may have missed something, or is about to. Where there is no browser, nothing is hidden. */
const page = typeof document === 'undefined' ? undefined : document;
const frame = typeof window === 'undefined' ? undefined : window;

export function isVisible(): boolean {
	return page?.visibilityState !== 'hidden';
}

export interface WakeListener {
	/** Back on the network, back from the page cache, or in front again. */
	woke?: () => void;
	/** Out of sight; perhaps for ever. */
	hidden?: () => void;
}

/** Listens until the function it returns is called. */
export function listenForWaking({ woke, hidden }: WakeListener): () => void {
	const awake = () => woke?.();
	// The first show of a page is no waking: its line is being opened right then.
	const shown = ({ persisted }: PageTransitionEvent) => (persisted ? woke?.() : undefined);
	const away = () => hidden?.();
	const visibility = () => (isVisible() ? woke?.() : hidden?.());
	frame?.addEventListener('online', awake);
	frame?.addEventListener('pageshow', shown);
	// A reload hides the page only after the next one has been answered: too late for what that one should know.
	frame?.addEventListener('beforeunload', away);
	page?.addEventListener('visibilitychange', visibility);
	return () => {
		frame?.removeEventListener('online', awake);
		frame?.removeEventListener('pageshow', shown);
		frame?.removeEventListener('beforeunload', away);
		page?.removeEventListener('visibilitychange', visibility);
	};
}
