import { randomUUID } from 'node:crypto';
import { parse } from 'devalue';
import { conductVersion } from '$lib/schemas/conductVersion';
import { demoPassword } from '../../support/server';
import { formBody, type Answer, type Question } from './ask';
import { boardFields } from './boardFields';
import { table, type Row } from './table';
import { classAbout, classFields } from './classes';
import { invitationAbout, projectFields } from './projectPlace';
import { rulesFields } from './rulesFields';
import { reportAbout, reportFields } from './reportPlace';
import { staffAbout, staffFields } from './staffPlace';
import { roles, type Place, type Role, type World } from './world';

/** From a cell of the table to the requests that fill it, and from the answers back to the table's words. */
export interface Asking {
	/** Which of the ways a browser may ask: each has to get the same answer. */
	form: string;
	question: Question & { as?: Role };
}

const noPlace: Place = {
	project: '-',
	space: '-',
	message: '-',
	question: '-',
	membership: '-',
	file: '-',
	upload: '-',
	command: '-',
	card: '-',
	column: '-',
	emptyColumn: '-'
};
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
			return { ...outside, project: team.project, space: team.space };
		case "missing's":
			return { ...team, ...subjects(randomUUID) };
		case "malformed's":
			return { ...team, ...subjects(() => 'no-id') };
		case "staff's":
			return team;
		case "removed's":
			return { ...team, membership: world.endedMembership };
		default:
			return noPlace;
	}
}

function subjects(id: () => string): Omit<Place, 'project' | 'space' | 'command'> {
	const onBoard = { card: id(), column: id(), emptyColumn: id() };
	return { message: id(), question: id(), membership: id(), file: id(), upload: id(), ...onBoard };
}

export function askings(world: World, entry: string, about: string, role: Role): Asking[] {
	const [kind = '', address = ''] = entry.split(' ');
	const place = placeAbout(world, about);
	const inClass = classAbout(world.classes, about).class;
	const named = address.replace('[project]', place.project).replace('[space]', place.space).replace('[class]', inClass);
	const inTalk = named.replace('[message]', place.message).replace('[thread]', place.message);
	const subject = inTalk.replace('[file]', place.file).replace('[upload]', place.upload);
	const path = subject
		.replace('[school]', staffAbout(world, about).school)
		.replace('[token]', 'no-such-link')
		.replace('[invitation]', invitationAbout(world, about))
		.replace('[report]', reportAbout(world, about))
		.replace(/\/report$/, `/report?kind=message&id=${place.message}`);
	if (kind === 'page') return pageAskings(path, address, role);
	if (kind === 'layout') return [layoutAsking(address, place, role)];
	if (kind === 'action') {
		const [script, plain] = actionAskings(world, path, about, role);
		return ['-', 'team', 'outside', 'missing', 'own', 'theirs', 'waiting'].includes(about)
			? [script!, plain!]
			: [script!];
	}
	return [{ form: 'endpoint', question: endpointQuestion(world, kind, path, role) }];
}

/** As a document, as the data of a navigation, and as the data of the page alone without the layouts around it. */
function pageAskings(path: string, address: string, as: Role): Asking[] {
	const alone = `${'0'.repeat(address.includes('[space]') ? 3 : 2)}1`;
	const [page = '', query = ''] = path.split('?');
	const data = `${page === '/' ? '' : page}/__data.json?${query}`;
	return [
		{ form: 'document', question: { path, as, headers: { accept: 'text/html' } } },
		{ form: 'data', question: { path: data, as } },
		{ form: 'data', question: { path: `${data}&x-sveltekit-invalidated=${alone}`, as } }
	];
}

function layoutAsking(id: string, { project, space }: Place, as: Role): Asking {
	const [page, mask] = id.endsWith('[space]')
		? [`/projects/${project}/${space}/chat`, '0010']
		: [id === '/(app)' ? '/me' : '/trust', '010'];
	return { form: 'data', question: { path: `${page}/__data.json?x-sveltekit-invalidated=${mask}`, as } };
}

/** As the page's script posts it, and as a form without script does. */
function actionAskings(world: World, path: string, about: string, as: Role): Asking[] {
	const method = 'POST';
	const known = path === '/login' ? {} : { as };
	const script = { accept: 'application/json', 'x-sveltekit-action': 'true' };
	return [
		{ form: 'action', headers: script },
		{ form: 'plain form', headers: { accept: 'text/html' } }
	].map(({ form, headers }, before) => {
		const fields = fieldsOf(world, path, about, as, before);
		const { body, type } = path.endsWith('?/attach') ? withFile(fields) : { body: formBody(fields), type: formType };
		return {
			form,
			question: { method, path, body, headers: { origin: world.origin, ...type, ...headers }, ...known }
		};
	});
}

