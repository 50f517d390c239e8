import { parse } from 'devalue';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame } from '../../src/lib/realtime/events';
import { node, root, server as builtServer } from '../../bin/repository.js';
import { copyDemoWorld, makeSigningInCheap, worldIn, type World } from './demoData';

/**
 * The built product as a process of its own, on the demo world. `startServer()` gives one with fresh data;
 * `stopServers()` (afterEach or afterAll) ends all and removes what they left behind.
 * Needs build/ and imports nothing of the product, so Playwright can use it too.
 */
export interface ServerOptions {
	/** A data folder to go on with; it stays. Without it: a copy of the demo world, removed at the end. */
	dataDir?: string;
	/** Without it: a free one. */
	port?: number;
	/** Further settings; undefined takes a usual one away. */
	env?: Record<string, string | undefined>;
}

export interface Ending {
	code: number | null;
	signal: NodeJS.Signals | null;
	/** Milliseconds from the signal (or the start, for one that ended by itself). */
	took: number;
	output: string;
}

export interface RunningServer {
	origin: string;
	port: number;
	pid: number;
	dataDir: string;
	world: World;
	/** All it has written so far, on both streams. */
	output: () => string;
	isAlive: () => boolean;
	/** Sends the signal and waits for the end. */
	end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<Ending>;
}

/** What a form action answered. */
export interface Answer {
	type: 'success' | 'failure' | 'redirect' | 'error';
	/** The action's own status, which for a `fail` differs from the response's; else the response's. */
	status: number;
	/** Message key of a refusal. */
	key: string | null;
	/** The frame of the commit, from actions inside a space. */
	frame: Frame | null;
	/** All that it said. */
	data: Record<string, unknown>;
}

/** Everybody's password in the demo world. */
export const demoPassword = 'bridge over nine hours';

const endWithParent = join(root, 'tests/support/endWithParent.js');
const startLimit = 30_000;
const endLimit = 10_000;
const processes = new Set<ChildProcess>();
const folders = new Set<string>();

// A test process that ends in the middle of a test leaves nothing behind either.
process.on('exit', () => {
	for (const child of processes) child.kill('SIGKILL');
	for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** @throws Error with everything it wrote, when it ends or is not ready within 30 seconds. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
	const dataDir = options.dataDir ?? (await demoFolder());
	const started = await launch({ ...options, dataDir });
	await ready(started);
	const { origin, port, child, ended, output } = started;
	return {
		...{ origin, port, dataDir, output },
		pid: child.pid!,
		world: worldIn(dataDir),
		isAlive: () => child.exitCode === null && child.signalCode === null,
		async end(signal) {
			const began = performance.now();
			child.kill(signal);
			const hurry = setTimeout(() => child.kill('SIGKILL'), endLimit);
			const ending = await ended;
			clearTimeout(hurry);
			return { ...ending, took: performance.now() - began };
		}
	};
}

/** Starts a server that is expected to refuse, and waits for its end (for 30 seconds; then it is killed). */
export async function refusedStart(options: ServerOptions & { dataDir: string }): Promise<Ending> {
	const { child, ended } = await launch(options);
	const limit = setTimeout(() => child.kill('SIGKILL'), startLimit);
	const ending = await ended;
	clearTimeout(limit);
	return ending;
}

/** Kills every server of this test file that still runs, and removes their temporary folders. */
export async function stopServers(): Promise<void> {
	await Promise.all(
		[...processes].map((child) => {
			const ended = new Promise((resolve) => child.once('close', resolve));
			child.kill('SIGKILL');
			return ended;
		})
	);
	for (const folder of folders) rmSync(folder, { recursive: true, force: true });
	folders.clear();
}

/** An empty temporary folder that `stopServers` removes. */
export function temporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'klasbrug-server-'));
	folders.add(folder);
	return folder;
}

/** A copy of the demo world, in a temporary folder or in `folder`, whose present is today or another moment (UTC ms). */
export async function demoFolder(folder = temporaryFolder(), present: number | 'today' = 'today'): Promise<string> {
	const make = async (empty: string) => {
		const env = present === 'today' ? {} : { KLASBRUG_NOW_OFFSET_MS: String(present - Date.now()) };
		const started = await launch({ dataDir: empty, env });
		await ready(started);
		started.child.kill('SIGTERM');
		await started.ended;
		makeSigningInCheap(empty, demoPassword);
	};
	await copyDemoWorld(folder, make, present);
	return folder;
}

