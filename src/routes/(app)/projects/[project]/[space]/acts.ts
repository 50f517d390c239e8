/** Acts on a space from one of its pages: at once, with a toast that takes it back or says why not. */
import { showToast } from '$lib/components/toasts';
import { m } from '$lib/i18n/paraglide/messages';
import { submitForm } from '$lib/realtime/postForm';
import type { SpaceContent } from '$lib/realtime/apply';
import type { Space } from '$lib/realtime/space.svelte';

export interface Acts {
	/** Submits an action of the page and applies its frame. False when it was refused, which the person has been told. */
	act: (action: string, fields: Record<string, string>) => Promise<boolean>;
	/** The same, and says what was done, with a way back. */
	actWithUndo: (action: string, undo: string, fields: Record<string, string>, told: string) => Promise<boolean>;
}

/**
 * @param address of the page whose actions are used
 * @param writer id of the person who acts
 */
export function spaceActs<T extends SpaceContent>(space: Space<T>, address: string, writer: string): Acts {
	async function act(action: string, given: Record<string, string>): Promise<boolean> {
		const fields = { command: crypto.randomUUID(), writer, ...given };
		const outcome = await submitForm(`${address}?/${action}`, fields).catch(() => null);
		if (outcome?.type === 'sent') {
			// An act may be told in another space: a mute is an event of the teachers' own.
			if (outcome.frame.space === space.id) space.apply(outcome.frame);
			return true;
		}
		showToast(outcome?.type === 'refused' ? outcome.text : m.space_act_failed());
		return false;
	}

	async function actWithUndo(action: string, undo: string, fields: Record<string, string>, told: string) {
		if (!(await act(action, fields))) return false;
		showToast(told, { label: m.shell_undo(), act: () => void act(undo, fields) });
		return true;
	}

	return { act, actWithUndo };
}
