import { expect, test } from 'vitest';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { newId } from '$lib/server/ids';
import { owedTo } from '$lib/server/realtime/slowReaders';
import { postMessage } from '$lib/server/talk/messages';
import { listenAs } from '../support/listener';
import { cast, goLive, server } from '../support/live';
import { signIn } from '../support/realtimeServer';
import { until } from '../support/until';

goLive();

type Headers = Record<string, string>;
/** Engine.IO's answer to an upgrade it does not allow. */
const refusedUpgrade = 400;

/** A WebSocket as any program may open it. Answers with the HTTP status of a refusal, or the open socket. */
function upgrade(headers: Headers): Promise<WebSocket | number> {
	const socket = new WebSocket(`ws://127.0.0.1:${server.port}/ws/?EIO=4&transport=websocket`, { headers });
	return new Promise((resolve, reject) => {
		socket.on('open', () => resolve(socket));
		socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
		socket.on('error', reject);
	});
}

async function poll(headers: Headers): Promise<number> {
	return (await fetch(`${server.origin}/ws/?EIO=4&transport=polling`, { headers })).status;
}

const foreignOrigins = (): [string, Headers][] => [
	['a foreign site', { origin: 'https://evil.example' }],
	['a sandboxed frame', { origin: 'null' }],
	['no browser', {}],
	['another port', { origin: `http://127.0.0.1:${server.port + 1}` }],
	['a name that begins like ours', { origin: `${server.origin}.evil.example` }],
	['a subdomain', { origin: `http://sub.127.0.0.1:${server.port}` }],
	['https instead of http', { origin: server.origin.replace('http:', 'https:') }],
	['upper case', { origin: server.origin.toUpperCase() }]
];

test('nobody else’s page can open a socket with our cookie, by upgrade or by polling', async () => {
	const { cookie } = await signIn(cast.people['student1.enschede']!);
	for (const [who, headers] of foreignOrigins()) {
		expect(await upgrade({ cookie, ...headers }), who).toBe(refusedUpgrade);
		expect(await poll({ cookie, ...headers }), who).toBe(403);
	}
	expect(await upgrade({ cookie, 'sec-fetch-site': 'same-origin' })).toBe(refusedUpgrade);
	expect(await poll({ cookie, 'sec-fetch-site': 'cross-site' })).toBe(403);
	expect(await poll({ cookie, 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' })).toBe(403);
});

test('our own page opens one both ways', async () => {
	const { cookie } = await signIn(cast.people['student1.enschede']!);
	const socket = await upgrade({ cookie, origin: server.origin });
	expect(socket).toBeInstanceOf(WebSocket);
	if (socket instanceof WebSocket) socket.terminate();
	expect(await poll({ cookie, origin: server.origin })).toBe(200);
	expect(await poll({ cookie, 'sec-fetch-site': 'same-origin' })).toBe(200);
});

test('a frame over 64 KB ends the connection it came by, and the server goes on', async () => {
	const { cookie } = await signIn(cast.people['student1.enschede']!);
	const socket = await upgrade({ cookie, origin: server.origin });
	if (!(socket instanceof WebSocket)) throw new Error('refused');
	const closed = new Promise<number>((resolve) => socket.on('close', resolve));
	socket.send(`42["look","${'x'.repeat(64_001)}"]`);
	expect(await closed).toBe(1009);
	const handshake = await fetch(`${server.origin}/ws/?EIO=4&transport=polling`, {
		headers: { cookie, origin: server.origin }
	});
	const { sid } = JSON.parse((await handshake.text()).slice(1)) as { sid: string };
	const address = `${server.origin}/ws/?EIO=4&transport=polling&sid=${sid}`;
	const posted = await fetch(address, {
		method: 'POST',
		body: 'x'.repeat(64_001),
		headers: { cookie, origin: server.origin }
	});
	expect(posted.status).toBe(413);
	await listenAs(server, cast.people['student1.enschede']!);
});

test('packets that are no packets end a connection and nothing else', async () => {
	const { cookie } = await signIn(cast.people['student1.enschede']!);
	for (const nonsense of [
		'4',
		'42',
		'42{',
		'45100-["look",{"_placeholder":true,"num":0}]',
		'40/admin,',
		'4' + '['.repeat(9_000),
		'\u0000'
	]) {
		const socket = await upgrade({ cookie, origin: server.origin });
		if (!(socket instanceof WebSocket)) throw new Error('refused');
		socket.send('40');
		socket.send(nonsense);
		await new Promise((resolve) => setTimeout(resolve, 20));
		socket.terminate();
	}
	await listenAs(server, cast.people['student1.enschede']!);
});

test('a client that stops reading is cut, and the server owes it little until then', async () => {
	const person = cast.people['student1.enschede']!;
	const { cookie } = await signIn(person);
	const stalled = await stalledSocket(cookie);
	await until('it is in', () => server.io.sockets.adapter.rooms.has(`person:${person}`));
	const socketId = [...(server.io.sockets.adapter.rooms.get(`person:${person}`) ?? [])][0]!;
	const member = await cast.member('student1.gunn', 'Team Poppy');
	let most = 0;
	for (let round = 0; round < 200 && server.io.sockets.sockets.has(socketId); round++) {
		const texts = Array.from({ length: 20 }, () => 'y'.repeat(4_000));
		await Promise.all(texts.map((text) => postMessage(member, { id: newId(), text })));
		await new Promise((resolve) => setTimeout(resolve, 20));
		const socket = server.io.sockets.sockets.get(socketId);
		if (socket) most = Math.max(most, owedTo(socket).bytes);
	}
	expect(most).toBeGreaterThan(100_000);
	expect(most).toBeLessThan(8_000_000);
	expect(server.io.sockets.sockets.has(socketId)).toBe(false);
	stalled.destroy();
});

/** A browser's connection whose machine has gone to sleep: everything is open, nothing is read. */
async function stalledSocket(cookie: string) {
	const raw = connect(server.port, '127.0.0.1');
	raw.write(
		[
			'GET /ws/?EIO=4&transport=websocket HTTP/1.1',
			`Host: 127.0.0.1:${server.port}`,
			'Upgrade: websocket',
			'Connection: Upgrade',
			'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
			'Sec-WebSocket-Version: 13',
			`Origin: ${server.origin}`,
			`Cookie: ${cookie}`,
			'',
			''
		].join('\r\n')
	);
	await new Promise((resolve) => raw.once('data', resolve));
	// "40", the packet that connects, as a masked frame with mask zero.
	raw.write(Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x34, 0x30]));
	raw.pause();
	return raw;
}
