import { eq } from 'drizzle-orm';
import { createServer, type IncomingMessage, type Server as HttpServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { readToken } from '$lib/server/auth/login-cookie';
import { createLoginSession } from '$lib/server/auth/login-sessions';
import { viewerOf, type Viewer } from '$lib/server/auth/viewer';
import { person } from '$lib/server/db/schema/people';
import { read } from '$lib/server/db/store';
import { Refusal } from '$lib/server/errors';
import { frameOf } from '$lib/server/frames/frameOf';
import { heads } from '$lib/server/frames/heads';
import { since } from '$lib/server/frames/since';
import { accessSpace } from '$lib/server/projects/access';
import { serverOptions } from '$lib/server/realtime/options';
import type { RealtimeServer } from '$lib/server/realtime/rooms';
import { startRealtime, stopRealtime } from '$lib/server/realtime/server';
import { postMessage } from '$lib/server/talk/messages';
import { talkWindow } from '$lib/server/talk/windows';

/** A real HTTP server with the real Socket.IO server on it, and the four endpoints a space needs, without SvelteKit. */
export interface TestServer {
	origin: string;
	port: number;
	io: RealtimeServer;
	http: HttpServer;
	close(): Promise<void>;
}

export async function startTestServer(
	options: { pingInterval?: number; pingTimeout?: number } = {}
): Promise<TestServer> {
	const http = createServer((request, response) => {
		answer(request, response).catch((refusal: unknown) => {
			response.statusCode = refusal instanceof Refusal ? refusal.status : 500;
			response.end('{}');
		});
	});
	const io: RealtimeServer = new Server({ ...serverOptions, ...options });
	io.attach(http);
	Reflect.set(globalThis, Symbol.for('klasbrug.io'), io);
	startRealtime();
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
	const { port } = http.address() as AddressInfo;
	const origin = `http://127.0.0.1:${port}`;
	process.env.ORIGIN = origin;
	return { origin, port, io, http, close: () => close(http, io) };
}

/** A login session of this person, as the Cookie header of their browser. */
export async function signIn(personId: string): Promise<{ id: string; cookie: string }> {
	const [row] = await read().select({ hash: person.passwordHash }).from(person).where(eq(person.id, personId));
	const { id, token } = await createLoginSession(personId, 'own', row!.hash);
	return { id, cookie: `klasbrug=${token}` };
}

async function close(http: HttpServer, io: RealtimeServer): Promise<void> {
	stopRealtime();
	io.engine.close();
	http.closeAllConnections();
	await new Promise((resolve) => http.close(resolve));
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
	const url = new URL(request.url ?? '/', 'http://127.0.0.1');
	const viewer = await viewerOf(readToken(request.headers.cookie) ?? '');
	if (viewer) response.setHeader('content-type', 'application/json');
	else response.statusCode = 401;
	response.end(JSON.stringify(viewer ? await answerTo(viewer, url, request) : {}));
}

async function answerTo(viewer: Viewer, url: URL, request: IncomingMessage): Promise<unknown> {
	if (url.pathname === '/heads') return heads(viewer);
	const [, , project = '', space = '', what = ''] = url.pathname.split('/');
	const member = await accessSpace(viewer, { project, space });
	switch (what) {
		case 'since':
			return since(member, Number(url.searchParams.get('n')));
		case 'messages':
			return talkWindow(member, { before: Number(url.searchParams.get('before')) });
		case 'chat': {
			const { command, text } = JSON.parse(await bodyOf(request));
			return frameOf(member, await postMessage(member, { id: command, text }));
		}
		default:
			return {};
	}
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	let body = '';
	for await (const chunk of request) body += chunk;
	return body;
}
