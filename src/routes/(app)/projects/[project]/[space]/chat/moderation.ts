/** What teachers do in a space from its page: each act at once, with a toast that takes it back. */
import { showToast } from '$lib/components/toasts';
import { m } from '$lib/i18n/paraglide/messages';
import { refusalText } from '$lib/i18n/refusalText';
import { submitForm } from '$lib/realtime/postForm';
import type { Space } from '$lib/realtime/space.svelte';

export interface Moderation {
	/** Hides a message from students. */
	hide: (message: string) => Promise<void>;
	show: (message: string) => Promise<void>;
	/** Ends the membership of a student in a team. */
	remove: (membership: string) => Promise<void>;
}

/**
 * @param address of the page whose actions are used
 * @param writer id of the person who acts
 */
export function moderation(space: Space, address: string, writer: string): Moderation {
	async function command(action: string, subject: Record<string, string>): Promise<boolean> {
		const fields = { command: crypto.randomUUID(), writer, ...subject };
		const outcome = await submitForm(`${address}?/${action}`, fields).catch(() => null);
		if (outcome?.type === 'sent') {
			space.apply(outcome.frame);
			return true;
		}
		showToast(outcome?.type === 'refused' ? refusalText(outcome.key, outcome.details) : m.chat_act_failed());
		return false;
	}

	async function withUndo(action: string, undo: string, subject: Record<string, string>, told: string): Promise<void> {
		if (!(await command(action, subject))) return;
		showToast(told, { label: m.shell_undo(), act: () => void command(undo, subject) });
	}

	return {
		hide: async (message) => withUndo('hide', 'show', { message }, m.chat_hidden()),
		show: async (message) => withUndo('show', 'hide', { message }, m.chat_shown()),
		remove: async (membership) => withUndo('remove', 'restore', { membership }, m.people_removed())
	};
}
