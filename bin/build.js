/** Builds the product when its sources changed since the last build. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.js';
import { node, Refusal, root, runIfStarted, say, secondsSince } from './repository.js';

const SOURCES = [
	...['src', 'static', 'drizzle', 'svelte.config.js', 'vite.config.ts', 'package-lock.json'],
	...['bin/browser-chunks.js', 'bin/browser-messages.js']
];
// Written by the build itself, from messages/ and settings.json.
const GENERATED = [/^src\/lib\/i18n\/paraglide$/, /^src\/lib\/i18n\/project\.inlang\/(?!settings\.json$)/];

const marker = join(root, 'build/.klasbrug-sources');

/**
 * Makes `build/` what the sources say; answers at once if it is. Needs the packages (`ensureInstalled`).
 *
 * @throws {Refusal} if the build fails, after showing its output
 */
export async function ensureBuilt() {
	if (builtHash() === sourcesHash()) return;
	await withLock('build', 'Another start is building; waiting for it …', async () => {
		const wanted = sourcesHash();
		if (builtHash() !== wanted) await build(wanted);
	});
}

/** @param {string} wanted */
async function build(wanted) {
	const began = Date.now();
	say('Building (after a change, about half a minute) …');
	const child = spawn(node, [join(root, 'node_modules/vite/bin/vite.js'), 'build'], {
		cwd: root,
		env: { ...process.env, NODE_ENV: 'production' },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	/** @type {Buffer[]} */
	const output = [];
	child.stdout.on('data', (chunk) => output.push(chunk));
	child.stderr.on('data', (chunk) => output.push(chunk));
	const code = await new Promise((resolve) => {
		child.on('error', resolve);
		child.on('close', resolve);
	});
	if (code !== 0) {
		const text = Buffer.concat(output).toString();
		process.stderr.write(text);
		throw new Refusal(
			/ENOSPC/.test(text) ? 'Building failed: the disk is full.' : 'Building failed; its output stands above.'
		);
	}
	writeFileSync(marker, wanted);
	say(`Built in ${secondsSince(began)}.`);
}

function builtHash() {
	return existsSync(marker) && existsSync(join(root, 'build/index.js')) ? readFileSync(marker, 'utf8') : '';
}

function sourcesHash() {
	const hash = createHash('sha256');
	for (const file of SOURCES.flatMap(filesOf)) {
		hash.update(`${file}\0`);
		hash.update(readFileSync(join(root, file)));
	}
	return hash.digest('hex');
}

/**
 * @param {string} path relative to the repository, with forward slashes
 * @returns {string[]}
 */
function filesOf(path) {
	if (GENERATED.some((pattern) => pattern.test(path))) return [];
	const found = statSync(join(root, path), { throwIfNoEntry: false });
	if (!found?.isDirectory()) return found ? [path] : [];
	const names = readdirSync(join(root, path)).sort();
	return names.flatMap((name) => filesOf(`${path}/${name}`));
}

await runIfStarted(import.meta.url, async () => {
	const { ensureInstalled } = await import('./install.js');
	await ensureInstalled();
	await ensureBuilt();
});
