/** What people do with messages that are there: each act at once, with a way back where there is one. */
import { m } from '$lib/i18n/paraglide/messages';
import type { AcceptedTime } from '$lib/realtime/posts';
import type { Reaction } from '$lib/schemas/reactions';
import type { Acts } from '../acts';

export interface MessageActs {
	react: (message: string, kind: Reaction, on: boolean) => Promise<boolean>;
	pin: (message: string, on: boolean) => Promise<boolean>;
	/** Says that a question is answered. */
	settle: (message: string) => Promise<boolean>;
	edit: (message: string, text: string, times: AcceptedTime[]) => Promise<boolean>;
	/** Leaves a tombstone; nothing on the server undoes it. */
	remove: (message: string) => Promise<boolean>;
	/** For teachers: from students. */
	hide: (message: string) => Promise<boolean>;
	/** Says why it is hidden; staff read it. */
	explain: (message: string, reason: string) => Promise<boolean>;
	show: (message: string) => Promise<boolean>;
}

export function messageActs({ act, actWithUndo }: Acts): MessageActs {
	return {
		react: (message, kind, on) => act(on ? 'react' : 'unreact', { message, kind }),
		pin: (message, on) =>
			on
				? actWithUndo('pin', 'unpin', { message }, m.row_pin_done())
				: actWithUndo('unpin', 'pin', { message }, m.row_unpin_done()),
		settle: (message) => act('settle', { message }),
		edit: (message, text, times) =>
			act('edit', { message, text, ...(times.length > 0 && { times: JSON.stringify(times) }) }),
		remove: (message) => act('delete', { message }),
		hide: (message) => actWithUndo('hide', 'show', { message }, m.chat_hidden()),
		explain: (message, reason) => act('hide', { message, reason }),
		show: (message) => actWithUndo('show', 'hide', { message }, m.chat_shown())
	};
}
