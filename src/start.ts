import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { Server as HttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Server } from 'socket.io';
import { assertSafeOrigin, isLoopback } from './lib/server/auth/origin.ts';
import { responseHeaders } from './lib/server/responseHeaders.ts';
import { serverOptions } from './lib/server/realtime/options.ts';

/**
 * The production entry, run by Node as it is: the built server, Socket.IO beside it, headers for every response
 * (static files, Kit's own refusals and /ws/ never pass hooks.server.ts), and an end that loses nothing.
 * Settings: DATA_DIR or DATABASE_URL, ORIGIN, HOST, PORT, ADDRESS_HEADER (the header in which a reverse proxy tells
 * where a request comes from, such as X-Forwarded-For with XFF_DEPTH; without it all people would count as one).
 */
const { env } = process;
const isDemo = env.KLASBRUG_DEMO === '1';
const host = settle('HOST', isDemo || !env.ORIGIN ? '127.0.0.1' : '0.0.0.0');
const port = settle('PORT', '3000');
const origin = settle('ORIGIN', `http://127.0.0.1:${port}`);
env.DATA_DIR ||= 'data/production';
// The largest body anywhere: a piece of an upload, or a small file in a form. Other routes allow far less (body-limit.ts).
settle('BODY_SIZE_LIMIT', '6M');

try {
	assertSafeOrigin(origin);
	await assertFreePort();
	if (!env.DATABASE_URL) assertUsableFolder(env.DATA_DIR);
	await serve();
} catch (failure) {
	console.error(sentenceFor(failure));
	process.exit(1);
}

async function serve(): Promise<void> {
	const io = new Server(serverOptions);
	place(globalThis)[Symbol.for('klasbrug.io')] = io;
	const server = await builtServer();
	server.headersTimeout = 10_000;
	server.requestTimeout = 60_000;
	io.attach(server, serverOptions);
	io.engine.on('headers', (headers: Record<string, string>) => Object.assign(headers, responseHeaders(origin)));
	putInFront(server);
	server.on('error', (failure) => {
		console.error(failure.message);
		process.exit(1);
	});
	server.once('listening', () => isDemo && introduceDemo());
	for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(io, server));
}

/** Importing the build opens the store (`init`) and begins to listen: adapter-node reads its settings right there. */
async function builtServer(): Promise<HttpServer> {
	const address = new URL('../build/index.js', import.meta.url).href;
	const build = (await import(address)) as { server: { server: unknown } };
	const { server } = build.server;
	if (!(server instanceof HttpServer)) throw new Error('The build has no HTTP server: adapter-node has changed.');
	return server;
}

/** Runs before whatever else answers: Kit, the static files, Socket.IO. */
function putInFront(server: HttpServer): void {
	const listeners = server.listeners('request');
	server.removeAllListeners('request');
	server.on('request', (request: IncomingMessage, response: ServerResponse) => {
		for (const [name, value] of Object.entries(responseHeaders(origin))) response.setHeader(name, value);
		if (isOtherNameOfThisComputer(request)) {
			response.writeHead(307, { location: origin + request.url }).end();
			return;
		}
		if (isOneClick(request)) request.headers.origin ??= origin;
		response.once('finish', () => takeTheRest(request));
		for (const listener of listeners) listener.call(server, request, response);
	});
}

/**
 * A browser reads an answer only once it has sent everything: what is still coming when a request has been refused is
 * taken and thrown away, for no longer than a request may take.
 */
function takeTheRest(request: IncomingMessage): void {
	if (request.complete) return;
	request.removeAllListeners('data');
	request.resume();
}

/** The login cookie and the same-origin check know one address only, and people type the other. */
function isOtherNameOfThisComputer({ method, headers, url }: IncomingMessage): boolean {
	return (
		method === 'GET' &&
		isLoopback(origin) &&
		/^localhost(:|$)/i.test(headers.host ?? '') &&
		new URL(origin).hostname !== 'localhost' &&
		!url?.startsWith('//')
	);
}

/**
 * A mail program that asks for less (RFC 8058) has no Origin, and is no browser that somebody is signed in with: the
 * address itself is the permission.
 */
function isOneClick({ method, url }: IncomingMessage): boolean {
	return method === 'POST' && /^\/mail\/less\/[\w-]{43}\/now$/.test(url ?? '');
}

/** Sockets are closed, not disconnected: so the pages know that the server means to come back, and try again. */
async function stop(io: Server, server: HttpServer): Promise<void> {
	const hurry = setTimeout(() => server.closeAllConnections(), 1_500);
	const closed = new Promise((resolve) => server.close(resolve));
	io.engine.close();
	server.closeIdleConnections();
	await closed;
	clearTimeout(hurry);
	const store = place(globalThis)[Symbol.for('klasbrug.store')] as { close(): Promise<void> } | undefined;
	await store?.close();
	process.exit(0);
}

function introduceDemo(): void {
	const accounts = join(env.DATA_DIR ?? '', 'accounts.txt');
	console.log(`\nKlasbrug, the demo world: ${origin}\n`);
	if (existsSync(accounts)) console.log(readFileSync(accounts, 'utf8'));
}

function assertUsableFolder(folder: string): void {
	try {
		mkdirSync(folder, { recursive: true });
		accessSync(folder, constants.R_OK | constants.W_OK);
	} catch (failure) {
		throw new Error(`The data folder ${folder} cannot be used (${codeOf(failure)}). Set DATA_DIR to one that can.`);
	}
}

async function assertFreePort(): Promise<void> {
	const trial = createServer();
	await new Promise<void>((resolve, reject) => {
		trial.once('error', (failure) =>
			reject(new Error(`Port ${port} cannot be used (${codeOf(failure)}). Set PORT to another one.`))
		);
		trial.listen({ host, port: Number(port), exclusive: true }, () => trial.close(() => resolve()));
	});
}

/** What a person can act on: SQLite's own words name no folder. */
function sentenceFor(failure: unknown): string {
	const [code, message] = [codeOf(failure), failure instanceof Error ? failure.message : String(failure)];
	const folder = `the data folder ${env.DATA_DIR}`;
	if (code === 'SQLITE_FULL' || code === 'ENOSPC') return `The disk of ${folder} is full. Make space and start again.`;
	return code.startsWith('SQLITE_') ? `The database in ${folder} cannot be used (${code}: ${message}).` : message;
}

/** Gives a setting its default where adapter-node looks for it, too. */
function settle(name: string, otherwise: string): string {
	return (env[name] ||= otherwise);
}

function codeOf(failure: unknown): string {
	return failure instanceof Error && 'code' in failure ? String(failure.code) : String(failure);
}

function place(global: unknown): Record<symbol, unknown> {
	return global as Record<symbol, unknown>;
}