/** Signs a person in with the demo's password. Answers with the Cookie header of their browser. */
export async function signIn(server: { origin: string }, name: string): Promise<string> {
	const response = await fetch(`${server.origin}/login`, {
		method: 'POST',
		headers: { origin: server.origin, accept: 'text/html' },
		body: new URLSearchParams({ name, password: demoPassword }),
		redirect: 'manual'
	});
	await response.arrayBuffer();
	const cookie = response.headers.getSetCookie().find((one) => /^(__Host-)?klasbrug=/.test(one));
	if (response.status !== 303 || !cookie) throw new Error(`${name} could not sign in: ${response.status}`);
	return cookie.split(';')[0]!;
}

/**
 * Posts to a form action as the page's own script does, such as `/projects/P/S/chat?/post`.
 * @throws Error when the connection breaks or no answer comes within 10 seconds.
 */
export async function post(
	server: { origin: string },
	cookie: string,
	path: string,
	fields: Record<string, string>
): Promise<Answer> {
	const response = await fetch(server.origin + path, {
		method: 'POST',
		headers: { cookie, origin: server.origin, accept: 'application/json', 'x-sveltekit-action': 'true' },
		body: new URLSearchParams(fields),
		redirect: 'manual',
		signal: AbortSignal.timeout(10_000)
	});
	const text = await response.text();
	if (!response.headers.get('content-type')?.startsWith('application/json')) {
		return { type: 'error', status: response.status, key: null, frame: null, data: {} };
	}
	const {
		type,
		status = response.status,
		data
	}: { type: Answer['type']; status?: number; data?: string } = JSON.parse(text);
	const said: { key?: string; frame?: Frame } = typeof data === 'string' ? (parse(data) ?? {}) : {};
	return { type, status, key: said.key ?? null, frame: said.frame ?? null, data: { ...said } };
}

/** Reads a path as JSON (`since`, `heads`, `messages`). */
export async function getJson<T>(server: { origin: string }, cookie: string, path: string): Promise<T> {
	const headers = { cookie, accept: 'application/json' };
	const response = await fetch(server.origin + path, { headers, signal: AbortSignal.timeout(10_000) });
	if (!response.ok) throw new Error(`${path} answers ${response.status}`);
	return (await response.json()) as T;
}

interface Launched {
	origin: string;
	port: number;
	child: ChildProcess;
	ended: Promise<Ending>;
	output: () => string;
}

async function launch(options: ServerOptions & { dataDir: string }): Promise<Launched> {
	const port = options.port ?? (await freePort());
	const origin = `http://127.0.0.1:${port}`;
	const { PATH, HOME, TMPDIR, TZ, NODE_COMPILE_CACHE } = process.env;
	const demo = { KLASBRUG_DEMO: '1', DEMO_PASSWORD: demoPassword };
	// People in tests write faster than anybody can.
	const machine = { PATH, HOME, TMPDIR, TZ, NODE_COMPILE_CACHE };
	const usual = { ...machine, NODE_ENV: 'production', ...demo, KLASBRUG_TALK_BURST: '1000000' };
	const place = { DATA_DIR: options.dataDir, HOST: '127.0.0.1', PORT: String(port), ORIGIN: origin };
	const began = performance.now();
	const child = spawn(node, ['--import', endWithParent, ...builtServer], {
		cwd: root,
		env: { ...usual, ...place, ...options.env },
		stdio: ['pipe', 'pipe', 'pipe']
	});
	processes.add(child);
	let written = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (written += String(chunk)));
	const output = () => written;
	const ended = new Promise<Ending>((resolve) => {
		child.once('close', (code, signal) => {
			processes.delete(child);
			resolve({ code, signal, took: performance.now() - began, output: written });
		});
	});
	return { origin, port, child, ended, output };
}

async function ready({ origin, child, output }: Launched): Promise<void> {
	const end = performance.now() + startLimit;
	while (performance.now() < end) {
		if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The server has ended:\n${output()}`);
		const answer = await fetch(`${origin}/login`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
		await answer?.arrayBuffer().catch(() => null);
		// An installation that holds nothing yet answers everything but its first run with 503.
		if (answer?.ok || answer?.status === 503) return;
		await new Promise((resolve) => setTimeout(resolve, 30));
	}
	child.kill('SIGKILL');
	throw new Error(`The server was not ready in time:\n${output()}`);
}

async function freePort(): Promise<number> {
	const trial = createServer();
	await new Promise<void>((resolve) => trial.listen(0, '127.0.0.1', resolve));
	const { port } = trial.address() as AddressInfo;
	await new Promise((resolve) => trial.close(resolve));
	return port;
}
