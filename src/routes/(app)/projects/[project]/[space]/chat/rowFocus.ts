/** Where the focus goes among the rows of a talk: by key, and when the row that had it is gone. Ids in order. */

/** The row that a key leads to from another, or undefined if the key leads nowhere. */
export function rowBeside(id: string, key: string, ids: string[]): string | undefined {
	const index = ids.indexOf(id);
	switch (key) {
		case 'ArrowUp':
			return ids[Math.max(0, index - 1)];
		case 'ArrowDown':
			return ids[Math.min(ids.length - 1, index + 1)];
		case 'Home':
			return ids[0];
		case 'End':
			return ids.at(-1);
		default:
			return undefined;
	}
}

/** The row that stands nearest to where a row was before it went; rather a later one. */
export function neighbourOf(gone: string, before: string[], now: string[]): string | undefined {
	const index = before.indexOf(gone);
	const left = new Set(now);
	return before.slice(index).find((id) => left.has(id)) ?? before.slice(0, index).findLast((id) => left.has(id));
}
