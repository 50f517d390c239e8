/** What a form or a JSON body may weigh, in bytes. Uploads have routes and limits of their own. */
const largest = 256 * 1024;

/**
 * The request with its whole body read, or null when the body is too large. Counts the bytes that come: the length
 * a request claims may be missing or a lie.
 */
export async function withinBodyLimit(request: Request): Promise<Request | null> {
	if (!request.body) return request;
	if (Number(request.headers.get('content-length') ?? 0) > largest) return null;
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
	return new Request(url, { method, headers, signal, body: new Blob(chunks) });
}
