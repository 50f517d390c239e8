import { m } from '$lib/i18n/paraglide/messages';

/** Why the server did not do what it was asked. */
export interface Refused {
	key: string;
	/** What the person reads. */
	text: string;
}

/** A refusal that came without words of ours. */
export function unexpected(): Refused {
	return { key: 'error_unexpected', text: m.error_unexpected() };
}
