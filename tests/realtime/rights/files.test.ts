import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Frame } from '$lib/realtime/events';
import { stopServers } from '../../support/server';
import { until } from '../../support/until';
import { allowedTold, wrongWith } from './allowed';
import { formBody, type Answer } from './ask';
import { resultOf } from './cells';
import { refusalOf, submit } from './forms';
import { record } from './recorder';
import { startWorld, type Role, type World } from './world';

/** Files over HTTP, as the built product takes, tells and gives them; and what somebody with `curl` may try. */
let world: World;
let files: string;

beforeAll(async () => {
	world = await startWorld();
	const { project, space } = world.places.team;
	files = `/projects/${project}/${space}/files`;
});
afterAll(async () => {
	world?.close();
	await stopServers();
});

const pdf = (bytes: number) => Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(bytes - 9)]);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function begin(as: Role, name: string, bytes: number) {
	const command = randomUUID();
	const body = formBody({ command, writer: world.viewerId(as), name, bytes: String(bytes) });
	const answer = await submit(world, `${files}?/begin`, body, as);
	return { command, upload: resultOf<{ upload: string }>(answer).upload };
}

function piece(as: Role, upload: string, offset: number, body: Buffer, chunked = false): Promise<Answer> {
	const tus = { 'tus-resumable': '1.0.0', 'content-type': 'application/offset+octet-stream' };
	const headers = { ...tus, origin: world.origin, 'upload-offset': String(offset) };
	return world.ask({ method: 'PATCH', path: `${files}/upload/${upload}`, as, headers, body, chunked });
}

async function finish(as: Role, begun: { command: string; upload: string }): Promise<Answer> {
	return submit(world, `${files}?/finish`, formBody({ ...begun, writer: world.viewerId(as) }), as);
}

function attach(as: Role, name: string, content: Buffer, more = ''): Promise<Answer> {
	const field = (key: string, value: string) =>
		`--edge\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`;
	const fields = field('command', randomUUID()) + field('writer', world.viewerId(as)) + more;
	const file = `--edge\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/html\r\n\r\n`;
	const body = Buffer.concat([Buffer.from(fields + file), content, Buffer.from('\r\n--edge--\r\n')]);
	return submit(world, `${files}?/attach`, body, as, 'multipart/form-data; boundary=edge');
}

/** The bytes as they come: `ask` reads text. */
async function download(as: Role, path: string): Promise<{ response: Response; bytes: Buffer }> {
	const response = await fetch(`http://127.0.0.1:${world.port}${path}`, { headers: { cookie: world.cookie(as) } });
	return { response, bytes: Buffer.from(await response.arrayBuffer()) };
}

