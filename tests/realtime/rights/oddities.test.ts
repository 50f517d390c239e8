import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsIn } from '../../e2e/words';
import { demoPassword, stopServers } from '../../support/server';
import { formBody } from './ask';
import { refusalOf, submit, type Fields } from './forms';
import { startWorld, type World } from './world';

/** What a student who knows how to use `curl` may try with addresses, cookies, numbers and the forms outside a space. */
let world: World;
let space: string;

beforeAll(async () => {
	world = await startWorld();
	space = `/projects/${world.places.team.project}/${world.places.team.space}`;
});
afterAll(async () => {
	world?.close();
	await stopServers();
});

test('a read mark is a whole number up to the head, alone in its body', async () => {
	const { text } = await world.ask({ path: `${space}/since?n=0`, as: 'student' });
	const { head } = JSON.parse(text) as { head: number };
	const before = world.stored();
	const bodies = [
		'',
		'{',
		'null',
		'[]',
		'7',
		'{}',
		'{"to":-1}',
		'{"to":1.5}',
		'{"to":"1"}',
		'{"to":1e99}',
		'{"to":null}'
	];
	bodies.push(
		`{"to":${head + 1}}`,
		'{"to":1,"person":"x"}',
		'{"to":1,"__proto__":{"to":2}}',
		'{"to":[1]}',
		'['.repeat(100_000)
	);
	for (const body of bodies) {
		const answer = await submit(world, `${space}/read`, body, 'student', 'application/json');
		expect([answer.status, JSON.parse(answer.text)], body.slice(0, 40)).toEqual([
			400,
			{ key: 'error_invalid', text: wordsIn('nl')('error_invalid') }
		]);
	}
	expect(world.stored()).toBe(before);
	expect((await submit(world, `${space}/read`, `{"to":${head}}`, 'student', 'application/json')).status).toBe(200);
});

test('numbers in an address are whole numbers', async () => {
	const nonsense = ['', '-1', '1.5', 'abc', '1e3', '0x10', '9'.repeat(16), '1%00', '٣', '%20', '1;drop', 'NaN'];
	for (const value of nonsense) {
		expect((await world.ask({ path: `${space}/since?n=${encodeURI(value)}`, as: 'student' })).status, value).toBe(400);
		expect(
			(await world.ask({ path: `${space}/messages?before=${encodeURI(value)}`, as: 'student' })).status,
			value
		).toBe(400);
	}
	expect((await world.ask({ path: `${space}/since?n=999999`, as: 'student' })).status).toBe(400);
	expect((await world.ask({ path: `${space}/since?n=0`, as: 'student' })).status).toBe(200);
});

test('an id of one’s own space, however bent, is a space that never was', async () => {
	const { project, space: id } = world.places.team;
	const bent = [
		id.toUpperCase(),
		`${id}%00`,
		`${id}%20`,
		`%20${id}`,
		`${id}.`,
		id.slice(0, -1),
		`${id}%27--`,
		`..%2f${id}`
	];
	bent.push('__proto__', 'constructor', '%00', '%F0%9F%9A%B2', '0', 'null', 'undefined', 'x'.repeat(5_000), '%25', '*');
	for (const one of bent) {
		expect((await world.ask({ path: `/projects/${project}/${one}/since?n=0`, as: 'teacher' })).status, one).toBe(404);
		expect((await world.ask({ path: `/projects/${one}/${id}/since?n=0`, as: 'teacher' })).status, one).toBe(404);
	}
	expect((await world.ask({ path: `/projects/${project}/${id}/since?n=0`, as: 'teacher' })).status).toBe(200);
});

test('a cookie of nonsense is nobody’s, on every way in, and the server lives on', async () => {
	const nonsense = [
		'klasbrug=%E0%A4%A',
		'klasbrug',
		'klasbrug=',
		'=',
		';;;',
		'__proto__=x; klasbrug=%',
		'klasbrug="',
		`klasbrug=${'é'.repeat(43)}`
	];
	nonsense.push(
		'klasbrug-language=%E0%A4%A',
		'klasbrug-language=__proto__',
		`klasbrug=${'A'.repeat(9_000)}`,
		'a=b; '.repeat(1_500)
	);
	for (const cookie of nonsense) {
		const headers = { cookie: Buffer.from(cookie).toString('latin1') };
		expect((await world.ask({ path: '/login', headers })).status, cookie.slice(0, 40)).toBe(200);
		expect((await world.ask({ path: '/heads', headers })).status, cookie.slice(0, 40)).toBe(401);
		const polled = { ...headers, origin: world.origin };
		expect((await world.ask({ path: '/ws/?EIO=4&transport=polling', headers: polled })).status).toBe(200);
	}
});

test('signing in takes nothing but a name, a password and a tick, and says nothing more than "wrong"', async () => {
	const name = 'student4.gunn';
	const password = demoPassword;
	const wrong = { type: 'failure', status: 400, key: 'error_login_wrong' };
	const before = world.stored();
	const bodies: Fields[] = [
		[['name', name]],
		[['password', password]],
		[
			['name', `${name}\0`],
			['password', password]
		],
		[
			['name', 'x'.repeat(100_000)],
			['password', password]
		],
		[
			['name', name],
			['password', 'x'.repeat(100_000)]
		],
		[
			['name', name],
			['password', password],
			['own', 'yes']
		],
		[
			['name', name],
			['password', password],
			['role', 'teacher']
		],
		[
			['name', name],
			['password', password],
			['__proto__', 'x']
		],
		[
			['name', '__proto__'],
			['password', password]
		],
		[
			['name', "' or 1=1 --"],
			['password', "' or 1=1 --"]
		]
	];
	for (const body of bodies) {
		expect(
			refusalOf(await submit(world, '/login', formBody(body), 'nobody')),
			JSON.stringify(body).slice(0, 60)
		).toEqual(wrong);
	}
	expect(world.stored()).toBe(before);
	const right = await submit(
		world,
		'/login',
		formBody([
			['name', ` ${name.toUpperCase()} `],
			['password', password]
		]),
		'nobody'
	);
	expect(JSON.parse(right.text)).toMatchObject({ type: 'redirect', location: '/' });
});

test('a password changes only with the one before, to one that is good, and a language only to one there is', async () => {
	const before = world.stored();
	const change = (fields: Record<string, string>) => submit(world, '/me?/password', formBody(fields)).then(refusalOf);
	const next = 'a good long password';
	expect(await change({ current: 'wrong', next })).toMatchObject({ status: 403, key: 'error_password_wrong' });
	expect(await change({ current: '', next })).toMatchObject({ status: 400, key: 'error_password_wrong' });
	expect(await change({ current: demoPassword, next: 'short' })).toMatchObject({ key: 'error_password_too_short' });
	expect(await change({ current: demoPassword, next: 'x'.repeat(201) })).toMatchObject({
		key: 'error_password_too_long'
	});
	expect(await change({ current: demoPassword, next, person: world.viewerId('teacher') })).toMatchObject({
		key: 'error_invalid'
	});
	for (const language of ['', 'xx', 'EN', '__proto__', '../en']) {
		expect(refusalOf(await submit(world, '/me?/language', formBody({ language })))).toMatchObject({
			status: 400,
			key: 'error_invalid'
		});
	}
	expect(world.stored()).toBe(before);
});

test('none of all this was an error of ours', () => {
	expect(world.journal()).not.toMatch(/"level":(50|60)/);
});
