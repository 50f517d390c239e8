import { randomUUID } from 'node:crypto';
import { parse } from 'devalue';
import { demoPassword } from '../../support/server';
import { formBody, type Answer, type Question } from './ask';
import { table, type Row } from './table';
import { roles, type Place, type Role, type World } from './world';

/** From a cell of the table to the requests that fill it, and from the answers back to the table's words. */
export interface Asking {
	/** Which of the ways a browser may ask: each has to get the same answer. */
	form: string;
	question: Question & { as?: Role };
}

const noPlace: Place = { project: '-', space: '-', message: '-', membership: '-' };
const formType = { 'content-type': 'application/x-www-form-urlencoded' };

/** What the words in the column "about" stand for. */
export function placeAbout(world: World, about: string): Place {
	const { team, outside } = world.places;
	switch (about) {
		case 'team':
		case 'staff':
		case 'outside':
			return world.places[about];
		case 'crossed':
			return { ...team, project: outside.project };
		case 'missing':
			return { ...team, project: randomUUID(), space: randomUUID() };
		case 'malformed':
			return { ...team, project: 'no-id', space: 'no-id' };
		case "outside's":
			return { ...team, message: outside.message, membership: outside.membership };
		case "missing's":
			return { ...team, message: randomUUID(), membership: randomUUID() };
		case "malformed's":
			return { ...team, message: 'no-id', membership: 'no-id' };
		case "removed's":
			return { ...team, membership: world.endedMembership };
		default:
			return noPlace;
	}
}

export function askings(world: World, entry: string, about: string, role: Role): Asking[] {
	const [kind = '', address = ''] = entry.split(' ');
	const place = placeAbout(world, about);
	const path = address.replace('[project]', place.project).replace('[space]', place.space);
	if (kind === 'page') return pageAskings(path, address, role);
	if (kind === 'layout') return [layoutAsking(address, place, role)];
	if (kind === 'action') {
		const [script, plain] = actionAskings(world, path, place, role);
		return ['-', 'team', 'outside', 'missing'].includes(about) ? [script!, plain!] : [script!];
	}
	return [{ form: 'endpoint', question: endpointQuestion(world, kind, path, role) }];
}

/** As a document, as the data of a navigation, and as the data of the page alone without the layouts around it. */
function pageAskings(path: string, address: string, as: Role): Asking[] {
	const alone = `${'0'.repeat(address.includes('[space]') ? 3 : 2)}1`;
	const data = `${path === '/' ? '' : path}/__data.json`;
	return [
		{ form: 'document', question: { path, as, headers: { accept: 'text/html' } } },
		{ form: 'data', question: { path: data, as } },
		{ form: 'data', question: { path: `${data}?x-sveltekit-invalidated=${alone}`, as } }
	];
}

function layoutAsking(id: string, { project, space }: Place, as: Role): Asking {
	const [page, mask] = id.endsWith('[space]')
		? [`/projects/${project}/${space}/chat`, '0010']
		: [id === '/(app)' ? '/me' : '/trust', '010'];
	return { form: 'data', question: { path: `${page}/__data.json?x-sveltekit-invalidated=${mask}`, as } };
}

/** As the page's script posts it, and as a form without script does. */
function actionAskings(world: World, path: string, place: Place, as: Role): Asking[] {
	const method = 'POST';
	const known = path === '/login' ? {} : { as };
	const script = { accept: 'application/json', 'x-sveltekit-action': 'true' };
	return [
		{ form: 'action', headers: script },
		{ form: 'plain form', headers: { accept: 'text/html' } }
	].map(({ form, headers }) => {
		const body = formBody(fieldsOf(world, path, place, as));
		return {
			form,
			question: { method, path, body, headers: { origin: world.origin, ...formType, ...headers }, ...known }
		};
	});
}

function fieldsOf(world: World, path: string, place: Place, role: Role): Record<string, string> {
	const command = { command: randomUUID(), writer: world.viewerId(role) };
	if (path.endsWith('?/post')) return { ...command, text: 'Who may say this?' };
	if (/\?\/(hide|show)$/.test(path)) return { ...command, message: place.message };
	if (/\?\/(remove|restore)$/.test(path)) return { ...command, membership: place.membership };
	if (path === '/me?/language') return { language: 'en' };
	if (path === '/me?/password') return { current: demoPassword, next: demoPassword };
	if (path === '/login') return { name: roles[role] ?? 'nobody', password: demoPassword };
	throw new Error(`What does ${path} want to know?`);
}

function endpointQuestion(world: World, method: string, path: string, as: Role): Asking['question'] {
	const query = path.endsWith('/since') ? '?n=0' : path.endsWith('/messages') ? '?before=1000' : '';
	if (method === 'GET') return { path: path + query, as };
	const headers = { origin: world.origin };
	if (path === '/logout') return { method, path, headers: { ...headers, cookie: world.secondCookie(as) } };
	if (path === '/language') {
		return {
			method,
			path,
			as,
			body: formBody({ language: 'en', back: '/trust' }),
			headers: { ...headers, ...formType }
		};
	}
	const body = path.endsWith('/read') ? JSON.stringify({ to: 1 }) : undefined;
	return { method, path, as, body, headers: { ...headers, 'content-type': 'application/json' } };
}

/**
 * What this way of asking should get. Without script, a form's answer is the page around it: who is nobody is sent to
 * the login page, and whom the page does not exist for finds no page, whatever was wrong with the form.
 */
export function wordExpected({ entry, about, answers }: Row, form: string, role: Role): string {
	const expected = answers[role];
	if (form !== 'plain form') return expected;
	if (expected === '401') return 'login';
	const page = entry.replace(/^action (.*?)(\?.*)?$/, 'page $1');
	const place = about.replace(/^\w+'s$/, 'team');
	const around = table.find((row) => row.entry === page && row.about === place);
	return isRefusal(expected) && around?.answers[role] === '404' ? '404' : expected;
}

/** The table's word for an answer. */
export function wordFor(form: string, answer: Answer): string {
	const { status, headers, text } = answer;
	if (status === 303) return destination(headers.location ?? '');
	if (status !== 200 || !(form === 'data' || form === 'action')) return String(status);
	const { type, location, nodes = [], ...result }: DataOrAction = JSON.parse(text);
	if (type === 'redirect') return destination(location ?? '');
	if (form === 'action') return String(result.status);
	const refused = nodes.find((node) => node?.type === 'error');
	if (refused) return String(refused.status);
	return nodes.every((node) => node?.type === 'skip') ? 'nothing' : '200';
}

interface DataOrAction {
	type: string;
	location?: string;
	status?: number;
	nodes?: ({ type: string; status?: number } | null)[];
}

function destination(location: string): string {
	const { pathname } = new URL(location, 'http://here');
	if (/^\/projects\/[\w-]+\/[\w-]+\/chat$/.test(pathname)) return 'space';
	const known: Record<string, string> = { '/': 'home', '/login': 'login', '/me': 'me', '/trust': 'trust' };
	return known[pathname] ?? location;
}

/** What a form action answered with: its result, or a refusal's key. */
export function resultOf<T>({ text }: Answer): T {
	return parse((JSON.parse(text) as { data: string }).data) as T;
}

export function isRefusal(word: string): boolean {
	return /^[45]/.test(word) || ['login', 'out', 'silent'].includes(word);
}
