import { m } from './paraglide/messages';

type Text = (details: Record<string, string | number>) => string;

/** What a refusal of the server says to the person: the text of its message key, or that something went wrong. */
export function refusalText(key: string, details: Record<string, string | number> = {}): string {
	if (!key.startsWith('error_') || !(key in m)) return m.page_error_broken_text();
	// The server sends keys of our own messages with exactly their details; a test holds both lists together.
	const text = m[key as keyof typeof m] as Text;
	return text(details);
}
