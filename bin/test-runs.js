/** Runs the test programs on our own Node. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { node, root, say } from './repository.js';
import { add, countPlaywright, countVitest, none, oneFailed } from './test-results.js';

/** @typedef {import('./test-results.js').Tally} Tally */

/** No program of ours may take longer; one that hangs would otherwise hang the whole run. */
const LIMIT_MS = 10 * 60_000;

/**
 * What programs that run beside others have written so far.
 *
 * @type {AsyncLocalStorage<Buffer[]>}
 */
const held = new AsyncLocalStorage();

/**
 * Runs `work`, and shows what it and its programs write only at its end, all together: beside others it could not be
 * read line by line.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function holdingOutput(work) {
	/** @type {Buffer[]} */
	const written = [];
	try {
		return await held.run(written, work);
	} finally {
		process.stdout.write(Buffer.concat(written));
	}
}

/** @param {string} sentence */
export function tell(sentence) {
	const written = held.getStore();
	if (written) written.push(Buffer.from(`${sentence}\n`));
	else say(sentence);
}

/**
 * One check made of several programs, all of which run.
 *
 * @param {string[][]} programs each a script in the repository and its arguments
 * @param {{ quiet?: boolean, atOnce?: boolean }} [options] quiet hides what they write to standard output
 * @returns {Promise<Tally>}
 */
export async function checkedBy(programs, { atOnce = false, ...options } = {}) {
	/** @type {string[]} */
	const failed = [];
	const running = [];
	for (const program of programs) {
		const ended = run(program, {}, options).then((code) => void (code !== 0 && failed.push(program.join(' '))));
		running.push(ended);
		if (!atOnce) await ended;
	}
	await Promise.all(running);
	return failed.length ? oneFailed(failed.join('\n')) : { ...none, passed: 1 };
}

let runs = 0;

/**
 * @param {string} folder where the result file goes
 * @param {string[]} projects suites of vitest.config.ts
 * @param {string[]} filters paths, all of the suites if empty
 * @param {string} zone the computer's time zone
 * @returns {Promise<Tally>}
 */
export async function vitestRun(folder, projects, filters = [], zone = 'UTC') {
	const file = join(folder, `${++runs}-${projects[0]}.json`);
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
	const named = projects.flatMap((project) => ['--project', project]);
	const args = ['node_modules/vitest/vitest.mjs', 'run', ...named, ...reporters, ...filters];
	const code = await run(args, { TZ: zone });
	return settled(code, projects.join(', '), countVitest(file));
}

/**
 * @param {string} folder where the result file goes
 * @param {string} project a project of playwright.config.ts
 * @returns {Promise<Tally>}
 */
export async function playwrightRun(folder, project) {
	const file = join(folder, `playwright-${project}.json`);
	const args = ['node_modules/@playwright/test/cli.js', 'test', '--project', project, '--reporter=list,json'];
	const code = await run(args, { PLAYWRIGHT_JSON_OUTPUT_FILE: file });
	return settled(code, project, countPlaywright(file));
}

/**
 * A program that failed outside its tests, or ran none at all, counts as one failure: silence must not look like success.
 *
 * @param {number} code
 * @param {string} name
 * @param {Tally} tally
 * @returns {Tally}
 */
function settled(code, name, tally) {
	if (tally.passed + tally.failed === 0) {
		tell(`No test of ${name} ran.`);
		return add(tally, oneFailed(`${name}: none ran`));
	}
	return code !== 0 && tally.failed === 0 ? add(tally, oneFailed(`${name}: outside its tests`)) : tally;
}

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} extra
 * @param {{ quiet?: boolean }} [options]
 * @returns {Promise<number>} 0 if all was well
 */
async function run(args, extra, { quiet = false } = {}) {
	const env = { ...process.env, ...extra };
	delete env.NODE_ENV;
	if (process.env.CI || !process.stdout.isTTY) {
		delete env.FORCE_COLOR;
		env.NO_COLOR = '1';
	}
	const written = held.getStore();
	const output = written ? 'pipe' : 'inherit';
	const child = spawn(node, args, { cwd: root, env, stdio: ['ignore', quiet ? 'ignore' : output, output] });
	for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => written?.push(chunk));
	const limit = setTimeout(() => {
		tell(`It took longer than ${LIMIT_MS / 60_000} minutes and is stopped.`);
		child.kill('SIGTERM');
		setTimeout(() => child.kill('SIGKILL'), 5_000).unref();
	}, LIMIT_MS);
	/** @type {number} */
	const code = await new Promise((resolve) => {
		child.on('error', () => resolve(1));
		child.on('close', (ended) => resolve(ended ?? 1));
	});
	clearTimeout(limit);
	return code;
}
