/** What teachers do in a chat: each act at once, with a toast that takes it back. */
import { m } from '$lib/i18n/paraglide/messages';
import type { Acts } from '../acts';

export interface Moderation {
	/** Hides a message from students. */
	hide: (message: string) => Promise<void>;
	show: (message: string) => Promise<void>;
	/** Ends the membership of a student in a team. */
	remove: (membership: string) => Promise<void>;
}

export function moderation({ actWithUndo }: Acts): Moderation {
	return {
		hide: async (message) => void (await actWithUndo('hide', 'show', { message }, m.chat_hidden())),
		show: async (message) => void (await actWithUndo('show', 'hide', { message }, m.chat_shown())),
		remove: async (membership) => void (await actWithUndo('remove', 'restore', { membership }, m.people_removed()))
	};
}
