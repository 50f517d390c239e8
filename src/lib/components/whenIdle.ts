/** Long enough for the page to be there, to live and to be read. */
const LATER = 2_000;

/**
 * Fetches parts of a page that nobody has asked for yet, once the page has nothing else to do: whoever loses the line
 * after that can still open them. What could not be fetched is asked for again when it is needed.
 */
export function fetchWhenIdle(...parts: (() => Promise<unknown>)[]): () => void {
	const timer = setTimeout(() => {
		for (const part of parts) part().catch(() => undefined);
	}, LATER);
	return () => clearTimeout(timer);
}
