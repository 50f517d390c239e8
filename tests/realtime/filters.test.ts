import { afterEach, expect, test } from 'vitest';
import type { Heads } from '$lib/realtime/events';
import { openClient, postToAction, type Client } from '../support/client';
import { startFilter, type Filter } from '../support/filter';
import { getJson, signIn, startServer, stopServers, type RunningServer } from '../support/server';
import { until } from '../support/until';

/** What school filters do to the line, against the production server: slower, but nothing is lost and nothing twice. */
const names = ['student1.enschede', 'student1.gunn', 'teacher.gunn'];
const messagesEach = 15;
const upgrades = /^upgrade: websocket/im;
const everythingLive = /^(GET|POST) \/ws\//;

let filter: Filter;
let server: RunningServer;
afterEach(async () => {
	await filter.close();
	await stopServers();
});

test.each([
	['WebSockets', 'long polling', upgrades],
	['all that is live', 'asking for numbers', everythingLive]
])('with %s blocked, three people post and read by %s, everything once and in order', async (_, way, blocked) => {
	filter = await startFilter(blocked);
	server = await startServer({ env: { ORIGIN: origin() } });
	filter.aimAt(server.port);
	const clients = await Promise.all(names.map(openTeam));
	await until('all are connected', () => clients.every(({ connection }) => connection.status === 'online'), 15_000);
	const before = clients[0]!.space.n;
	for (let i = 0; i < messagesEach; i++) clients.forEach(({ space }, who) => space.post({ text: `${who}: ${i}` }));
	const head = before + names.length * messagesEach;
	const hasAll = ({ space }: Client) => space.n === head && space.pending.length === 0;
	await until('everybody has everything', () => clients.every(hasAll), 20_000);
	const texts = clients.map(({ space }) => space.content.messages.map(({ text }) => text));
	for (const own of texts) expect(own).toEqual(texts[0]);
	expect(new Set(texts[0]).size).toBe(names.length * messagesEach);
	for (const who of names.keys()) {
		const own = texts[0]!.filter((text) => text.startsWith(`${who}:`));
		expect(own).toEqual(Array.from({ length: messagesEach }, (_, i) => `${who}: ${i}`));
	}
	expect(filter.refused).toBeGreaterThanOrEqual(names.length);
	for (const client of clients) client.close();
});

const origin = () => `http://127.0.0.1:${filter.port}`;

async function openTeam(signInName: string): Promise<Client> {
	const { project, spaces, people } = server.world;
	const space = spaces['Team Poppy']!;
	const cookie = await signIn({ origin: origin() }, signInName);
	const known = await getJson<Heads>({ origin: origin() }, cookie, '/heads');
	const n = known.spaces.find((one) => one.space === space)!.head;
	return openClient({
		...{ origin: origin(), cookie, project, space, n },
		content: { messages: [], from: n + 1, questions: [], pins: [], members: [], openings: [] },
		post: postToAction(people[signInName]!),
		connection: { pace: { heads: 1_000, silence: 3_000, patience: 1_500, grace: 1_000 } }
	});
}