/** `before`: how often the same is sent in another form before this. */
function fieldsOf(world: World, path: string, about: string, role: Role, before: number): Record<string, string> {
	const place = placeAbout(world, about);
	const command = { command: randomUUID(), writer: world.viewerId(role) };
	if (path.startsWith('/classes')) {
		const action = path.split('?/')[1] ?? '';
		const fields = classFields(action, classAbout(world.classes, about));
		return action === 'preview' ? fields : { ...command, ...fields };
	}
	if (path === '/?/newPassword') {
		const { class: inClass, named } = classAbout(world.classes, about);
		return { ...command, class: inClass, person: named };
	}
	if (path === '/monitor/open?/open') return { ...command, ...openingFields(world, place, before) };
	if (/^\/(projects\/[\w-]+(\/(settings|teams))?|invitations\/[\w-]+)(\?|$)/.test(path)) {
		return { ...command, ...projectFields(world, path, about, role) };
	}
	if (path.startsWith('/people')) {
		return { ...command, ...staffFields(path.split('?/')[1] ?? '', staffAbout(world, about)) };
	}
	if (path.includes('/rules?/')) return { ...command, ...rulesFields(world, path.split('?/')[1] ?? '', about) };
	if (path === '/conduct?/accept') return { writer: command.writer, version: String(conductVersion) };
	if (path === '/me?/quiet') return { writer: command.writer, quiet: 'on', from: '21:00', to: '07:00' };
	if (/\/reports?(\/|\?)/.test(path)) return { ...command, ...reportFields(path, place.message) };
	if (path.includes('/board?/')) return { ...command, ...boardFields(world, path, place, role, before) };
	if (path.includes('/files?/')) return { ...command, ...fileFieldsOf(path, place) };
	if (path.endsWith('?/post')) return { ...command, text: 'Who may say this?' };
	if (path.includes('/chat?/')) return { ...command, ...talkFieldsOf(path.split('?/')[1] ?? '', place) };
	if (path === '/notices?/level') return { space: place.space, level: 'mentions' };
	if (path === '/me?/address') return { address: 'somebody@example.org' };
	if (path === '/me?/daily') return { daily: 'off' };
	if (['/notices?/all', '/me?/forget'].includes(path) || path.startsWith('/mail/')) return {};
	if (path.endsWith('?/language')) return { language: 'en' };
	if (path === '/welcome?/password') return { writer: command.writer, next: demoPassword };
	if (/^\/(setup|rescue)\//.test(path)) return { next: demoPassword };
	if (path === '/me?/password') return { current: demoPassword, next: demoPassword };
	if (path === '/login') return { name: roles[role] ?? 'nobody', password: demoPassword };
	throw new Error(`What does ${path} want to know?`);
}

function talkFieldsOf(action: string, { message, question, membership }: Place): Record<string, string> {
	if (/^(remove|restore)$/.test(action)) return { membership };
	if (/^(settle|delete)$/.test(action)) return { message: question };
	if (/^(react|unreact)$/.test(action)) return { message, kind: 'heart' };
	return action === 'edit' ? { message, text: 'Who may change this?' } : { message };
}

/** Nobody opens the same space twice at once: the other form opens another. */
function openingFields(world: World, { space }: Place, before: number): Record<string, string> {
	const { team, common } = world.places;
	return { space: before > 0 && space === team.space ? common.space : space, reason: 'A parent called about it' };
}

function fileFieldsOf(path: string, place: Place): Record<string, string> {
	const name = `${randomUUID()}.png`;
	if (path.endsWith('?/begin')) return { name, bytes: '10' };
	if (path.endsWith('?/finish')) return { command: place.command, upload: place.upload };
	if (path.endsWith('?/attach')) return {};
	return path.endsWith('?/rename') ? { file: place.file, name } : { file: place.file };
}

/** As a browser sends a form with a file in it. */
function withFile(fields: Record<string, string>) {
	const parts = Object.entries(fields).map(([name, value]) => `; name="${name}"\r\n\r\n${value}`);
	const file = `; name="file"; filename="${randomUUID()}.txt"\r\ncontent-type: text/html\r\n\r\nsmall`;
	const body = [...parts, file].map((part) => `--edge\r\ncontent-disposition: form-data${part}\r\n`).join('');
	return { body: `${body}--edge--\r\n`, type: { 'content-type': 'multipart/form-data; boundary=edge' } };
}

/** A piece without bytes, or the question how far it is. */
const tus = { 'tus-resumable': '1.0.0', 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };

function endpointQuestion(world: World, method: string, path: string, as: Role): Asking['question'] {
	const query = path.endsWith('/since') ? '?n=0' : path.endsWith('/messages') ? '?before=1000' : '';
	if (method === 'GET') return { path: path + query, as };
	const headers = { origin: world.origin };
	if (path.includes('/upload/')) return { method, path, as, headers: { ...headers, ...tus } };
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
	if (path === '/notices/read') {
		const body = JSON.stringify({ notice: randomUUID() });
		return { method, path, as, body, headers: { ...headers, 'content-type': 'application/json' } };
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
	const around = pageAround(entry, about, role);
	return isRefusal(expected) && (around === '404' || around === 'space') ? around : expected;
}

/** What the person gets of the page that a form without script is in. */
export function pageAround(entry: string, about: string, role: Role): string | undefined {
	const page = entry.replace(/^action (.*?)(\?.*)?$/, 'page $1');
	const place = about.replace(
		/^\w+'s$/,
		entry.includes('[class]') ? 'own' : entry.includes('[invitation]') ? 'waiting' : 'team'
	);
	return table.find((row) => row.entry === page && [place, '-'].includes(row.about))?.answers[role];
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
	if (/^\/projects\/[\w-]+$/.test(pathname)) return 'project';
	if (/^\/classes\/[\w-]+$/.test(pathname)) return 'class';
	const known = ['/login', '/me', '/notices', '/trust', '/welcome', '/conduct'];
	return pathname === '/' ? 'home' : known.includes(pathname) ? pathname.slice(1) : location;
}

/** What a form action answered with: its result, or a refusal's key. */
export function resultOf<T>({ text }: Answer): T {
	return parse((JSON.parse(text) as { data: string }).data) as T;
}

export function isRefusal(word: string): boolean {
	return /^[45]/.test(word) || ['login', 'out', 'silent'].includes(word);
}
