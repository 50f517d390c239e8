/**
 * A clone installs with the npm people have, on a machine that can compile nothing: no Python, no make, no compiler on
 * the PATH, and no `nodedir` that would hide an implicit node-gyp. Needs a commit: what is not committed is not cloned.
 */
import { execFile } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const modules = join(root, 'node_modules');
const scratch = mkdtempSync(join(tmpdir(), 'klasbrug-install-'));
const TOOLS = [
	'sh',
	'bash',
	'git',
	'env',
	'uname',
	'cat',
	'ls',
	'cp',
	'mv',
	'rm',
	'ln',
	'mkdir',
	'dirname',
	'basename'
];

/** The machine's own programs, without ours: a clone starts on the Node that is installed there. */
const machine = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(modules));

/** @type {string} */
let cache;

beforeAll(async () => {
	const { stdout } = await run('npm', ['config', 'get', 'cache'], { cwd: scratch });
	cache = stdout.trim();
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test.concurrent.each(['10', '11'])(
	'a fresh clone installs with npm %s on a machine without Python and a compiler',
	async (version) => {
		const { clone, env } = await machineWith(version);
		const { stdout: which } = await run('npm', ['--version'], { cwd: clone, env });
		expect(which).toMatch(new RegExp(`^${version}\\.`));

		await run('node', ['bin/install.js'], { cwd: clone, env });

		const node = join(clone, 'node_modules/.bin/node');
		expect((await run(node, ['--version'])).stdout).toMatch(/^v24\./);
		const script = `console.log(require('better-sqlite3')(':memory:').prepare('select 6 * 7').pluck().get())`;
		expect((await run(node, ['-e', script], { cwd: clone })).stdout).toBe('42\n');
	}
);

/**
 * A clone, and the environment of a machine with this npm, an empty home and nothing to compile with.
 *
 * @param {string} version npm's major version
 */
async function machineWith(version) {
	const place = join(scratch, version);
	const [path, home, clone] = [join(place, 'bin'), join(place, 'home'), join(place, 'clone')];
	for (const folder of [path, home]) mkdirSync(folder, { recursive: true });
	writeFileSync(join(place, 'package.json'), '{}');
	await run('npm', ['install', '--prefix', place, '--no-audit', '--no-fund', `npm@${version}`], { cwd: place });
	for (const tool of TOOLS) symlinkSync(found(tool), join(path, tool));
	symlinkSync(found('node'), join(path, 'node'));
	symlinkSync(join(place, 'node_modules/npm/bin/npm-cli.js'), join(path, 'npm'));
	for (const tool of ['python3', 'python', 'make', 'cc', 'gcc', 'g++']) {
		await expect(run(join(path, 'sh'), ['-c', `command -v ${tool}`], { env: { PATH: path } })).rejects.toThrow();
	}
	await run('git', ['clone', '--quiet', '--no-hardlinks', root, clone]);
	return {
		clone,
		env: { ...inherited(), PATH: path, HOME: home, npm_config_cache: cache, npm_config_prefer_offline: 'true' }
	};
}

/** The environment without npm's settings and ours: only what the machine needs to reach its registry stays. */
function inherited() {
	const kept = /^(LANG|LC_.*|TMPDIR|.*proxy|NODE_EXTRA_CA_CERTS|SSL_CERT_.*|npm_config_registry)$/i;
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => kept.test(name)));
}

/** @param {string} tool */
function found(tool) {
	const file = machine.map((folder) => join(folder, tool)).find(isExecutable);
	if (!file) throw new Error(`This machine has no ${tool}`);
	return file;
}

/** @param {string} file */
function isExecutable(file) {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
