/**
 * Installs the packages of the lockfile, Node 24 among them, when they are not there yet.
 *
 * `npm ci --ignore-scripts` and then `npm rebuild node`, and nothing else: a plain `npm ci` makes npm compile
 * better-sqlite3, whose binaries are already in its package, and that fails on a machine without Python and headers.
 */
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, delimiter, join, sep } from 'node:path';
import { withLock } from './lock.js';
import { node, Refusal, requireFreeSpace, root, runIfStarted, say, secondsSince } from './repository.js';

const modules = join(root, 'node_modules');
const marker = join(modules, '.klasbrug-lock');

/**
 * Makes `node_modules` what the lockfile says; answers at once if it is.
 *
 * @throws {Refusal} if the packages cannot be installed
 */
export async function ensureInstalled() {
	const wanted = lockfileHash();
	if (installedHash() === wanted) return;
	await withLock('install', 'Another start is installing the packages; waiting for it …', async () => {
		if (installedHash() !== wanted) await install(wanted);
	});
}

/** @param {string} wanted */
async function install(wanted) {
	if (Number(process.versions.node.split('.')[0]) < 20) {
		throw new Refusal(`Klasbrug needs Node 20 or newer to start; this is Node ${process.versions.node}.`);
	}
	if (!existsSync(modules)) await requireFreeSpace(root, 2e9, 'Installing needs');
	const began = Date.now();
	say('Installing packages (once, about a minute) …');
	// A NODE_ENV of production must not leave out what builds the product.
	await npm(['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund']);
	await npm(['rebuild', 'node', '--ignore-scripts=false']);
	try {
		execFileSync(node, ['--version'], { stdio: 'pipe' });
	} catch (error) {
		throw new Refusal(
			`Installing failed: the Node that came with the packages does not run here (${firstLine(error)}).`
		);
	}
	writeFileSync(marker, wanted);
	say(`Packages installed in ${secondsSince(began)}.`);
}

function lockfileHash() {
	return createHash('sha256')
		.update(readFileSync(join(root, 'package-lock.json')))
		.digest('hex');
}

function installedHash() {
	return existsSync(marker) && existsSync(node) ? readFileSync(marker, 'utf8') : '';
}

/**
 * @param {string[]} args
 * @throws {Refusal} with npm's own reason
 */
async function npm(args) {
	const path = pathOutside();
	const [command, ...first] = npmCommand(path);
	/** @type {NodeJS.ProcessEnv} */
	const env = { ...process.env, PATH: path };
	for (const name of Object.keys(env)) if (/^npm_config_nodedir$/i.test(name)) delete env[name];
	const child = spawn(command ?? 'npm', [...first, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
	let output = '';
	child.stdout.on('data', (chunk) => (output += chunk));
	child.stderr.on('data', (chunk) => (output += chunk));
	/** @type {number | string | null} */
	const ended = await new Promise((resolve) => {
		child.on('error', (error) => resolve(error.message));
		child.on('close', resolve);
	});
	if (ended === 0) return;
	throw new Refusal(`Installing failed: ${typeof ended === 'string' ? ended : reason(output)}`);
}

/**
 * The npm that runs this script, or the one on the PATH. Its Node must not be the one in `node_modules`, which npm is
 * about to take away.
 *
 * @param {string} path
 * @returns {string[]}
 */
function npmCommand(path) {
	const script = process.env.npm_execpath ?? '';
	if (basename(script) !== 'npm-cli.js' || isInside(script)) return ['npm'];
	const own = [process.env.npm_node_execpath ?? '', process.execPath].find(
		(file) => existsSync(file) && !isInside(file)
	);
	const found = path.split(delimiter).map((folder) => join(folder, 'node'));
	const outside = own ?? found.find((file) => existsSync(file));
	return outside ? [outside, script] : ['npm'];
}

/** The PATH without the `node_modules/.bin` that npm puts in front. */
function pathOutside() {
	const folders = (process.env.PATH ?? '').split(delimiter);
	return folders.filter((folder) => !isInside(folder)).join(delimiter);
}

/** @param {string} path */
function isInside(path) {
	return path === modules || path.startsWith(modules + sep);
}

/**
 * npm begins with codes and ends with general advice; what happened stands between them.
 *
 * @param {string} output
 */
function reason(output) {
	if (/ENOSPC|no space left/i.test(output)) return 'the disk is full.';
	const lines = output
		.split('\n')
		.filter((line) => /^npm (error|ERR!)/.test(line))
		.map((line) => line.replace(/^(npm (error|ERR!) ?)+/, '').trim())
		.filter((line) => line && !/^(code|errno|syscall|path|dest|command|gyp info|gyp http) |complete log/i.test(line));
	const told = lines.find((line) => line !== 'command failed');
	return told ?? output.trim().split('\n').at(-1) ?? 'npm gave no reason.';
}

/** @param {unknown} error */
function firstLine(error) {
	return error instanceof Error ? error.message.split('\n')[0] : String(error);
}

await runIfStarted(import.meta.url, ensureInstalled);
