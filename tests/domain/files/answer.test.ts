import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerWith } from '$lib/server/files/answer';
import { keepBlob } from '$lib/server/files/blobs';
import { freshStore } from '../../support/store';

freshStore();

const content = randomBytes(200_000);
let blobId = '';

beforeAll(async () => {
	blobId = (await keepBlob(content)).id;
});

const address = 'http://here/file';
const ask = (headers: Record<string, string> = {}, method = 'GET', name: string | null = 'Film ★ "1".mp4') =>
	answerWith(new Request(address, { method, headers }), { blobId, bytes: content.length, type: 'video/mp4', name });
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe('a file that is downloaded', () => {
	it('comes whole and byte for byte, and does nothing in the browser', async () => {
		const response = await ask();
		expect(response.status).toBe(200);
		expect((await bytesOf(response)).equals(content)).toBe(true);
		expect(Object.fromEntries(response.headers)).toEqual({
			'accept-ranges': 'bytes',
			'cache-control': 'private, no-store',
			'content-disposition': "attachment; filename*=UTF-8''Film%20%E2%98%85%20%221%22.mp4",
			'content-length': '200000',
			'content-security-policy': "sandbox; default-src 'none'",
			'content-type': 'video/mp4',
			'cross-origin-resource-policy': 'same-origin',
			etag: `"${blobId}"`,
			'referrer-policy': 'no-referrer',
			'x-content-type-options': 'nosniff'
		});
	});

	it('cannot say more than its name in a header', async () => {
		const { headers } = await ask({}, 'GET', `a'b"c;d*e(f)\\g.txt`);
		expect(headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''a%27b%22c%3Bd%2Ae%28f%29%5Cg.txt");
	});

	it('tells its size without its bytes, when only that is asked', async () => {
		const response = await ask({ range: 'bytes=0-1' }, 'HEAD');
		expect([response.status, response.headers.get('content-length'), response.body]).toEqual([200, '200000', null]);
	});
});

describe('a part of a film', () => {
	it.each([
		['bytes=0-1', 0, 1],
		['bytes=100000-', 100_000, 199_999],
		['bytes=-10', 199_990, 199_999],
		['bytes=199999-300000', 199_999, 199_999],
		['bytes=-999999', 0, 199_999]
	])('comes as asked: %s', async (range, from, to) => {
		const response = await ask({ range });
		expect(response.status).toBe(206);
		expect(response.headers.get('content-range')).toBe(`bytes ${from}-${to}/200000`);
		expect(response.headers.get('content-length')).toBe(String(to - from + 1));
		expect((await bytesOf(response)).equals(content.subarray(from, to + 1))).toBe(true);
	});

	it.each(['bytes=200000-', 'bytes=300000-400000', 'bytes=-0'])('beyond the end is refused: %s', async (range) => {
		const response = await ask({ range });
		expect([response.status, response.headers.get('content-range')]).toEqual([416, 'bytes */200000']);
		expect((await bytesOf(response)).length).toBe(0);
	});

	it.each(['bytes=5-2', 'bytes=-', 'bytes=0-1,5-6', 'lines=1-2', 'bytes=a-b', ''])(
		'that makes no sense is the whole: %j',
		async (range) => {
			expect((await ask({ range })).status).toBe(200);
		}
	);

	it('of another version is the whole of this one', async () => {
		expect((await ask({ range: 'bytes=0-1', 'if-range': '"another"' })).status).toBe(200);
		expect((await ask({ range: 'bytes=0-1', 'if-range': `"${blobId}"` })).status).toBe(206);
	});
});
