import type { IncomingMessage } from 'node:http';
import { siteOrigin } from '../auth/origin.ts';

/**
 * Sockets carry the login cookie from wherever a page opens them, and CORS does not cover WebSockets: the Origin must
 * be ours to the letter, for polling and upgrade alike. None at all means no browser of ours.
 * Loaded by start.ts and vite.config.ts without a build.
 */
export function allowRequest(
	request: IncomingMessage,
	answer: (refusal: string | null | undefined, allowed: boolean) => void
): void {
	const { origin, host, upgrade } = request.headers;
	const isOurs = origin !== undefined && origin === siteOrigin(`http://${host}`);
	const allowed = isOurs || (upgrade === undefined && isOwnPoll(request));
	answer(allowed ? null : 'foreign origin', allowed);
}

/**
 * Browsers leave Origin out of a GET to their own site, which is how long polling begins; there they say themselves,
 * where no page can, that the request stays on the site.
 */
function isOwnPoll({ headers }: IncomingMessage): boolean {
	return headers.origin === undefined && headers['sec-fetch-site'] === 'same-origin';
}
