import { applyAction, deserialize } from '$app/forms';
import type { SubmitFunction } from '@sveltejs/kit';
import { readAgain } from '$lib/components/readAgain';
import { m } from '$lib/i18n/paraglide/messages';

/** How forms of this page are sent: one at a time, with the refusal beside the form and everything written kept. */
export interface Told {
	/** What the action answered. */
	done: (data: Record<string, unknown>) => void;
	refused: (text: string) => void;
}

/** For `use:enhance`. A second click while the first is on its way does nothing. */
export function submitOnce({ done, refused }: Told): SubmitFunction {
	let isUnderWay = false;
	return ({ cancel }) => {
		if (isUnderWay) return cancel();
		isUnderWay = true;
		return async ({ result, update }) => {
			isUnderWay = false;
			if (result.type === 'success') {
				await update();
				done(result.data ?? {});
			} else if (result.type === 'failure') {
				const { text = m.people_act_failed() } = (result.data ?? {}) as { text?: string };
				refused(text);
			} else if (result.type === 'redirect') await applyAction(result);
			else refused(m.people_act_failed());
		};
	};
}

/** Sends an action without a form, as from a toast. Answers with what to tell when it was refused. */
export async function act(action: string, fields: Record<string, string>): Promise<string | null> {
	const form = new FormData();
	form.set('command', crypto.randomUUID());
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	const headers = { accept: 'application/json', 'x-sveltekit-action': 'true' };
	try {
		const response = await fetch(`/people?/${action}`, { method: 'POST', headers, body: form });
		const result = deserialize<Record<string, unknown>, { text: string }>(await response.text());
		if (result.type === 'failure') return result.data?.text ?? m.people_act_failed();
		await readAgain();
		return result.type === 'error' ? m.people_act_failed() : null;
	} catch {
		return m.people_act_failed();
	}
}
