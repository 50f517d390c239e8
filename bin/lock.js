/** One process at a time: a lock file with the holder's process id, recognised as stale when the holder is gone. */
import {
	closeSync,
	linkSync,
	mkdirSync,
	openSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	utimesSync,
	writeSync
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root, say } from './repository.js';

const HEARTBEAT_MS = 5_000;
const STALE_MS = 60_000;

/**
 * Runs `work` while holding the lock, waiting for another holder first.
 *
 * @template T
 * @param {string} name
 * @param {string} waiting what to say, once, while another process holds it
 * @param {() => Promise<T>} work must look again at what it wants to do: the other process may have done it
 * @returns {Promise<T>}
 */
export async function withLock(name, waiting, work) {
	mkdirSync(join(root, 'data'), { recursive: true });
	const file = join(root, 'data', `.${name}.lock`);
	for (let said = false; !take(file); said = true) {
		if (isStale(file)) {
			removeStale(file);
			continue;
		}
		if (!said) say(waiting);
		await pause(300);
	}
	const release = () => rmSync(file, { force: true });
	const heartbeat = setInterval(() => touch(file), HEARTBEAT_MS);
	process.once('exit', release);
	try {
		return await work();
	} finally {
		clearInterval(heartbeat);
		process.off('exit', release);
		release();
	}
}

/** @param {string} file */
function take(file) {
	try {
		const handle = openSync(file, 'wx');
		writeSync(handle, String(process.pid));
		closeSync(handle);
		return true;
	} catch (error) {
		if (codeOf(error) === 'EEXIST') return false;
		throw error;
	}
}

/**
 * A holder that died leaves its id behind; a machine that restarted may have given that id to another process,
 * which is why the holder also keeps the file's time fresh.
 *
 * @param {string} file
 */
function isStale(file) {
	try {
		const age = Date.now() - statSync(file).mtimeMs;
		const holder = Number(readFileSync(file, 'utf8'));
		if (holder === 0) return age > HEARTBEAT_MS;
		return age > STALE_MS || !isAlive(holder);
	} catch (error) {
		if (codeOf(error) === 'ENOENT') return false;
		throw error;
	}
}

/**
 * Moves the lock aside before removing it: of two processes that found it stale only one can move it, and one that
 * moved a fresh lock by mistake puts it back.
 *
 * @param {string} file
 */
function removeStale(file) {
	const aside = `${file}.${process.pid}`;
	try {
		renameSync(file, aside);
		if (!isStale(aside)) linkSync(aside, file);
	} catch (error) {
		if (!['ENOENT', 'EEXIST'].includes(codeOf(error))) throw error;
	}
	rmSync(aside, { force: true });
}

/** @param {number} id */
function isAlive(id) {
	try {
		process.kill(id, 0);
		return true;
	} catch (error) {
		return codeOf(error) === 'EPERM';
	}
}

/** @param {string} file */
function touch(file) {
	try {
		utimesSync(file, new Date(), new Date());
	} catch (error) {
		if (codeOf(error) !== 'ENOENT') throw error;
	}
}

/** @param {unknown} error */
function codeOf(error) {
	return error instanceof Error && 'code' in error ? String(error.code) : '';
}
