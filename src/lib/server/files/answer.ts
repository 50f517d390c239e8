import { readBlob } from './blobs';

/**
 * A blob as the answer to a request: whole, or the one range that was asked for, streamed. A browser that gets it does
 * nothing with it but what the page that asked said: nothing in it runs, and no other site can hold it.
 */
export interface SentBlob {
	blobId: string;
	bytes: number;
	type: string;
	/** What it is saved as; null for what we encoded ourselves, which may be shown. */
	name: string | null;
}

const strict = {
	'x-content-type-options': 'nosniff',
	'content-security-policy': "sandbox; default-src 'none'",
	'cross-origin-resource-policy': 'same-origin',
	'referrer-policy': 'no-referrer',
	'cache-control': 'private, no-store',
	'accept-ranges': 'bytes'
};

/** @throws Unavailable when the pool has lost the bytes. */
export async function answerWith(request: Request, sent: SentBlob): Promise<Response> {
	const etag = `"${sent.blobId}"`;
	const headers = new Headers({
		...strict,
		etag,
		'content-type': sent.type.startsWith('text/') ? `${sent.type}; charset=utf-8` : sent.type,
		'content-disposition': sent.name === null ? 'inline' : `attachment; filename*=UTF-8''${encoded(sent.name)}`
	});
	const range = rangeOf(request, etag, sent.bytes);
	if (range === 'impossible') {
		headers.set('content-range', `bytes */${sent.bytes}`);
		return new Response(null, { status: 416, headers });
	}
	const { from, to } = range ?? { from: 0, to: sent.bytes - 1 };
	headers.set('content-length', String(to - from + 1));
	if (range) headers.set('content-range', `bytes ${from}-${to}/${sent.bytes}`);
	const body = request.method === 'HEAD' ? null : await readBlob(sent.blobId, from, to);
	return new Response(body, { status: range ? 206 : 200, headers });
}

/**
 * The one range of RFC 9110 §14 that is asked for. Null means all of it: nothing was asked, several were, it was no
 * range of bytes, or it was asked of another version (If-Range).
 */
function rangeOf({ headers, method }: Request, etag: string, bytes: number) {
	const asked = /^bytes=(\d*)-(\d*)$/.exec(headers.get('range')?.trim() ?? '');
	const other = headers.get('if-range');
	if (!asked || method !== 'GET' || (other !== null && other !== etag)) return null;
	const [, first = '', last = ''] = asked;
	if (first === '' && last === '') return null;
	if (first === '') {
		const length = Math.min(Number(last), bytes);
		return length === 0 ? 'impossible' : { from: bytes - length, to: bytes - 1 };
	}
	const [from, to] = [Number(first), last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1)];
	if (last !== '' && Number(last) < from) return null;
	return from >= bytes ? 'impossible' : { from, to };
}

/** As RFC 8187 writes a text in a header: a quote, a line end or another alphabet cannot break out of it. */
function encoded(name: string): string {
	return encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
