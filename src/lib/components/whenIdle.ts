/** Long enough for the page to be there, to live and to be read. */
const LATER = 2_000;
const AGAIN = 15_000;

/**
 * Fetches parts of a page that nobody has asked for yet, once the page has nothing else to do: whoever loses the line
 * after that can still open them. What could not be fetched is asked for again, now and then, and when it is needed.
 */
export function fetchWhenIdle(...parts: (() => Promise<unknown>)[]): () => void {
	let timer = setTimeout(() => void attempt(), LATER);
	let isOver = false;

	async function attempt(): Promise<void> {
		const fetched = await Promise.allSettled(parts.map((part) => part()));
		if (!isOver && fetched.some(({ status }) => status === 'rejected')) timer = setTimeout(() => void attempt(), AGAIN);
	}

	return () => {
		isOver = true;
		clearTimeout(timer);
	};
}
