import { untrack } from 'svelte';
import { invalidate, invalidateAll } from '$app/navigation';
import { navigating } from '$app/state';

/**
 * Reads again from the server what the page shows and depends on `key`, or all of it. Whoever is on the way to another
 * page arrives first: SvelteKit forgets the way when a page is read again meanwhile, and they would have clicked in vain.
 */
export async function readAgain(key?: string): Promise<void> {
	await arrival();
	await (key === undefined ? invalidateAll() : invalidate(key));
}

/** Resolves when nobody is on the way to a page any more, wherever they have come to. */
export async function arrival(): Promise<void> {
	let way = untrack(() => navigating.complete);
	for (let known: typeof way = null; way && way !== known; way = navigating.complete) {
		known = way;
		await way.catch(() => undefined);
	}
}
