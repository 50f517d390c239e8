import { io } from 'socket.io-client';
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { node, root } from '../../bin/repository.js';
import { wordsIn } from '../e2e/words';
import { pause, until } from '../support/until';
import { startServer, stopServers, temporaryFolder, type RunningServer } from '../support/server';

/** The first run and the rescue, asked of a production server whose data folder holds nothing. */
const password = 'bridge over nine hours';
const link = (server: RunningServer) => {
	const found = [...server.output().matchAll(/http:\/\/[\w.:]+\/setup\/[\w-]{43}/g)].at(-1);
	return found?.[0] ?? '';
};

let server: RunningServer;
beforeAll(async () => {
	server = await startServer({ dataDir: temporaryFolder(), env: { KLASBRUG_DEMO: undefined } });
});
afterAll(stopServers);

const get = (address: string, headers = {}) => fetch(address, { headers, redirect: 'manual' });

const hours = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
const fields = {
	...school('own', { name: 'Aamarke College', city: 'Enschede', zone: 'amsterdam', language: 'nl' }),
	...school('partner', { name: 'Gunn', city: 'Palo Alto', zone: 'America/Los_Angeles', language: 'en' }),
	'coordinator.name': 'Jos Bos',
	'coordinator.signInName': 'jos',
	'coordinator.password': password,
	'exchange.name': ''
};

function school(prefix: string, facts: Record<string, string>): Record<string, string> {
	const all = { ...facts, contact: 'Room 1', ...Object.fromEntries(hours.map((day) => [day, '8:30-16:00'])) };
	return Object.fromEntries(Object.entries(all).map(([name, value]) => [`${prefix}.${name}`, value]));
}

/** As a form without script sends it. */
const post = (address: string, form: Record<string, string>, cookie = '') =>
	fetch(address, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: server.origin, accept: 'text/html', cookie },
		body: new URLSearchParams(form)
	});

test('an empty installation prints one link and answers at no other address', async () => {
	expect(link(server)).toContain(server.origin);
	const paths = [
		'/',
		'/login',
		'/trust',
		'/me',
		'/people',
		'/heads',
		'/nowhere',
		'/setup',
		'/rescue/abc',
		'/login/__data.json'
	];
	for (const path of paths) {
		const answer = await get(server.origin + path);
		expect(answer.status, path).toBe(503);
		expect(await answer.text(), path).toContain('not set up yet');
		expect(answer.headers.get('cache-control')).toContain('no-store');
	}
	expect((await post(`${server.origin}/login`, { name: 'jos', password })).status).toBe(503);
	expect(await (await get(server.origin, { 'accept-language': 'nl' })).text()).toContain('nog niet ingesteld');
	expect((await get(`${server.origin}/favicon.svg`)).status).toBe(200);
	expect((await get(`${server.origin}/setup/${'x'.repeat(43)}`)).status).toBe(404);
	expect((await get(link(server))).status).toBe(200);
});

test('nobody’s socket gets in there', async () => {
	const socket = io(server.origin, {
		path: '/ws/',
		reconnection: false,
		transports: ['websocket'],
		extraHeaders: { origin: server.origin }
	});
	const refusal = await new Promise<Error>((resolve) => socket.once('connect_error', resolve));
	expect(refusal.message).toBe('signed out');
	socket.close();
});

test('the link is kept as a hash only, and a restart prints another one, which makes the first one void', async () => {
	const first = link(server);
	const token = first.split('/').at(-1)!;
	await server.end('SIGTERM');
	const files = readdirSync(server.dataDir, { recursive: true, encoding: 'utf8', withFileTypes: true });
	for (const file of files.filter((one) => one.isFile())) {
		expect(readFileSync(join(file.parentPath, file.name)).includes(token), file.name).toBe(false);
	}
	const { dataDir, port } = server;
	server = await startServer({ dataDir, port, env: { KLASBRUG_DEMO: undefined } });
	expect(link(server)).not.toBe(first);
	expect((await get(first)).status).toBe(404);
	expect((await get(link(server))).status).toBe(200);
});

test('a form with mistakes comes back with all that was written but the password, and nothing is made', async () => {
	const wrong = { ...fields, 'own.zone': 'Nowhere/Land', 'partner.friday': 'all day', 'partner.city': ' ' };
	const answer = await post(link(server), wrong);
	expect(answer.status).toBe(400);
	const page = await answer.text();
	for (const kept of ['Aamarke College', 'Nowhere/Land', 'all day', 'Jos Bos']) {
		expect(page).toContain(`value="${kept}"`);
	}
	expect(page).not.toContain(password);
	expect(page.match(/aria-invalid="true"/g)).toHaveLength(4);
	expect(page).toContain(wordsIn('en')('error_lesson_hours'));
	expect(page).toContain(wordsIn('en')('error_password_again'));
	expect((await post(link(server), { ...fields, 'own.role': 'admin' })).status).toBe(400);
	expect((await post(link(server), { 'coordinator.password': password })).status).toBe(400);
	expect((await get(`${server.origin}/login`)).status).toBe(503);
});

