/** What teachers do with the people of a space: each act at once, with a toast that takes it back. */
import { m } from '$lib/i18n/paraglide/messages';
import type { Acts } from '../acts';

export interface Moderation {
	/** Ends the membership of a student in a team. */
	remove: (membership: string) => Promise<void>;
}

export function moderation({ actWithUndo }: Acts): Moderation {
	return {
		remove: async (membership) => void (await actWithUndo('remove', 'restore', { membership }, m.people_removed()))
	};
}
