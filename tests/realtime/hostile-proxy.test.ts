import SqliteDatabase from 'better-sqlite3';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Heads, MessageFace } from '$lib/realtime/events';
import { openClient, postToAction, type Client } from '../support/client';
import { startHostileProxy, type HostileProxy } from '../support/hostile-proxy';
import { getJson, signIn, startServer, stopServers, type RunningServer } from '../support/server';
import { pause, until } from '../support/until';

/**
 * The promise of realtime, against the production server: on a line that is cut all the time, with the server killed
 * once in the middle, everybody ends with everything, once, in the same order.
 */
const messagesEach = 60;
const total = 12 * messagesEach;

let proxy: HostileProxy;
let origin: string;
let server: RunningServer;

beforeAll(async () => {
	proxy = await startHostileProxy(0, 20_261_123);
	origin = `http://127.0.0.1:${proxy.port}`;
	server = await startServer({ env: { ORIGIN: origin } });
	proxy.aimAt(server.port);
});
afterAll(async () => {
	await proxy.close();
	await stopServers();
});

test('twelve people on a bad line write sixty messages each, and all have all of them, once and in order', async () => {
	const people = [1, 2, 3, 4, 5, 6].flatMap((i) => [`student${i}.enschede`, `student${i}.gunn`]);
	const opened = await Promise.all(people.map(openCommonSpace));
	const head = opened[0]!.head;
	const clients = opened.map(({ client }) => client);
	proxy.turnHostile(700);
	await Promise.all([writeAll(clients), restartInTheMiddle()]);
	const hasAll = (client: Client) => client.space.n === head + total && client.space.pending.length === 0;
	await until('everybody has everything', () => clients.every(hasAll), 35_000).catch((failure: Error) => {
		const state = clients.map(({ space, connection, told }) => [
			space.n - head,
			space.pending.length,
			connection.status,
			told
		]);
		throw new Error(`${failure.message}: ${JSON.stringify(state)}`);
	});
	proxy.turnKind();
	for (const client of clients) client.close();

	const stored = storedMessages(head);
	expect(stored.map(({ n }) => n)).toEqual(Array.from({ length: total }, (_, i) => head + 1 + i));
	expect(new Set(stored.map(({ text }) => text)).size).toBe(total);
	for (const client of clients) {
		expect(client.space.content.messages.map(({ n, text }) => ({ n, text }))).toEqual(stored);
	}
	for (const [i] of clients.entries()) {
		const own = stored.filter(({ text }) => text.startsWith(`${i}:`)).map(({ text }) => text);
		expect(own).toEqual(Array.from({ length: messagesEach }, (_, j) => `${i}: ${j}`));
	}
	expect(proxy.cuts.clean).toBeGreaterThan(10);
	expect(proxy.cuts.halfOpen).toBeGreaterThan(10);
});

async function openCommonSpace(signInName: string): Promise<{ client: Client; head: number }> {
	const { project, spaces, people } = server.world;
	const cookie = await signIn({ ...server, origin }, signInName);
	const known = await getJson<Heads>({ origin }, cookie, '/heads');
	const head = known.spaces.find(({ space }) => space === spaces.common)!.head;
	const client: Client = openClient({
		...{ origin, cookie, project, space: spaces.common!, n: head },
		onReset: () => void loadAgain(client, cookie, head).catch(() => undefined),
		content: { messages: [], from: head + 1, questions: [], pins: [], members: [], openings: [] },
		post: postToAction(people[signInName]!),
		connection: { pace: { heads: 1_000, silence: 3_000, patience: 1_500, grace: 1_000 } }
	});
	return { client, head };
}

/** Who fell more than 500 events behind loads the page's data again: the number first, then the messages. */
async function loadAgain({ space }: Client, cookie: string, since: number): Promise<void> {
	const { project, spaces } = server.world;
	const address = `/projects/${project}/${spaces.common}/messages?before=`;
	const heads = await getJson<Heads>({ origin }, cookie, '/heads');
	const n = heads.spaces.find((one) => one.space === spaces.common)!.head;
	const messages: MessageFace[] = [];
	for (let from = 1e12; from > since + 1;) {
		const older = await getJson<{ messages: MessageFace[]; from: number }>({ origin }, cookie, address + String(from));
		messages.unshift(...older.messages);
		from = older.from;
	}
	const kept = messages.filter((message) => message.n > since);
	const empty = { questions: [], pins: [], members: [], openings: [] };
	space.load({ n, content: { ...empty, messages: kept, from: since + 1 }, readTo: 0 });
}

async function writeAll(clients: Client[]): Promise<void> {
	for (let j = 0; j < messagesEach; j++) {
		for (const [i, client] of clients.entries()) client.space.post({ text: `${i}: ${j}` });
		await pause(150);
	}
}

async function restartInTheMiddle(): Promise<void> {
	await pause(4_000);
	await server.end('SIGKILL');
	await pause(500);
	const { dataDir, port } = server;
	server = await startServer({ dataDir, port, env: { ORIGIN: origin } });
}

function storedMessages(head: number): { n: number; text: string }[] {
	const database = new SqliteDatabase(join(server.dataDir, 'klasbrug.sqlite'), { readonly: true });
	try {
		return database
			.prepare<[string, number], { n: number; text: string }>(
				`select message.n as n, message.text as text from message join thread on thread.id = message.thread_id
				 where thread.space_id = ? and message.n > ? order by message.n`
			)
			.all(server.world.spaces.common!, head);
	} finally {
		database.close();
	}
}
