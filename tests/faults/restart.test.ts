import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Since } from '../../src/lib/realtime/events';
import { openClient, postToAction, type Client } from '../support/client';
import { crowdOn, isAcknowledged, messagesOf, send } from '../support/crowd';
import { getJson, signIn, startServer, stopServers, type RunningServer } from '../support/server';
import { until } from '../support/until';

const clients: Client[] = [];
afterEach(async () => {
	clients.splice(0).forEach((client) => client.close());
	await stopServers();
});

/** A page of the team space, with the real connection: over a WebSocket, or by polling as behind a school's filter. */
async function pageOf(server: RunningServer, name: string, transports: string[]): Promise<Client> {
	const cookie = await signIn(server, name);
	const { origin, world } = server;
	const [project, space] = [world.project, world.spaces['Team Poppy']!];
	const { head: n } = await getJson<Since>(server, cookie, `/projects/${project}/${space}/since?n=0`);
	const client = openClient({
		...{ origin, cookie, project, space, n },
		post: postToAction(world.people[name]!),
		connection: { socket: { transports } }
	});
	clients.push(client);
	await until(
		`${name} is online`,
		() => client.connection.status === 'online' && client.connection.screens > 0,
		10_000
	);
	return client;
}

const texts = (client: Client) => client.space.content.messages.map(({ text }) => text);

test('at SIGTERM the server ends at once whoever is connected, and everyone comes back and has missed nothing', async () => {
	const first = await startServer();
	const [author] = await crowdOn(first);
	const written = messagesOf([author!], 12, 40).filter(({ space }) => space === first.world.spaces['Team Poppy']);
	const pages = [
		await pageOf(first, 'student1.enschede', ['websocket']),
		await pageOf(first, 'student2.gunn', ['polling']),
		await pageOf(first, 'teacher.gunn', ['websocket', 'polling'])
	];
	const [before, meanwhile, after] = [written[0]!, written.slice(1, 4), written[4]!];
	expect(isAcknowledged(await send(first, before))).toBe(true);
	for (const page of pages) await until('the first message is there', () => texts(page).includes(before.text), 5_000);
	const hanging = connect(first.port, '127.0.0.1', () => hanging.write('POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\n'));
	hanging.on('error', () => {});
	await until('a request that never ends has begun', () => !hanging.connecting);

	const ending = await first.end('SIGTERM');
	expect(ending).toMatchObject({ code: 0, signal: null });
	expect(ending.took).toBeLessThan(3_000);

	// On another port, so that nobody can be back yet while these are posted.
	const elsewhere = await startServer({ dataDir: first.dataDir });
	for (const one of meanwhile) expect(isAcknowledged(await send(elsewhere, one))).toBe(true);
	expect((await elsewhere.end('SIGTERM')).code).toBe(0);

	const second = await startServer({ dataDir: first.dataDir, port: first.port });
	expect(isAcknowledged(await send(second, after))).toBe(true);
	const wanted = [before, ...meanwhile, after].map(({ text }) => text);
	for (const page of pages) {
		await until('everything is there', () => texts(page).length >= wanted.length, 20_000);
		expect(texts(page), 'once, and in order').toEqual(wanted);
		expect(page.told).toEqual({ resets: 0, gone: false, signedOut: false });
	}
});
