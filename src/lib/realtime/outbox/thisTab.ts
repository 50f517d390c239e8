import { storageOf } from './storage';

/**
 * Who this tab is among the tabs of the browser, from its load to its end. It holds a lock as long as it lives, so that
 * others can tell whether what it wrote is still its own.
 */
const last = 'klasbrug-tab';
/** A page that is being reloaded may still be ending while the next one begins, ms. */
const ending = 500;

let id: string | undefined;
let before: string | null = null;

/** Where tabs cannot know of each other, each is the only one. */
export function tabsKnowEachOther(): boolean {
	return typeof document !== 'undefined' && 'locks' in navigator;
}

/** The name of this tab. In the browser only. */
export function thisTab(): string {
	if (id !== undefined) return id;
	if (!tabsKnowEachOther()) return (id = 'tab');
	id = crypto.randomUUID();
	const storage = storageOf('sessionStorage');
	before = storage?.getItem(last) ?? null;
	try {
		storage?.setItem(last, id);
	} catch {
		// Then what the page before it kept is found once that page has surely ended.
	}
	void navigator.locks.request(nameOf(id), () => new Promise<void>(() => {}));
	return id;
}

/** Whether another tab is still there. */
export async function isAlive(tab: string): Promise<boolean> {
	if (tab !== before) return navigator.locks.request(nameOf(tab), { ifAvailable: true }, (lock) => lock === null);
	// A duplicated tab believes it comes after the one it was copied from, which lives on.
	const signal = AbortSignal.timeout(ending);
	return navigator.locks.request(nameOf(tab), { signal }, () => false).catch(() => true);
}

function nameOf(tab: string): string {
	return `klasbrug-tab ${tab}`;
}
