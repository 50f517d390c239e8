/** What teachers do about a space and its students for a while: at once, with a toast that takes it back. */
import { readAgain } from '$lib/components/readAgain';
import { showToast } from '$lib/components/toasts';
import { m } from '$lib/i18n/paraglide/messages';
import type { MuteLength } from '$lib/schemas/muteLengths';
import type { SpaceContent } from '$lib/realtime/apply';
import type { Space } from '$lib/realtime/space.svelte';
import { spaceActs } from '../acts';

export interface RulesActs {
	/** Stops the students' writing, all but handing in. */
	freeze: () => Promise<void>;
	unfreeze: () => Promise<void>;
	/** Stops one student's posting in the whole project. */
	mute: (person: string, lasts: MuteLength) => Promise<void>;
	/** `until` is when it would have ended, UTC ms: the way back. */
	lift: (person: string, until: number) => Promise<void>;
}

/** @param writer id of the teacher who acts */
export function rulesActs<T extends SpaceContent>(space: Space<T>, project: string, writer: string): RulesActs {
	const { act, actWithUndo } = spaceActs(space, `/projects/${project}/${space.id}/rules`, writer);

	/** Mutes are no part of a space: the page's own data tell. */
	const refresh = () => void readAgain('klasbrug:rules');

	async function muteAgain(person: string, lasts: MuteLength): Promise<boolean> {
		const isDone = await act('mute', { person, lasts: String(lasts) });
		if (isDone) refresh();
		return isDone;
	}

	async function liftAgain(person: string): Promise<boolean> {
		const isDone = await act('lift', { person });
		if (isDone) refresh();
		return isDone;
	}

	return {
		freeze: async () => void (await actWithUndo('freeze', 'unfreeze', {}, m.rules_froze())),
		unfreeze: async () => void (await actWithUndo('unfreeze', 'freeze', {}, m.rules_unfroze())),
		mute: async (person, lasts) => {
			if (!(await muteAgain(person, lasts))) return;
			showToast(m.rules_muted(), { label: m.shell_undo(), act: () => void liftAgain(person) });
		},
		lift: async (person, until) => {
			if (!(await liftAgain(person))) return;
			showToast(m.rules_lifted(), { label: m.shell_undo(), act: () => void muteAgain(person, until) });
		}
	};
}
