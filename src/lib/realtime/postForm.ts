import { deserialize } from '$app/forms';
import type { Frame } from './events';
import { fieldsOf, type Post, type PostOutcome } from './posts';
import { unexpected } from './refused';

const patience = 8_000;
/** Too many at once, or no room on the disk. */
const notNow = [429, 503];

/**
 * Posts a message through the page's own form action, exactly as the form without JavaScript would.
 * @param action address of the action, such as `/projects/p/s/chat?/post`
 * @param writer id of the person writing: the server refuses what another viewer has left behind.
 */
export function postForm(action: string, writer: string): Post {
	return async (post) => submitForm(action, { command: post.command, writer, ...fieldsOf(post) });
}

/**
 * Submits one of the page's form actions that answer with a frame.
 * @throws Error when no answer of ours came.
 */
export async function submitForm(action: string, fields: Record<string, string>): Promise<PostOutcome> {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	const response = await fetch(action, {
		method: 'POST',
		headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
		body: form,
		signal: AbortSignal.timeout(patience)
	});
	const isOurs = response.headers.get('content-type')?.startsWith('application/json') ?? false;
	if (isOurs) return outcomeOf(await response.text());
	if (response.status >= 400 && response.status < 500) return refused();
	throw new Error(`${response.status} from something between us and the server`);
}

function outcomeOf(answer: string): PostOutcome {
	const result = deserialize<{ frame: Frame }, { key: string; text: string }>(answer);
	switch (result.type) {
		case 'success':
			if (!result.data) throw new Error('An action answered without its frame');
			return { type: 'sent', frame: result.data.frame };
		case 'failure':
			if (result.status === 401) return { type: 'signedOut' };
			return { ...refused(), ...result.data, isNotNow: notNow.includes(result.status) };
		case 'redirect':
			return { type: 'signedOut' };
		case 'error':
			if (result.status === 401) return { type: 'signedOut' };
			return refused();
	}
}

/** Without words of ours from the server. */
function refused() {
	return { type: 'refused', ...unexpected() } as const;
}
