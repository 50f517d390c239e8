/** Starts a server of ours as a child process: its port first, then its signals, then its exit code. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { constants } from 'node:os';
import { node, Refusal, root } from './repository.js';

/**
 * @param {string | undefined} text the environment's PORT
 * @param {number} otherwise
 * @throws {Refusal} if it is no port
 */
export function portFrom(text, otherwise) {
	const port = text ? Number(text) : otherwise;
	if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
	throw new Refusal(`PORT must be a number from 1 to 65535, not "${text}".`);
}

/**
 * @param {number} port
 * @param {string | undefined} host all addresses if undefined
 * @param {string} command what the person typed, to show how to choose another port
 * @throws {Refusal} if nothing can listen there
 */
export async function requireFreePort(port, host, command) {
	const server = createServer();
	const code = await new Promise((resolve) => {
		server.once('error', (error) => resolve('code' in error ? error.code : error.message));
		server.listen({ port, host, exclusive: true }, () => resolve(''));
	});
	if (!code) {
		await new Promise((resolve) => server.close(resolve));
		return;
	}
	const other = port < 1024 ? 3000 : port + 1;
	const reason = {
		EADDRINUSE: 'is taken by another program',
		EACCES: 'may not be used by this account'
	}[String(code)];
	throw new Refusal(`Port ${port} ${reason ?? `cannot be used (${code})`}; try PORT=${other} ${command}`);
}

/**
 * Runs a program on our own Node until it ends, and passes SIGINT, SIGTERM and SIGHUP on to it. Ctrl+C in a terminal
 * reaches the whole process group by itself, so it is not sent a second time there.
 *
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} its exit code; 128 + the signal's number if a signal ended it
 */
export async function runOnOwnNode(args, env) {
	const child = spawn(node, args, { cwd: root, env, stdio: 'inherit' });
	/** @param {NodeJS.Signals} signal */
	const pass = (signal) => {
		if (signal === 'SIGINT' && process.stdin.isTTY) return;
		child.kill(signal);
	};
	/** @type {NodeJS.Signals[]} */
	const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
	for (const signal of signals) process.on(signal, pass);
	try {
		return await new Promise((resolve, reject) => {
			child.on('error', (error) => reject(new Refusal(`The server could not be started: ${error.message}`)));
			child.on('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
		});
	} finally {
		for (const signal of signals) process.off(signal, pass);
	}
}

/**
 * The environment of a demo or development server. It stays on this machine and on its own data, whatever a
 * production server's settings in the same shell say.
 *
 * @param {number} port
 * @param {string} dataDir
 * @returns {NodeJS.ProcessEnv}
 */
export function localEnvironment(port, dataDir) {
	const env = { ...process.env };
	for (const name of Object.keys(env)) {
		if (/^(DATABASE_URL|REDIS_URL|S3_.*|ADDRESS_HEADER|.*_HEADER|XFF_DEPTH|SOCKET_PATH)$/.test(name)) delete env[name];
	}
	return {
		...env,
		KLASBRUG_DEMO: '1',
		DATA_DIR: dataDir,
		HOST: '127.0.0.1',
		PORT: String(port),
		ORIGIN: `http://127.0.0.1:${port}`
	};
}
