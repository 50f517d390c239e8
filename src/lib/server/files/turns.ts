/**
 * One at a time for each upload: pieces and the landing wait for one another, so no byte is written twice and none
 * after it was counted. Who comes asks the one before to stop: a connection that died silently is known as dead only
 * by the next one.
 */
interface Turn {
	askToStop: () => void;
	over: Promise<void>;
}

const turns = new Map<string, Turn>();

/**
 * Waits for the turn; the function it gives ends it. `askToStop` is called when somebody else wants to have it.
 * @param signal gives up the waiting: then this rejects.
 */
export async function turnOf(
	upload: string,
	askToStop: () => void = () => undefined,
	signal?: AbortSignal
): Promise<() => void> {
	for (let before = turns.get(upload); before; before = turns.get(upload)) {
		before.askToStop();
		await before.over;
		signal?.throwIfAborted();
	}
	let end = (): void => undefined;
	const over = new Promise<void>((resolve) => (end = resolve));
	turns.set(upload, { askToStop, over });
	return () => {
		turns.delete(upload);
		end();
	};
}
