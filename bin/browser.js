/**
 * Finds a Chromium for the tests, or gets one. What is there already comes first: KLASBRUG_CHROMIUM, the PATH,
 * Playwright's own, the npm-shipped one of an earlier run. Then it gets one: Playwright's, Debian's, npm's.
 */
import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { ensureInstalled } from './install.js';
import { node, Refusal, root, runIfStarted, say } from './repository.js';

/** @typedef {{ executablePath: string, args: string[] }} Browser */

const run = promisify(execFile);
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const SHIPPED = '@sparticuz/chromium@153';
const MINUTE_MS = 60_000;

const isRoot = process.getuid?.() === 0;
const cache = join(root, 'node_modules/.cache/klasbrug-browser');
const shipped = join(cache, 'klasbrug-chromium');

/** What every launch of it needs: Chromium has no sandbox for root, and the tests allow no request of its own. */
export const launchArguments = [
	...(isRoot ? ['--no-sandbox'] : []),
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run'
];

/**
 * Needs the packages (`ensureInstalled`).
 *
 * @returns {Promise<Browser>}
 * @throws {Refusal} if there is none and none can be had
 */
export async function findBrowser() {
	const executablePath = (await presentBrowser()) ?? (await newBrowser());
	return { executablePath, args: launchArguments };
}

async function presentBrowser() {
	const named = process.env.KLASBRUG_CHROMIUM;
	if (named && (await runs(named))) return named;
	if (named) say(`KLASBRUG_CHROMIUM does not run: ${named}`);
	for (const file of [...onPath(), await playwrightsPath(), shipped]) {
		if (existsSync(file) && (await runs(file))) return file;
	}
	return null;
}

/** @throws {Refusal} if no way works */
async function newBrowser() {
	const ways = [fromPlaywright, fromDebian, fromNpm];
	for (const way of ways) {
		const file = await way();
		if (file && (await runs(file))) return file;
	}
	throw new Refusal(
		'No browser for the tests: install Chromium or Chrome, or set KLASBRUG_CHROMIUM to the path of one.'
	);
}

/** The builds of Chromium that the PATH offers. */
function onPath() {
	const folders = (process.env.PATH ?? '').split(delimiter);
	return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).filter((file) => existsSync(file));
}

async function playwrightsPath() {
	const script = `import('playwright-core').then((p) => console.log(p.chromium.executablePath()))`;
	const { stdout } = await run(node, ['-e', script], { cwd: root });
	return stdout.trim();
}

async function fromPlaywright() {
	const cli = join(root, 'node_modules/@playwright/test/cli.js');
	const done = await attempt("Downloading Playwright's Chromium …", node, [cli, 'install', 'chromium'], 3 * MINUTE_MS);
	return done ? playwrightsPath() : null;
}

async function fromDebian() {
	const aptGet = '/usr/bin/apt-get';
	if (!isRoot || !existsSync(aptGet)) return null;
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const done =
		(await attempt("Updating Debian's package lists …", aptGet, ['update'], 2 * MINUTE_MS, env)) &&
		(await attempt("Installing Debian's chromium …", aptGet, ['install', '-y', 'chromium'], 5 * MINUTE_MS, env));
	return done ? '/usr/bin/chromium' : null;
}

/** Into its own folder: the product's lockfile has no browser in it. */
async function fromNpm() {
	mkdirSync(cache, { recursive: true });
	const install = ['install', '--prefix', cache, '--no-save', '--ignore-scripts', SHIPPED];
	if (!(await attempt(`Installing the Chromium of ${SHIPPED} …`, 'npm', install, 3 * MINUTE_MS))) return null;
	// It unpacks into the folder for temporary files, which other accounts could have prepared: use our own.
	const script = `import('@sparticuz/chromium').then(async ({ default: chromium, inflate }) => {
		await chromium.executablePath();
		await inflate('node_modules/@sparticuz/chromium/bin/al2023.tar.br');
	})`;
	const env = { ...process.env, TMPDIR: cache };
	if (!(await attempt('Unpacking it …', node, ['-e', script], MINUTE_MS, env, cache))) return null;
	writeFileSync(shipped, await wrapper(), { mode: 0o755 });
	chmodSync(shipped, 0o755);
	return shipped;
}

/** It brings the libraries a bare machine lacks, and no sandbox helper; where it runs without those libraries, it should. */
async function wrapper() {
	const binary = join(cache, 'chromium');
	const libraries = (await runs(binary)) ? '' : `LD_LIBRARY_PATH='${join(cache, 'al2023/lib')}' `;
	return `#!/bin/sh\n${libraries}FONTCONFIG_PATH='${join(cache, 'fonts')}' exec '${binary}' --no-sandbox "$@"\n`;
}

/** @param {string} file */
async function runs(file) {
	try {
		const { stdout } = await run(file, ['--version'], { timeout: 15_000 });
		return /chrom/i.test(stdout);
	} catch {
		return false;
	}
}

/**
 * Says what it does, and in one line why it did not work.
 *
 * @param {string} sentence
 * @param {string} command
 * @param {string[]} args
 * @param {number} timeout milliseconds
 * @param {NodeJS.ProcessEnv} [env]
 * @param {string} [cwd]
 */
async function attempt(sentence, command, args, timeout, env = process.env, cwd = root) {
	say(sentence);
	try {
		await run(command, args, { timeout, killSignal: 'SIGKILL', env, cwd, maxBuffer: 50e6 });
		return true;
	} catch (error) {
		say(`  That did not work: ${failure(error)}`);
		return false;
	}
}

/** @param {unknown} error what `execFile` rejects with */
function failure(error) {
	if (!(error instanceof Error)) return String(error);
	if ('killed' in error && error.killed) return 'it took too long.';
	const output = 'stderr' in error ? String(error.stderr) : '';
	const lines = output.split('\n').map((line) => line.trim());
	return (
		lines.find((line) => /^(E:|npm error (?!code)|Error:)/.test(line)) ?? lines.filter(Boolean).at(-1) ?? error.message
	);
}

await runIfStarted(import.meta.url, async () => {
	await ensureInstalled();
	say((await findBrowser()).executablePath);
});
