/**
 * Finds a Chromium for the tests, or gets one. On a headless shell, which draws pages and has no windows, the same tests
 * cost half of what they cost on a whole Chromium that shows none. What is there comes first, shells before all others:
 * KLASBRUG_CHROMIUM, the PATH, Playwright's own, the npm-shipped one of an earlier run. Then it gets one: Playwright's,
 * Debian's, npm's. To a Chromium of Debian's it gets the shell, where it may: seconds that save minutes.
 */
import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { ensureInstalled } from './install.js';
import { node, Refusal, root, runIfStarted, say } from './repository.js';

/** @typedef {{ executablePath: string, args: string[] }} Browser */

const run = promisify(execFile);
const SHELLS = ['chromium-headless-shell', 'chrome-headless-shell', 'headless_shell'];
const WHOLE = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
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
	const shell = await firstThatRuns([...onPath(SHELLS), ...(await playwrightsShell()), shipped]);
	if (shell) return shell;
	const whole = await firstThatRuns([...onPath(WHOLE), await playwrightsWhole()]);
	return whole && ((await shellBesideDebians()) ?? whole);
}

/** @throws {Refusal} if no way works */
async function newBrowser() {
	const ways = [fromPlaywright, () => fromDebian('chromium-headless-shell'), () => fromDebian('chromium'), fromNpm];
	for (const way of ways) {
		const file = await way();
		if (file && (await runs(file))) return file;
	}
	throw new Refusal(
		'No browser for the tests: install Chromium or Chrome, or set KLASBRUG_CHROMIUM to the path of one.'
	);
}

/**
 * The builds of Chromium that the PATH offers.
 *
 * @param {string[]} names
 */
function onPath(names) {
	const folders = (process.env.PATH ?? '').split(delimiter);
	return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** @param {string[]} files */
async function firstThatRuns(files) {
	for (const file of files) {
		if (existsSync(file) && (await runs(file))) return file;
	}
	return null;
}

async function playwrightsWhole() {
	const script = `import('playwright-core').then((p) => console.log(p.chromium.executablePath()))`;
	const { stdout } = await run(node, ['-e', script], { cwd: root });
	return stdout.trim();
}

const playwrightsInstall = [
	...[join(root, 'node_modules/@playwright/test/cli.js'), 'install'],
	...['chromium', '--only-shell']
];

/** Where it stands, or nowhere. Playwright tells the folder of the version it wants. */
async function playwrightsShell() {
	const { stdout } = await run(node, [...playwrightsInstall, '--dry-run'], { cwd: root });
	const folder = /Install location:\s*(.*chromium_headless_shell.*)/.exec(stdout)?.[1]?.trim();
	if (!folder || !existsSync(folder)) return [];
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	return files.filter((file) => SHELLS.includes(basename(file))).map((file) => join(folder, file));
}

async function fromPlaywright() {
	const done = await attempt("Downloading Playwright's Chromium …", node, playwrightsInstall, 3 * MINUTE_MS);
	return done ? ((await playwrightsShell())[0] ?? null) : null;
}

/**
 * Debian's packages, for root. A second attempt within a run asks for nothing anew.
 *
 * @param {string} name of the package, and of its program
 * @param {string} [version] the one that fits what is there already
 */
async function fromDebian(name, version) {
	const aptGet = '/usr/bin/apt-get';
	if (!isRoot || !existsSync(aptGet)) return null;
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const install = ['install', '-y', '--no-remove', version ? `${name}=${version}` : name];
	updated ??= attempt("Updating Debian's package lists …", aptGet, ['update'], 2 * MINUTE_MS, env);
	const done = (await updated) && (await attempt(`Installing Debian's ${name} …`, aptGet, install, 5 * MINUTE_MS, env));
	return done ? join('/usr/bin', name) : null;
}

/** @type {Promise<boolean> | undefined} */
let updated;

/** The shell of the very version of Debian's Chromium that is there: so nothing else that is installed changes. */
async function shellBesideDebians() {
	const asked = ['-W', '-f', '${Version}', 'chromium-common'];
	const version = await run('dpkg-query', asked).then(
		({ stdout }) => stdout.trim(),
		() => ''
	);
	const file = version && (await fromDebian('chromium-headless-shell', version));
	return file && (await runs(file)) ? file : null;
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
