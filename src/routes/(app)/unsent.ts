/**
 * What stood in a composer unsent, kept in this tab for the person who wrote it: over a reload, a change of space, the
 * end of a login session. What another person left behind is deleted unseen.
 */
const PREFIX = 'klasbrug-draft ';

export function readDraft(writer: string, space: string): string {
	for (const key of Object.keys(sessionStorage)) {
		if (key.startsWith(PREFIX) && !key.startsWith(`${PREFIX}${writer} `)) sessionStorage.removeItem(key);
	}
	return sessionStorage.getItem(keyOf(writer, space)) ?? '';
}

export function keepDraft(writer: string, space: string, text: string): void {
	if (text.trim() === '') sessionStorage.removeItem(keyOf(writer, space));
	else sessionStorage.setItem(keyOf(writer, space), text);
}

function keyOf(writer: string, space: string): string {
	return `${PREFIX}${writer} ${space}`;
}
