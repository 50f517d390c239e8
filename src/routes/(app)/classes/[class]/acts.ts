/** Acts on a class from its page: through its form actions, with a toast that takes it back or says why not. */
import { deserialize } from '$app/forms';
import { readAgain } from '$lib/components/readAgain';
import { showToast } from '$lib/components/toasts';
import { m } from '$lib/i18n/paraglide/messages';

export type Answer<T> = { done: true; data: T } | { done: false; text: string };
export interface Undo {
	action: string;
	fields: Record<string, string>;
	/** Of the class whose page has the action, when it is another one. */
	address?: string;
}

export interface ClassActs {
	/** Submits an action of the page and gives its answer. */
	send: <T>(action: string, fields: Record<string, string>) => Promise<Answer<T>>;
	/** Submits a command, says what was done and how to take it back, and reads the class again. */
	act: Act;
	/** The same, and a refusal is told in a toast: where nothing covers it. */
	actAloud: Act;
}

type Act = (action: string, fields: Record<string, string>, told: string, undo?: Undo) => Promise<Answer<unknown>>;

/** How long a list of forty may take on a busy server, in ms. */
const patience = 20_000;

/**
 * @param address of the class's page
 * @param writer id of the person who acts
 */
export function classActs(address: string, writer: string): ClassActs {
	const command = (fields: Record<string, string>) => ({ command: crypto.randomUUID(), writer, ...fields });

	function send<T>(action: string, fields: Record<string, string>): Promise<Answer<T>> {
		return submit<T>(`${address}?/${action}`, fields);
	}

	const act: Act = async (action, fields, told, undo) => {
		const answer = await send(action, command(fields));
		if (!answer.done) return answer;
		await readAgain('klasbrug:class');
		showToast(told, undo && { label: m.shell_undo(), act: () => void takeBack(undo) });
		return answer;
	};

	const actAloud: Act = async (...args) => {
		const answer = await act(...args);
		if (!answer.done) showToast(answer.text);
		return answer;
	};

	async function takeBack({ action, fields, address: other = address }: Undo): Promise<void> {
		const answer = await submit(`${other}?/${action}`, command(fields));
		if (!answer.done) showToast(answer.text);
		await readAgain('klasbrug:class');
	}

	return { send, act, actAloud };
}

async function submit<T>(address: string, fields: Record<string, string>): Promise<Answer<T>> {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) body.set(name, value);
	try {
		const headers = { accept: 'application/json', 'x-sveltekit-action': 'true' };
		const signal = AbortSignal.timeout(patience);
		const response = await fetch(address, { method: 'POST', headers, body, signal });
		const result = deserialize<Record<string, unknown>, { text: string }>(await response.text());
		if (result.type === 'success') return { done: true, data: result.data as T };
		if (result.type !== 'failure') return { done: false, text: m.classes_failed() };
		return { done: false, text: result.data?.text ?? m.error_unexpected() };
	} catch {
		return { done: false, text: m.classes_failed() };
	}
}
