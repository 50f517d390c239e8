import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoPassword, stopServers } from '../../support/server';
import { examples, form, html, immutable } from './answers';
import { formBody, type Answer } from './ask';
import { startWorld, type World } from './world';

/** The headers of every kind of answer the server can give, refusals and files included. */
let world: World;
let https: World;

beforeAll(async () => {
	world = await startWorld();
	https = await startWorld({ ORIGIN: 'https://klasbrug.example' });
});
afterAll(async () => {
	world?.close();
	https?.close();
	await stopServers();
});

const pagePolicy: Record<string, string> = {
	'default-src': "'none'",
	'script-src': "'self' NONCE",
	'style-src': "'self'",
	'style-src-attr': "'unsafe-inline'",
	'img-src': "'self' blob:",
	'media-src': "'self' blob:",
	'font-src': "'self'",
	'connect-src': "'self'",
	'worker-src': "'self'",
	'manifest-src': "'self'",
	'form-action': "'self'",
	'base-uri': "'none'",
	'frame-ancestors': "'none'"
};

function policyOf({ headers }: Answer): Record<string, string> {
	const policy = (headers['content-security-policy'] ?? '').replace(/'nonce-[\w+/=]{20,}'/, 'NONCE');
	return Object.fromEntries(policy.split('; ').map((directive) => directive.split(/ (.*)/s, 2) as [string, string]));
}

describe('whatever the server answers', () => {
	test.each(examples)('$what ($status) carries every header', async ({ kind, status, question }) => {
		for (const at of [world, https]) {
			const answer = await at.ask(question(at));
			const { headers } = answer;
			expect(answer.status).toBe(status);
			expect(headers['x-content-type-options']).toBe('nosniff');
			expect(headers['referrer-policy']).toBe(kind === 'brought' ? 'no-referrer' : 'same-origin');
			expect(headers['x-frame-options']).toBe('DENY');
			expect(headers['cross-origin-opener-policy']).toBe('same-origin');
			expect(headers['cross-origin-resource-policy']).toBe('same-origin');
			expect(headers['permissions-policy']).toMatch(/\bcamera=\(\).*\bgeolocation=\(\).*\bmicrophone=\(\)/);
			expect(headers['permissions-policy']).not.toMatch(/=(?!\(\))/);
			const strict = { 'default-src': "'none'", 'frame-ancestors': "'none'" };
			if (kind === 'brought') expect(headers['content-security-policy']).toBe("sandbox; default-src 'none'");
			else expect(policyOf(answer)).toEqual(kind === 'page' ? pagePolicy : strict);
			if (kind !== 'file') expect(headers['cache-control']).toBe('private, no-store');
			expect(Object.keys(headers).filter((name) => /^access-control|^server$|^x-powered-by$/.test(name))).toEqual([]);
			const lasts = at === https ? 'max-age=31536000; includeSubDomains' : undefined;
			expect(headers['strict-transport-security']).toBe(lasts);
		}
	});
});

test('a page has a nonce of its own each time, and no script without it', async () => {
	const pages = await Promise.all([1, 2].map(() => world.ask({ path: '/login', headers: html })));
	const nonces = pages.map(({ headers }) => /'nonce-([^']+)'/.exec(headers['content-security-policy'] ?? '')?.[1]);
	expect(nonces[0]).not.toBe(nonces[1]);
	for (const [index, { text }] of pages.entries()) {
		for (const [tag] of text.matchAll(/<script[^>]*>/g)) expect(tag).toContain(`nonce="${nonces[index]}"`);
	}
});

test('only what has its content in its name is kept by browsers for long', async () => {
	const kept = await world.ask({ path: `/_app/immutable/${immutable}` });
	expect(kept.headers['cache-control']).toBe('public,max-age=31536000,immutable');
	for (const path of ['/favicon.svg', '/_app/version.json', '/_app/immutable/nothing.js']) {
		expect((await world.ask({ path })).headers['cache-control'] ?? '', path).not.toMatch(/immutable|max-age=[1-9]/);
	}
	const polled = await world.ask({
		path: '/ws/?EIO=4&transport=polling',
		as: 'student',
		headers: { origin: world.origin }
	});
	expect(polled.headers['cache-control']).toContain('no-store');
});

test('over https the login cookie is of this host alone, and of its secure pages alone', async () => {
	const signIn = (at: World, body: Record<string, string>) =>
		at.ask({
			method: 'POST',
			path: '/login',
			body: formBody({ ...body, password: demoPassword }),
			headers: { origin: at.origin, ...form }
		});
	const name = 'student5.enschede';
	const [safe = ''] = (await signIn(https, { name })).cookies;
	expect(safe).toMatch(/^__Host-klasbrug=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
	const [own = ''] = (await signIn(https, { name, own: 'on' })).cookies;
	expect(own).toMatch(/^__Host-klasbrug=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
	const [plain = ''] = (await signIn(world, { name })).cookies;
	expect(plain).toMatch(/^klasbrug=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
	const token = safe.split(/[=;]/)[1];
	expect((await https.ask({ path: '/heads', headers: { cookie: `klasbrug=${token}` } })).status).toBe(401);
	expect((await https.ask({ path: '/heads', headers: { cookie: `__Host-klasbrug=${token}` } })).status).toBe(200);
});

test('a login session is always a new one: what was in the browser before is worth nothing', async () => {
	const planted = 'A'.repeat(43);
	const answer = await world.ask({
		method: 'POST',
		path: '/login',
		body: formBody({ name: 'student6.enschede', password: demoPassword }),
		headers: { origin: world.origin, cookie: `klasbrug=${planted}`, ...form }
	});
	expect(answer.cookies[0]).not.toContain(planted);
	expect((await world.ask({ path: '/heads', headers: { cookie: `klasbrug=${planted}` } })).status).toBe(401);
});

test('who comes to the login page from elsewhere is never sent on to another site', async () => {
	for (const next of [
		'//evil.example',
		'/\\evil.example',
		'https://evil.example',
		'/.//evil.example',
		'/\t/evil.example',
		'javascript:alert(1)'
	]) {
		const path = `/login?next=${encodeURIComponent(next)}`;
		const { headers } = await world.ask({ path, as: 'student', headers: html });
		const { origin, pathname } = new URL(headers.location ?? '', world.origin);
		expect([origin, pathname.startsWith('//')], next).toEqual([world.origin, false]);
		const back = await world.ask({
			method: 'POST',
			path: '/language',
			body: formBody({ language: 'nl', back: next }),
			headers: { origin: world.origin, ...form }
		});
		expect(new URL(back.headers.location ?? '', world.origin).origin, next).toBe(world.origin);
	}
});

test('the journal says nothing of names, texts, tokens or passwords', () => {
	for (const secret of [demoPassword, 'student5.enschede', 'evil.example', world.cookie('student').split('=')[1]!]) {
		expect(world.journal().includes(secret), secret).toBe(false);
	}
});
