import { parse } from 'devalue';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { limits } from '$lib/schemas/limits';
import { momentLabel } from '$lib/time/clocks';
import { wordsIn, type Language } from '../e2e/words';
import { post, signIn, startServer, stopServers, type RunningServer } from '../support/server';

/** A refusal comes from the server as a sentence that the person can read: a page shows it as it came. */
let server: RunningServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(stopServers);

const people: [Language, string][] = [
	['nl', 'student1.enschede'],
	['en', 'student1.gunn']
];
/** How the browser of somebody signed in asks: it prefers another language than they chose here. */
const asking = async (name: string, language: Language, accept: string) => ({
	cookie: await signIn(server, name),
	origin: server.origin,
	accept,
	'accept-language': language === 'nl' ? 'en' : 'nl'
});

const team = () => `/projects/${server.world.project}/${server.world.spaces['Team Poppy']}`;
const written = (name: string, text: string) => ({
	command: randomUUID(),
	writer: server.world.people[name]!,
	text
});

test.each(people)('in %s, where a page asked in the background', async (language, name) => {
	const say = wordsIn(language);
	const cookie = await signIn(server, name);
	const empty = await post(server, cookie, `${team()}/chat?/post`, written(name, ' '));
	expect(empty.data).toEqual({ key: 'error_text_empty', text: say('error_text_empty') });
	const long = await post(server, cookie, `${team()}/chat?/post`, written(name, 'x'.repeat(limits.message + 1)));
	const most = { most: limits.message };
	expect(long.data).toEqual({ key: 'error_message_too_long', text: say('error_message_too_long', most) });
});

test.each(people)('in %s, where a page asked an endpoint', async (language, name) => {
	const headers = await asking(name, language, 'application/json');
	const answer = await fetch(`${server.origin}${team()}/read`, { method: 'POST', headers, body: '{' });
	expect(answer.status).toBe(400);
	expect(await answer.json()).toEqual({ key: 'error_invalid', text: wordsIn(language)('error_invalid') });
});

test.each(people)('in %s, in the page that answers a form without JavaScript', async (language, name) => {
	const headers = await asking(name, language, 'text/html');
	const body = new URLSearchParams(written(name, ' '));
	const answer = await fetch(`${server.origin}${team()}/chat?/post`, { method: 'POST', headers, body });
	expect(answer.status).toBe(400);
	expect(await answer.text()).toContain(wordsIn(language)('error_text_empty'));
});

test.each(['nl', 'en'] as const)('to who is not signed in, in the %s that their browser asks for', async (language) => {
	const say = wordsIn(language);
	const form = { origin: server.origin, accept: 'text/html', 'accept-language': language };
	const body = new URLSearchParams({ name: 'nobody', password: 'nothing' });
	const refused = await fetch(`${server.origin}/login`, { method: 'POST', headers: form, body });
	expect(await refused.text()).toContain(say('error_login_wrong'));

	const script = { ...form, accept: 'application/json', 'x-sveltekit-action': 'true' };
	const text = new URLSearchParams({ text: 'written too late' });
	const late = await fetch(`${server.origin}${team()}/chat?/post`, { method: 'POST', headers: script, body: text });
	const { data } = (await late.json()) as { data: string };
	expect(parse(data)).toEqual({ key: 'error_signed_out', text: say('error_signed_out') });
});

test('with a moment in the words and by the clock of who reads it', async () => {
	const [teacher, name] = ['teacher.enschede', 'student2.enschede'];
	const until = Date.now() + 3 * 24 * 60 * 60_000;
	const { text: _, ...command } = written(teacher, '');
	const mute = { ...command, person: server.world.people[name]!, lasts: String(until) };
	const muted = await post(server, await signIn(server, teacher), `${team()}/rules?/mute`, mute);
	expect(muted.type).toBe('success');

	const refused = await post(server, await signIn(server, name), `${team()}/chat?/post`, written(name, 'but'));
	const label = momentLabel(until, 'Europe/Amsterdam', 'nl', Date.now());
	expect(refused.data).toEqual({ key: 'error_muted', text: wordsIn('nl')('error_muted', { until: label }) });
});
