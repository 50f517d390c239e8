/**
 * What a person wrote and the log does not hold yet, kept in this tab for them alone: over a reload, a change of
 * space, the end of a login session. What another person left behind is deleted unseen.
 */
const prefix = 'klasbrug-unsent ';

type Kind = 'draft' | 'waiting';

/** The text of a space's composer. */
export function keepDraft(writer: string, space: string, text: string): void {
	keep(keyOf(writer, space, 'draft'), text);
}

/** What was posted and waits for the line, or was refused. */
export function keepWaiting(writer: string, space: string, texts: string[]): void {
	keep(keyOf(writer, space, 'waiting'), texts.join('\n'));
}

/** What stands unsent in a space, to go back into its composer. */
export function takeUnsent(writer: string, space: string): string {
	for (const key of ourKeys()) if (!key.startsWith(`${prefix}${writer} `)) sessionStorage.removeItem(key);
	const kinds: Kind[] = ['waiting', 'draft'];
	const text = kinds.flatMap((kind) => sessionStorage.getItem(keyOf(writer, space, kind)) ?? []).join('\n');
	keepWaiting(writer, space, []);
	keepDraft(writer, space, text);
	return text;
}

/** Everything this person has not sent yet in this tab. */
export function unsentOf(writer: string): string[] {
	const own = ourKeys().filter((key) => key.startsWith(`${prefix}${writer} `));
	return own.flatMap((key) => sessionStorage.getItem(key) ?? []);
}

export function discardUnsent(): void {
	for (const key of ourKeys()) sessionStorage.removeItem(key);
}

function keep(key: string, text: string): void {
	if (text.trim() === '') sessionStorage.removeItem(key);
	else sessionStorage.setItem(key, text);
}

function ourKeys(): string[] {
	return Object.keys(sessionStorage).filter((key) => key.startsWith(prefix));
}

function keyOf(writer: string, space: string, kind: Kind): string {
	return `${prefix}${writer} ${space} ${kind}`;
}
