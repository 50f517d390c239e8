/** The browser's small stores of texts, and what in them is ours. Everything of ours begins with the product's name. */
const prefix = 'klasbrug-';

/** Undefined where there is none, or where the person's browser forbids it. */
export function storageOf(kind: 'localStorage' | 'sessionStorage'): Storage | undefined {
	try {
		return typeof window === 'undefined' ? undefined : window[kind];
	} catch {
		return undefined;
	}
}

export function ourKeys(storage: Storage | undefined): string[] {
	return storage ? Object.keys(storage).filter((key) => key.startsWith(prefix)) : [];
}

/** What stands under a key; undefined for nothing, and for what is not ours to read: anybody may have written there. */
export function valueIn(storage: Storage | undefined, key: string): unknown {
	try {
		return JSON.parse(storage?.getItem(key) ?? 'null') ?? undefined;
	} catch {
		return undefined;
	}
}

/** Whoever wrote it. */
export function clearStorage(): void {
	for (const storage of [storageOf('localStorage'), storageOf('sessionStorage')]) {
		for (const key of ourKeys(storage)) storage?.removeItem(key);
	}
}
