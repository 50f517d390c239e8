import type { Since } from './events';
import type { MessagesAsked, MessagesPage } from './talkWindow';

/** What a page asks and tells the server about one space, outside the socket: works with sockets blocked. */
export interface SpaceRequests {
	since: (n: number) => Promise<Since>;
	messages: (asked: MessagesAsked) => Promise<MessagesPage>;
	read: (to: number, leaving: boolean) => Promise<void>;
	left: () => Promise<void>;
}

/** The space no longer exists for this person. */
export class SpaceGone extends Error {}

const patience = 8_000;

export function spaceRequests(space: {
	id: string;
	project: string;
	origin?: string;
	fetcher?: typeof fetch;
}): SpaceRequests {
	const address = `${space.origin ?? ''}/projects/${space.project}/${space.id}`;
	const ask = space.fetcher ?? ((input, init) => fetch(input, init));

	async function get<T>(path: string): Promise<T> {
		const response = await ask(`${address}/${path}`, {
			headers: { accept: 'application/json' },
			cache: 'no-store',
			redirect: 'manual',
			signal: AbortSignal.timeout(patience)
		});
		return (await (await accepted(response)).json()) as T;
	}

	async function tell(path: string, body: object, keepalive: boolean): Promise<void> {
		const headers = { accept: 'application/json', 'content-type': 'application/json' };
		await accepted(await ask(`${address}/${path}`, { method: 'POST', headers, body: JSON.stringify(body), keepalive }));
	}

	return {
		since: (n) => get(`since?n=${n}`),
		messages: (asked) => get(`messages${asked === 'now' ? '' : `?${new URLSearchParams(texts(asked))}`}`),
		read: (to, leaving) => tell('read', { to }, leaving),
		left: () => tell('left', {}, true)
	};
}

function texts(facts: object): Record<string, string> {
	return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]));
}

/** @throws SpaceGone for 404, Error for anything else that is not the answer. */
async function accepted(response: Response): Promise<Response> {
	if (response.status === 404) throw new SpaceGone();
	if (!response.ok) throw new Error(`${response.status}`);
	return response;
}
