import { fileLimits } from '$lib/schemas/limits';

/** What a form or a JSON body may weigh, in bytes. */
const usual = 256 * 1024;
const files = '/(app)/projects/[project]/[space]/files';

/**
 * The same for one request. A form with a small file in it may weigh more, for who is signed in; the pieces of an
 * upload go to disk as they come, counted by the protocol and, as every body, by BODY_SIZE_LIMIT (start.ts).
 */
export function bodyLimit(
	route: { id: string | null },
	request: Request,
	url: URL,
	isSignedIn: boolean
): number | 'streamed' {
	if (request.method === 'PATCH' && route.id === `${files}/upload/[upload]`) return 'streamed';
	const attaches = isSignedIn && route.id === files && url.search === '?/attach';
	return attaches ? fileLimits.formBytes + usual : usual;
}

/**
 * The request if its body is small enough, or null. A length that is said holds: no more than that is ever read from
 * the connection. Where none is said (chunks), the body is read whole and what comes is counted.
 */
export async function withinBodyLimit(request: Request, largest: number): Promise<Request | null> {
	if (!request.body) return request;
	const length = request.headers.get('content-length');
	if (length !== null) return Number(length) <= largest ? request : null;
	const chunks: Uint8Array<ArrayBuffer>[] = [];
	let bytes = 0;
	for (const reader = request.body.getReader(); ;) {
		const { done, value } = await reader.read();
		if (done) break;
		bytes += value.byteLength;
		if (bytes > largest) {
			// Not awaited: adapter-node destroys the connection on it, and the answer has to go out first.
			reader.releaseLock();
			return null;
		}
		chunks.push(value);
	}
	const { method, headers, url, signal } = request;
	return new Request(url, { method, headers, signal, body: Buffer.concat(chunks) });
}
