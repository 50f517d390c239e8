/**
 * What a person writes on a board and has not saved, kept in this tab for them alone: over a reload, a change of
 * space, the end of a login session. What another person left behind is deleted unseen.
 */
const prefix = 'klasbrug-unsent ';

/** @param place whatever names the field it is written in. */
export function keepDraft(writer: string, place: string, text: string): void {
	const key = keyOf(writer, place);
	if (text.trim() === '') sessionStorage.removeItem(key);
	else sessionStorage.setItem(key, text);
}

/** What is to stand in that field again. */
export function takeUnsent(writer: string, place: string): string {
	for (const key of ourKeys()) if (!key.startsWith(`${prefix}${writer} `)) sessionStorage.removeItem(key);
	return sessionStorage.getItem(keyOf(writer, place)) ?? '';
}

/** Everything this person has not saved yet in this tab. */
export function unsentOf(writer: string): string[] {
	const own = ourKeys().filter((key) => key.startsWith(`${prefix}${writer} `));
	return own.flatMap((key) => sessionStorage.getItem(key) ?? []);
}

function ourKeys(): string[] {
	return Object.keys(sessionStorage).filter((key) => key.startsWith(prefix));
}

function keyOf(writer: string, place: string): string {
	return `${prefix}${writer} ${place} draft`;
}
