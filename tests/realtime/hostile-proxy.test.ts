import SqliteDatabase from 'better-sqlite3';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Heads, MessageFace } from '$lib/realtime/events';
import { openClient, postToAction, type Client } from '../support/client';
import { startHostileProxy, type HostileProxy } from '../support/hostile-proxy';
import { meddle } from '../support/meddle';
import { getJson, signIn, startServer, stopServers, type RunningServer } from '../support/server';
import { pause, until } from '../support/until';

/**
 * The promise of realtime, against the production server: on a line that is cut all the time, with the server killed
 * once in the middle, everybody ends with everything, once, in the same order.
 */
const messagesEach = 60;
const students = [1, 2, 3, 4, 5, 6].flatMap((i) => [`student${i}.enschede`, `student${i}.gunn`]);
const teachers = ['teacher.enschede', 'teacher.gunn'];
const total = students.length * messagesEach;

// A cut that nobody is told of costs three seconds, and chance may cut the same person again and again.
vi.setConfig({ testTimeout: 150_000 });

let proxy: HostileProxy;
let origin: string;
let server: RunningServer;
/** Cookies by name. Everybody has signed in before the line turns bad. */
const signedIn = new Map<string, string>();

beforeAll(async () => {
	proxy = await startHostileProxy(0, 20_261_123);
	origin = `http://127.0.0.1:${proxy.port}`;
	server = await startServer({ env: { ORIGIN: origin } });
	proxy.aimAt(server.port);
	for (const name of [...students, ...teachers]) signedIn.set(name, await signIn({ origin }, name));
});
afterAll(async () => {
	await proxy.close();
	await stopServers();
});

test('twelve people on a bad line write sixty messages each, and all have all of them, once and in order', async () => {
	const opened = await Promise.all(students.map(openCommonSpace));
	const head = opened[0]!.head;
	const clients = opened.map(({ client }) => client);
	proxy.turnHostile(700);
	await Promise.all([writeAll(clients, messagesEach), restartInTheMiddle()]);
	const hasAll = (client: Client) => client.space.n === head + total && client.space.pending.length === 0;
	await until('everybody has everything', () => clients.every(hasAll), 90_000).catch((failure: Error) => {
		const state = clients.map(({ space, connection, told }) => [
			space.n - head,
			space.pending.length,
			connection.status,
			told
		]);
		throw new Error(`${failure.message}: ${JSON.stringify(state)}`);
	});
	await until('the line was bad', () => Math.min(proxy.cuts.clean, proxy.cuts.halfOpen) > 10, 20_000);
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
});

test('what is edited, deleted, hidden and reacted to meanwhile, everybody sees in the end as a newcomer does', async () => {
	const names = students.slice(0, 4);
	const opened = await Promise.all([...names, ...teachers].map(openCommonSpace));
	const clients = opened.map(({ client }) => client);
	const isTeacher = (i: number) => i >= names.length;
	const place = { origin, path: `/projects/${server.world.project}/${server.world.spaces.common}/chat` };
	const people = opened.map((one, i) => ({ ...one, isTeacher: isTeacher(i) }));
	proxy.turnHostile(700);
	const [done] = await Promise.all([
		meddle(place, people, 15, 20_261_126),
		writeAll(clients, 15),
		restartInTheMiddle()
	]);
	proxy.turnKind();
	await until(
		'everybody has everything',
		async () => {
			const head = await headNow(opened[0]!.cookie);
			return clients.every(({ space }) => space.n === head && space.pending.length === 0);
		},
		90_000
	);
	for (const client of clients) client.close();

	for (const { client, cookie, head } of opened) {
		const fresh = await messagesNow(cookie, Math.max(head, client.space.content.from - 1));
		expect(client.space.content.messages).toEqual(fresh);
	}
	expect(Object.keys(done).sort()).toEqual(['delete', 'edit', 'hide', 'pin', 'react', 'show', 'unreact']);
	const faces = clients.map(({ space }) => space.content.messages);
	expect(faces[names.length]!.some(({ hidden }) => hidden)).toBe(true);
	expect(faces[0]!.length).toBeLessThan(faces[names.length]!.length);
});

interface Opened {
	client: Client;
	/** Of the log, when it was opened. */
	head: number;
	id: string;
	cookie: string;
}

async function openCommonSpace(signInName: string): Promise<Opened> {
	const { project, spaces, people } = server.world;
	const cookie = signedIn.get(signInName)!;
	const head = await headNow(cookie);
	const client: Client = openClient({
		...{ origin, cookie, project, space: spaces.common!, n: head },
		onReset: () => void loadAgain(client, cookie, head).catch(() => undefined),
		content: { messages: [], from: head + 1, questions: [], pins: [], members: [], openings: [] },
		post: postToAction(people[signInName]!),
		connection: { pace: { heads: 1_000, silence: 3_000, patience: 1_500, grace: 1_000 } }
	});
	return { client, head, cookie, id: people[signInName]! };
}

/** Who fell more than 500 events behind loads the page's data again: the number first, then the messages. */
async function loadAgain({ space }: Client, cookie: string, since: number): Promise<void> {
	const n = await headNow(cookie);
	const kept = await messagesNow(cookie, since);
	const empty = { questions: [], pins: [], members: [], openings: [] };
	space.load({ n, content: { ...empty, messages: kept, from: since + 1 }, readTo: 0 });
}

/** Asked past the line, which may still hold a connection that says nothing. */
async function headNow(cookie: string): Promise<number> {
	const { spaces } = await getJson<Heads>(server, cookie, '/heads');
	return spaces.find(({ space }) => space === server.world.spaces.common)!.head;
}

/** All messages after this number, as whoever opens the page now gets them; asked past the line, too. */
async function messagesNow(cookie: string, since: number): Promise<MessageFace[]> {
	const { project, spaces } = server.world;
	const address = `/projects/${project}/${spaces.common}/messages?before=`;
	const messages: MessageFace[] = [];
	for (let from = 1e12; from > since + 1;) {
		const older = await getJson<{ messages: MessageFace[]; from: number }>(server, cookie, address + String(from));
		messages.unshift(...older.messages);
		from = older.from;
	}
	return messages.filter((message) => message.n > since);
}

async function writeAll(clients: Client[], count: number): Promise<void> {
	for (let j = 0; j < count; j++) {
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
