import type { Heads } from './events';

/** What came of asking `GET /heads`. `lost`: no answer, or one that is not the server's own. */
export type HeadsAnswer = { type: 'heads'; heads: Heads } | { type: 'signedOut' } | { type: 'lost' };

/** @param patience how long an answer may take, ms. Never throws. */
export async function askForHeads(fetcher: typeof fetch, origin: string, patience: number): Promise<HeadsAnswer> {
	try {
		const response = await fetcher(`${origin}/heads`, {
			headers: { accept: 'application/json' },
			redirect: 'manual',
			cache: 'no-store',
			signal: AbortSignal.timeout(patience)
		});
		if (response.status === 401 || isRedirect(response)) return { type: 'signedOut' };
		if (!response.ok) return { type: 'lost' };
		return { type: 'heads', heads: (await response.json()) as Heads };
	} catch {
		return { type: 'lost' };
	}
}

function isRedirect(response: Response): boolean {
	return response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400);
}
