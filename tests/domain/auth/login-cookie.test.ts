import { afterEach, expect, test } from 'vitest';
import { readToken } from '$lib/server/auth/login-cookie';
import { assertSafeOrigin } from '$lib/server/auth/origin';
import { sameSitePath } from '../../../src/routes/(public)/sameSitePath';

const token = `${'Token_of-32bytes'.repeat(2)}ABCDEFGHIJK`;
const configured = process.env.ORIGIN;

afterEach(() => {
	if (configured === undefined) delete process.env.ORIGIN;
	else process.env.ORIGIN = configured;
});

test('over https only the cookie of this very host counts', () => {
	process.env.ORIGIN = 'https://klasbrug.example.org';
	expect(readToken(`a=b; __Host-klasbrug=${token}; c=d`)).toBe(token);
	expect(readToken(`klasbrug=${token}`)).toBeNull();
	process.env.ORIGIN = 'http://127.0.0.1:3000';
	expect(readToken(`klasbrug=${token}`)).toBe(token);
	expect(readToken(`__Host-klasbrug=${token}`)).toBeNull();
});

test.each([
	'klasbrug=%E0%A4%A',
	'klasbrug=',
	'klasbrug',
	'=;;=',
	`klasbrug="${token}"`,
	`klasbrug=${token}x`,
	`xklasbrug=${token}`,
	'klasbrug=\u0000',
	'',
	undefined
])('the cookie %j is nobody’s and breaks nothing', (header) => {
	process.env.ORIGIN = 'http://127.0.0.1:3000';
	expect(readToken(header)).toBeNull();
});

test('a broken cookie beside it does not hide the good one', () => {
	process.env.ORIGIN = 'http://127.0.0.1:3000';
	expect(readToken(`other=%E0%A4%A; klasbrug=${token}`)).toBe(token);
});

test.each(['https://klasbrug.example.org', 'http://127.0.0.1:3000', 'http://localhost:3000', 'http://[::1]:3000'])(
	'people may come to %s',
	(origin) => expect(() => assertSafeOrigin(origin)).not.toThrow()
);

test.each([
	'http://klasbrug.example.org',
	'http://127.0.0.1.example.org',
	'https://klasbrug.example.org/',
	'klasbrug.example.org',
	'ftp://127.0.0.1',
	''
])('passwords may not be typed at "%s"', (origin) => expect(() => assertSafeOrigin(origin)).toThrow('ORIGIN'));

test.each([
	['/projects/p/s/chat', '/projects/p/s/chat'],
	['/me?changed', '/me?changed'],
	['//evil.example', '/'],
	['/\\evil.example', '/'],
	['/\t/evil.example', '/'],
	['/.//evil.example', '/'],
	['/a/..//evil.example', '/'],
	['https://evil.example', '/'],
	['javascript:alert(1)', '/'],
	['projects', '/'],
	[null, '/']
])('after the login %j leads to %s', (wanted, path) => {
	expect(sameSitePath(wanted, new URL('https://klasbrug.example.org/login'))).toBe(path);
});