let cookie = '';

test('of two who send it at once one is signed in, at the people of the exchange; then it is a page that never was', async () => {
	const address = link(server);
	const answers = await Promise.all([post(address, fields), post(address, fields)]);
	expect(answers.map(({ status }) => status).sort()).toEqual([303, 404]);
	const winner = answers.find(({ status }) => status === 303)!;
	expect(winner.headers.get('location')).toBe('/people');
	cookie = winner.headers.getSetCookie()[0]!.split(';')[0]!;
	const people = await (await get(`${server.origin}/people`, { cookie })).text();
	for (const word of ['Enschede – Palo Alto', 'Aamarke College', 'Jos Bos']) expect(people).toContain(word);
	expect((await get(address)).status).toBe(404);
	expect((await post(address, fields)).status).toBe(404);
	expect((await get(`${server.origin}/login`)).status).toBe(200);
});

const run = promisify(execFile);

/** `npm run rescue -- NAME`, as the account the server runs as. */
async function rescue(name: string, dataDir = server.dataDir): Promise<{ code: number; text: string }> {
	const env = { ...process.env, DATA_DIR: dataDir };
	return run(node, [join(root, 'bin/rescue.js'), name], { env }).then(
		({ stdout, stderr }) => ({ code: 0, text: stdout + stderr }),
		(failure: { code: number; stdout: string; stderr: string }) => ({
			code: failure.code,
			text: failure.stdout + failure.stderr
		})
	);
}

test('a locked-out coordinator gets a link while the server runs; it signs out all else and works once', async () => {
	const { code, text } = await rescue('Jos');
	expect(code).toBe(0);
	const address = /http:\/\/[\w.:]+\/rescue\/[\w-]{43}/.exec(text)![0];
	expect(address).toContain(server.origin);
	expect(server.output()).not.toContain(address.split('/').at(-1));
	expect(await (await get(address)).text()).toContain('Jos Bos');
	expect((await get(`${server.origin}/people`, { cookie })).status).toBe(200);
	expect((await post(address, { next: 'short' })).status).toBe(400);
	const answer = await post(address, { next: 'another bridge of mine' });
	expect(answer.status).toBe(303);
	const fresh = answer.headers.getSetCookie()[0]!.split(';')[0]!;
	expect((await get(`${server.origin}/people`, { cookie })).status).toBe(303);
	expect((await get(`${server.origin}/people`, { cookie: fresh })).status).toBe(200);
	expect((await get(address)).status).toBe(404);
	expect((await post(address, { next: 'yet another bridge' })).status).toBe(404);
	expect((await post(`${server.origin}/login`, { name: 'jos', password })).status).toBe(400);
	expect((await post(`${server.origin}/login`, { name: 'jos', password: 'another bridge of mine' })).status).toBe(303);
});

test('the folder of the requests can be entered by the server’s own account only, and nothing stays there', async () => {
	const folder = join(server.dataDir, 'rescue');
	expect(statSync(folder).mode & 0o777).toBe(0o700);
	writeFileSync(join(folder, 'not-a-request.ask'), 'jos');
	await pause(1_500);
	expect(readdirSync(folder)).toEqual(['not-a-request.ask']);
});

test('nobody else gets a link: who is no coordinator, and who asks while no server runs', async () => {
	const unknown = await rescue('nobody');
	expect(unknown.code).toBe(1);
	expect(unknown.text).toContain('No coordinator with an open account signs in as "nobody"');
	expect((await rescue('')).text).toContain('npm run rescue -- NAME');
	const empty = temporaryFolder();
	const alone = await rescue('jos', empty);
	expect(alone.code).toBe(1);
	expect(alone.text).toContain('No Klasbrug server runs on');
	expect(existsSync(join(empty, 'klasbrug.sqlite'))).toBe(false);
});

test('an installation that holds something prints no link, whenever it starts', async () => {
	const { dataDir, port } = server;
	await server.end('SIGTERM');
	server = await startServer({ dataDir, port, env: { KLASBRUG_DEMO: undefined } });
	await until('it is at home', async () => (await get(`${server.origin}/login`)).status === 200);
	expect(link(server)).toBe('');
});
