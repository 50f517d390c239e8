import { readdirSync } from 'node:fs';
import { formBody, type Question } from './ask';
import type { Role, World } from './world';

/** One example of every kind of answer there is: pages, what is made for one person, and everything else. */
type Kind = 'page' | 'data' | 'file' | 'brought';
export interface Example {
	what: string;
	kind: Kind;
	status: number;
	question: (at: World) => Question & { as?: Role };
}

export const form = { 'content-type': 'application/x-www-form-urlencoded' };
export const html = { accept: 'text/html' };
/** A script of the build, whose name says what is in it. */
export const immutable = readdirSync('build/client/_app/immutable', { recursive: true, encoding: 'utf8' }).find(
	(name) => name.endsWith('.js')
);
const chat = ({ places: { team } }: World) => `/projects/${team.project}/${team.space}/chat`;
const since = ({ places: { team } }: World) => `/projects/${team.project}/${team.space}/since`;

const file = ({ places: { team } }: World) => `/projects/${team.project}/${team.space}/files/${team.file}`;
const upload = ({ places: { team } }: World) => `/projects/${team.project}/${team.space}/files/upload/${team.upload}`;

export const examples: Example[] = [
	{
		what: 'a file that people brought',
		kind: 'brought',
		status: 200,
		question: (at) => ({ path: file(at), as: 'student' })
	},
	{
		what: 'a part of a file that people brought',
		kind: 'brought',
		status: 206,
		question: (at) => ({ path: file(at), as: 'student', headers: { range: 'bytes=0-1' } })
	},
	{
		what: 'a small picture of it',
		kind: 'brought',
		status: 200,
		question: (at) => ({ path: `${file(at)}/preview`, as: 'student' })
	},
	{
		what: 'a file that is not for them',
		kind: 'data',
		status: 404,
		question: (at) => ({ path: file(at), as: 'outsider' })
	},
	{ what: 'a file, signed out', kind: 'data', status: 303, question: (at) => ({ path: file(at), headers: html }) },
	{
		what: 'an upload on its way',
		kind: 'data',
		status: 200,
		question: (at) => ({ method: 'HEAD', path: upload(at), as: 'student', headers: { 'tus-resumable': '1.0.0' } })
	},
	{
		what: 'a piece at the wrong place',
		kind: 'data',
		status: 409,
		question: (at) => ({
			method: 'PATCH',
			path: upload(at),
			as: 'student',
			body: 'bytes',
			headers: {
				origin: at.origin,
				'tus-resumable': '1.0.0',
				'upload-offset': '5',
				'content-type': 'application/offset+octet-stream'
			}
		})
	},
	{ what: 'the login page', kind: 'page', status: 200, question: () => ({ path: '/login', headers: html }) },
	{ what: 'a public page', kind: 'page', status: 200, question: () => ({ path: '/trust', headers: html }) },
	{
		what: 'a page of a person',
		kind: 'page',
		status: 200,
		question: (at) => ({ path: chat(at), as: 'student', headers: html })
	},
	{
		what: 'a page that is not for them',
		kind: 'page',
		status: 404,
		question: (at) => ({ path: chat(at), as: 'outsider' })
	},
	{ what: 'a page that never was', kind: 'page', status: 404, question: () => ({ path: '/nowhere', headers: html }) },
	{ what: 'an address of nonsense', kind: 'page', status: 400, question: () => ({ path: '/%E0%A4%A', headers: html }) },
	{
		what: 'a failed sign-in, without script',
		kind: 'page',
		status: 400,
		question: ({ origin }) => ({
			method: 'POST',
			path: '/login',
			body: formBody({ name: 'nobody', password: 'wrong' }),
			headers: { origin, ...form, ...html }
		})
	},
	{ what: 'a redirect to the login page', kind: 'data', status: 303, question: () => ({ path: '/', headers: html }) },
	{
		what: 'a redirect of an end point',
		kind: 'data',
		status: 303,
		question: () => ({ path: '/logout', as: 'student' })
	},
	{
		what: 'a page’s data',
		kind: 'data',
		status: 200,
		question: (at) => ({ path: `${chat(at)}/__data.json`, as: 'student' })
	},
	{ what: 'data of nobody', kind: 'data', status: 200, question: () => ({ path: '/__data.json' }) },
	{ what: 'an end point', kind: 'data', status: 200, question: () => ({ path: '/heads', as: 'student' }) },
	{ what: 'an end point, signed out', kind: 'data', status: 401, question: () => ({ path: '/heads' }) },
	{
		what: 'an end point that refuses',
		kind: 'data',
		status: 404,
		question: (at) => ({ path: since(at), as: 'outsider' })
	},
	{
		what: 'an end point given nonsense',
		kind: 'data',
		status: 400,
		question: (at) => ({ path: since(at), as: 'student' })
	},
	{
		what: 'another method',
		kind: 'data',
		status: 405,
		question: ({ origin }) => ({ method: 'DELETE', path: '/heads', as: 'student', headers: { origin } })
	},
	{
		what: 'an action',
		kind: 'data',
		status: 200,
		question: (at) => ({
			method: 'POST',
			path: `${chat(at)}?/post`,
			as: 'student',
			body: formBody({ text: '' }),
			headers: { origin: at.origin, ...form, accept: 'application/json' }
		})
	},
	{
		what: 'a body that is too large',
		kind: 'data',
		status: 413,
		question: (at) => ({
			method: 'POST',
			path: `${chat(at)}?/post`,
			as: 'student',
			body: 'x'.repeat(300_000),
			headers: { origin: at.origin, ...form }
		})
	},
	{
		what: 'a request of a foreign page',
		kind: 'data',
		status: 403,
		question: () => ({ method: 'POST', path: '/keepalive', as: 'student', headers: { origin: 'https://evil.example' } })
	},
	{
		what: 'a form of a foreign page',
		kind: 'file',
		status: 403,
		question: () => ({ method: 'POST', path: '/login', headers: { origin: 'https://evil.example', ...form } })
	},
	{ what: 'a script', kind: 'file', status: 200, question: () => ({ path: `/_app/immutable/${immutable}` }) },
	{ what: 'a file', kind: 'file', status: 200, question: () => ({ path: '/favicon.svg' }) },
	{ what: 'the version', kind: 'file', status: 200, question: () => ({ path: '/_app/version.json' }) },
	{
		what: 'a script that never was',
		kind: 'file',
		status: 404,
		question: () => ({ path: '/_app/immutable/nothing.js' })
	},
	{ what: 'a slash too many', kind: 'file', status: 308, question: () => ({ path: '/login/' }) },
	{
		what: 'the beginning of long polling',
		kind: 'file',
		status: 200,
		question: ({ origin }) => ({ path: '/ws/?EIO=4&transport=polling', as: 'student', headers: { origin } })
	},
	{
		what: 'long polling of a foreign page',
		kind: 'file',
		status: 403,
		question: () => ({ path: '/ws/?EIO=4&transport=polling', headers: { origin: 'https://evil.example' } })
	},
	{
		what: 'long polling that nobody knows',
		kind: 'file',
		status: 400,
		question: ({ origin }) => ({ path: '/ws/?EIO=4&transport=polling&sid=nothing', headers: { origin } })
	},
	{
		what: 'a preflight',
		kind: 'data',
		status: 405,
		question: () => ({
			method: 'OPTIONS',
			path: '/heads',
			headers: { origin: 'https://evil.example', 'access-control-request-method': 'GET' }
		})
	}
];
