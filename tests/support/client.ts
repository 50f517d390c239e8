import { parse } from 'devalue';
import type { TalkContent } from '$lib/realtime/apply';
import { Connection } from '$lib/realtime/connection.svelte';
import type { ConnectionOptions } from '$lib/realtime/connectionOptions';
import type { Frame } from '$lib/realtime/events';
import { Outbox } from '$lib/realtime/outbox/outbox.svelte';
import { fieldsOf, type Post, type PostOutcome } from '$lib/realtime/posts';
import { Space } from '$lib/realtime/space.svelte';

/** What a page holds of a space, without a page: the real Connection and Space, with a cookie instead of a browser. */
export interface Client {
	connection: Connection;
	space: Space<TalkContent>;
	/** How often the page's data had to be loaded again, and whether the person was told that they are out. */
	told: { resets: number; gone: boolean; signedOut: boolean };
	close(): void;
}

export interface ClientSetup {
	origin: string;
	/** Where the pages think they are, when a proxy stands in between. */
	pageOrigin?: string;
	cookie: string;
	project: string;
	space: string;
	n: number;
	content?: TalkContent;
	post?: (headers: Record<string, string>, address: string) => Post;
	connection?: Partial<ConnectionOptions>;
	/** What a page does when too much was missed: it loads its data again. */
	onReset?: () => void;
	/** Holds the answer to a request back. */
	delay?: (address: string) => Promise<void> | undefined;
}

export function openClient(setup: ClientSetup): Client {
	const { origin, cookie, project, space: id } = setup;
	const headers = { cookie, origin: setup.pageOrigin ?? origin };
	const fetcher: typeof fetch = async (input, init) => {
		const all = { ...Object.fromEntries(new Headers(init?.headers)), ...headers };
		const response = await fetch(input, { ...init, headers: all });
		await setup.delay?.(input instanceof Request ? input.url : input.toString());
		return response;
	};
	const told = { resets: 0, gone: false, signedOut: false };
	const post = setup.post ?? postJson;
	const connection = new Connection({
		origin,
		fetcher,
		onSignedOut: () => (told.signedOut = true),
		...setup.connection,
		socket: { extraHeaders: headers, ...setup.connection?.socket }
	});
	const outbox = new Outbox({
		writer: cookie,
		login: cookie,
		now: () => Date.now(),
		keptFor: 60_000,
		postTo: () => post(headers, `${origin}/projects/${project}/${id}/chat`)
	});
	const space = new Space<TalkContent>({
		id,
		project,
		n: setup.n,
		content: setup.content ?? { messages: [], from: 1, questions: [], pins: [], members: [], openings: [] },
		readTo: 0,
		outbox,
		onReset: () => {
			told.resets += 1;
			setup.onReset?.();
		},
		onGone: () => (told.gone = true),
		fetcher,
		origin
	});
	const stop = connection.start();
	const leave = space.open(connection);
	const close = outbox.open();
	return {
		connection,
		space,
		told,
		close: () => {
			leave();
			stop();
			close();
		}
	};
}

/** Posts to the test server's own endpoint. */
function postJson(headers: Record<string, string>, address: string): Post {
	return async ({ command, text }) => {
		const response = await fetch(address, {
			method: 'POST',
			body: JSON.stringify({ command, text }),
			headers,
			signal: AbortSignal.timeout(2_000)
		});
		if (!response.ok) return { type: 'refused', key: String(response.status), text: '' };
		return { type: 'sent', frame: await response.json() };
	};
}

/** Posts through SvelteKit's form action, as `postForm` does in a browser. */
export function postToAction(writer: string): (headers: Record<string, string>, address: string) => Post {
	return (headers, address) => async (post) => {
		const response = await fetch(`${address}?/post`, {
			method: 'POST',
			headers: { ...headers, accept: 'application/json', 'x-sveltekit-action': 'true' },
			body: new URLSearchParams({ command: post.command, writer, ...fieldsOf(post) }),
			signal: AbortSignal.timeout(2_500)
		});
		return outcomeOf((await response.json()) as ActionAnswer);
	};
}

interface ActionAnswer {
	type: string;
	status: number;
	data: string;
}

function outcomeOf(result: ActionAnswer): PostOutcome {
	if (result.type === 'success') return { type: 'sent', frame: (parse(result.data) as { frame: Frame }).frame };
	if (result.type === 'failure') return { type: 'refused', ...(parse(result.data) as { key: string; text: string }) };
	throw new Error(`${result.type} ${result.status}`);
}
