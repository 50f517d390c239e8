/**
 * What all scripts in this folder share: where the repository is, the Node it runs on, and how a script ends.
 * Everything here runs on Node 20 and newer without a single package, because it runs before there are any.
 */
import { realpathSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(fileURLToPath(new URL('.', import.meta.url)), '..');

/** The Node the product runs on, whatever the machine itself has. */
export const node = join(root, 'node_modules/.bin/node');

/**
 * The built server, for that Node. What lives shortly may fill 16 MB before it is cleared away: with Node's own 32 a
 * thousand connections hold twice the memory, and nothing is faster.
 */
export const server = ['--max-semi-space-size=16', join(root, 'src/start.ts')];

/** A reason to stop, in one sentence a person can act on. */
export class Refusal extends Error {}

/** @param {string} sentence */
export function say(sentence) {
	console.log(sentence);
}

/**
 * Runs `work` if `url` is the file that was started. A Refusal ends the process with its sentence and code 1;
 * a number that `work` answers with becomes the exit code.
 *
 * @param {string} url the caller's `import.meta.url`
 * @param {() => Promise<number | void>} work
 */
export async function runIfStarted(url, work) {
	const started = process.argv[1];
	if (!started || realpathSync(started) !== realpathSync(fileURLToPath(url))) return;
	try {
		process.exitCode = (await work()) ?? 0;
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		console.error(error.message);
		process.exitCode = 1;
	}
}

/**
 * @param {string} folder an existing folder
 * @param {number} bytes what is needed
 * @param {string} purpose what it is needed for: "Installing needs"
 * @throws {Refusal} if the disk has less
 */
export async function requireFreeSpace(folder, bytes, purpose) {
	const disk = await statfs(folder);
	const free = disk.bavail * disk.bsize;
	if (free >= bytes) return;
	throw new Refusal(
		`${purpose} about ${inMegabytes(bytes)} of free disk space, and only ${inMegabytes(free)} is left.`
	);
}

/** @param {number} bytes */
function inMegabytes(bytes) {
	return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.floor(bytes / 1e6)} MB`;
}

/** @param {number} since milliseconds, as from `Date.now()` */
export function secondsSince(since) {
	return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
