import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { stopServers } from '../support/server';
import { ask, formBody, type Answer } from './rights/ask';
import { askings, resultOf, wordFor } from './rights/cells';
import { table } from './rights/table';
import { startWorld, type World } from './rights/world';

/** Who came in with a one-time password: asked at every way into the server that the rights matrix knows. */
let world: World;
let cookie = '';
let slip = '';

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
	ask(world.port, {
		method: 'POST',
		path,
		body: formBody(fields),
		headers: { origin: world.origin, ...form, accept: 'text/html', ...headers }
	});

const cookieOf = ({ cookies }: Answer) => cookies.find((one) => one.startsWith('klasbrug='))?.split(';')[0] ?? '';

beforeAll(async () => {
	world = await startWorld();
	// The teacher of Gunn lost the password: a coordinator makes a new one.
	const script = { cookie: world.cookie('coordinator'), accept: 'application/json', 'x-sveltekit-action': 'true' };
	const command = { command: randomUUID(), writer: world.viewerId('coordinator') };
	const answer = await send('/people?/reset', { ...command, person: world.viewerId('otherTeacher') }, script);
	slip = resultOf<{ made: { password: string } }>(answer).made.password;
	const typed = slip.toUpperCase().replaceAll('-', ' ');
	cookie = cookieOf(await send('/login', { name: 'teacher.gunn', password: typed }));
});
afterAll(async () => {
	world?.close();
	await stopServers();
});

/** All that is open besides: what is public, the way out, the language, and where one chooses. */
const open: Record<string, string> = {
	'layout /(public)': '200',
	'page /trust': '200',
	'page /login': 'home',
	'action /login': '',
	'POST /language': 'trust',
	'GET /logout': 'home',
	'POST /logout': '',
	'page /welcome': '200',
	'action /welcome?/language': 'welcome',
	'action /welcome?/password': '',
	'page /setup/[token]': '404',
	'action /setup/[token]': '404',
	'page /rescue/[token]': '404',
	'action /rescue/[token]': '404',
	'page /mail/confirm/[token]': '404',
	'action /mail/confirm/[token]': '404',
	'page /mail/less/[token]': '404',
	'action /mail/less/[token]': '404',
	'GET /mail/less/[token]/now': '/mail/less/no-such-link',
	'POST /mail/less/[token]/now': '404'
};

test('everything but choosing a password is closed to them, page, data, action and endpoint alike', async () => {
	expect(cookie).not.toBe('');
	// The language is theirs to choose; whoever else writes here makes the text another one.
	const stored = () => world.stored().replaceAll(/\\"language\\":(null|\\"\w+\\")/g, '');
	const before = stored();
	let asked = 0;
	for (const { entry, about } of table.filter((row) => !row.entry.startsWith('socket'))) {
		if (open[entry] === '') continue;
		for (const { form: way, question } of askings(world, entry, about, 'otherTeacher')) {
			const { as: _, ...rest } = question;
			const answer = await ask(world.port, { ...rest, headers: { ...rest.headers, cookie } });
			const closed = entry.startsWith('action') && way === 'action' ? '403' : way === 'endpoint' ? '403' : 'welcome';
			expect(wordFor(way, answer), `${entry} (${way}) about ${about}`).toBe(open[entry] ?? closed);
			asked++;
		}
	}
	expect(asked).toBeGreaterThan(300);
	expect(stored() === before, 'nothing else is written').toBe(true);
});

test('they get no socket', async () => {
	const knock = (headers: Record<string, string>) =>
		new Promise<string>((resolve) => {
			const options = { path: '/ws/', reconnection: false, extraHeaders: { origin: world.origin, ...headers } };
			const socket = io(`http://127.0.0.1:${world.port}`, options);
			socket.once('connect', () => resolve('in'));
			socket.once('connect_error', ({ message }) => resolve(message));
			onTestFinished(() => void socket.close());
		});
	expect(await knock({ cookie })).toBe('signed out');
	expect(await knock({ cookie: world.cookie('teacher') })).toBe('in');
});

test('once they have chosen, all of it is open, for this login session alone, and the slip is waste paper', async () => {
	const other = cookieOf(await send('/login', { name: 'teacher.gunn', password: slip }));
	const fields = { writer: world.viewerId('otherTeacher'), next: 'nine hours and a bridge' };
	expect((await send('/welcome?/password', { ...fields, writer: randomUUID() }, { cookie })).status).toBe(409);
	expect((await send('/welcome?/password', { ...fields, next: slip }, { cookie })).status).toBe(400);
	const chosen = await send('/welcome?/password', fields, { cookie });
	expect([chosen.status, chosen.headers.location]).toEqual([303, '/']);
	expect((await ask(world.port, { path: '/heads', headers: { cookie } })).status).toBe(200);
	expect((await ask(world.port, { path: '/heads', headers: { cookie: other } })).status).toBe(401);
	expect((await send('/login', { name: 'teacher.gunn', password: slip })).status).toBe(400);
	expect((await ask(world.port, { path: '/welcome', headers: { cookie } })).headers.location).toBe('/');
});

test('in the demo nobody has to choose', async () => {
	const answer = await ask(world.port, { path: '/heads', headers: { cookie: world.cookie('student') } });
	expect(answer.status).toBe(200);
});