describe('a file of twelve megabytes', () => {
	test('goes up in one school in pieces of five, and comes down in the other byte for byte', async () => {
		const [maya, outsider] = [
			await record(world, world.cookie('otherTeacher')),
			await record(world, world.cookie('outsider'))
		];
		const bytes = pdf(12 * 1024 * 1024);
		const begun = await begin('student', 'Energy plan.pdf', bytes.length);
		expect(refusalOf(await finish('student', begun))).toMatchObject({ status: 409, key: 'error_upload_unfinished' });
		const size = 5 * 1024 * 1024;
		for (let offset = 0; offset < bytes.length; offset += size) {
			const answer = await piece('student', begun.upload, offset, bytes.subarray(offset, offset + size), offset > 0);
			expect([answer.status, answer.text]).toEqual([204, '']);
		}
		const { frame } = resultOf<{ frame: Frame }>(await finish('student', begun));
		const [event] = frame.events;
		expect(resultOf<{ frame: Frame }>(await finish('student', begun)).frame).toEqual(frame);
		await until('the other school hears of it', () => maya.hasFrame(frame.space, event!.n));
		const told = maya.told.find(({ event: name, data: [one] }) => name === 'frame' && (one as Frame).head === event!.n);
		expect(wrongWith(allowedTold.frame, told?.data[0])).toEqual([]);
		expect(outsider.words()).not.toContain(event!.subject);
		for (const one of [maya, outsider]) one.socket.disconnect();

		const got = await download('otherTeacher', `${files}/${event!.subject}`);
		expect(sha256(got.bytes)).toBe(sha256(bytes));
		expect(got.response.headers.get('etag')).toBe(`"${sha256(bytes)}"`);
		expect(got.response.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''Energy%20plan.pdf");
	});

	test('does not come in a piece larger than the product takes, whether it says so or not', async () => {
		const begun = await begin('student', 'too much at once.pdf', 12 * 1024 * 1024);
		for (const chunked of [false, true]) {
			const answer = await piece('student', begun.upload, 0, pdf(8 * 1024 * 1024), chunked);
			expect(answer.status).toBeGreaterThanOrEqual(400);
		}
		expect((await finish('student', begun).then(refusalOf)).status).toBe(409);
	});
});

describe('a form with a small file', () => {
	test('brings it, without a script', async () => {
		const { frame } = resultOf<{ frame: Frame }>(await attach('student', 'notes.txt', Buffer.from('kept as it is\n')));
		const { response, bytes } = await download('teacher', `${files}/${frame.events[0]!.subject}`);
		expect(bytes.toString()).toBe('kept as it is\n');
		expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
	});

	test('is refused above five megabytes, and above a quarter of one for who is nobody', async () => {
		const large = await attach('student', 'large.pdf', pdf(5 * 1024 * 1024 + 1));
		expect(refusalOf(large)).toMatchObject({ status: 400, key: 'error_file_large' });
		expect((await attach('student', 'huge.pdf', pdf(5.5 * 1024 * 1024))).status).toBe(413);
		expect((await attach('nobody', 'some.pdf', pdf(300_000))).status).toBe(413);
		expect((await submit(world, `${files}?/rename`, 'x'.repeat(300_000))).status).toBe(413);
	});

	test('is refused with two files, a text for a file, a file for a text, or a name that is none', async () => {
		const second = '--edge\r\ncontent-disposition: form-data; name="file"; filename="b.txt"\r\n\r\nb\r\n';
		expect(refusalOf(await attach('student', 'a.txt', Buffer.from('a'), second)).key).toBe('error_invalid');
		const asText = { command: randomUUID(), writer: world.viewerId('student'), file: 'a text' };
		expect(refusalOf(await submit(world, `${files}?/attach`, formBody(asText))).key).toBe('error_file_missing');
		const asFile = '--edge\r\ncontent-disposition: form-data; name="text"; filename="a.txt"\r\n\r\na\r\n--edge--\r\n';
		const chat = files.replace(/files$/, 'chat?/post');
		const posted = await submit(world, chat, asFile, 'student', 'multipart/form-data; boundary=edge');
		expect(refusalOf(posted)).toMatchObject({ status: 400, key: 'error_invalid' });
		expect(refusalOf(await attach('student', '../../../evil.exe', Buffer.from('a'))).key).toBe('error_file_kind');
	});

	test('says what it is by its bytes, whatever the browser said', async () => {
		const page = Buffer.from('<!doctype html><script>document.title = "taken over"</script>');
		const { frame } = resultOf<{ frame: Frame }>(await attach('student', 'page.txt', page));
		const { response } = await download('student', `${files}/${frame.events[0]!.subject}`);
		expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
		expect(response.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
		expect(response.headers.get('content-disposition')).toMatch(/^attachment;/);
	});
});

describe('a link to a file that was passed on', () => {
	const opened = { accept: 'text/html' };

	test('leads who is signed out to the login page and back, and tells everybody else nothing', async () => {
		const path = `${files}/${world.places.team.file}`;
		const signedOut = await world.ask({ path, headers: opened });
		expect([signedOut.status, signedOut.headers.location]).toEqual([303, `/login?next=${encodeURIComponent(path)}`]);
		for (const as of ['outsider', 'otherStudent', 'removed', 'coordinator'] as const) {
			const [there, never] = await Promise.all(
				[path, `${files}/${randomUUID()}`].map((one) => world.ask({ path: one, as, headers: opened }))
			);
			expect(there!.status, as).toBe(404);
			expect(there!.text).toBe(never!.text);
			expect(there!.text).not.toContain('{');
		}
	});

	test('to an upload of somebody else takes no piece, and no path leads out of the folder', async () => {
		const begun = await begin('student', 'mine.pdf', 100);
		for (const as of ['teacher', 'otherStudent', 'outsider', 'removed', 'coordinator'] as const) {
			expect((await piece(as, begun.upload, 0, pdf(100))).status, as).toBe(404);
		}
		expect((await piece('outsider', begun.upload, 0, pdf(5 * 1024 * 1024))).status).toBe(404);
		expect((await piece('nobody', begun.upload, 0, pdf(100))).status).toBe(401);
		for (const way of ['..%2f..%2fklasbrug.sqlite', '..%5c..%5cklasbrug.sqlite', `${begun.upload}%00`]) {
			expect((await piece('student', way, 0, pdf(100))).status, way).toBe(404);
		}
	});
});

test('what lies in the data folder are hashes and ids, never a name that somebody gave', () => {
	const folder = world.dataDir;
	expect(existsSync(join(folder, 'blobs'))).toBe(true);
	for (const name of readdirSync(join(folder, 'blobs'), { recursive: true, encoding: 'utf8' })) {
		expect(name).toMatch(/^[\da-f]{2}([/\\][\da-f]{64})?$/);
	}
	for (const name of readdirSync(join(folder, 'uploads'))) expect(name).toMatch(/^[\da-f-]{36}$/);
});
