/**
 * `npm test`: all checks in order, each to its end whatever the others did, then one line `N passed, N failed`.
 * `npm test -- --only unit,faults` runs a part.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser.js';
import { ensureBuilt } from './build.js';
import { ensureInstalled } from './install.js';
import { Refusal, root, runIfStarted, say, secondsSince } from './repository.js';
import { add, none, oneFailed, sentence } from './test-results.js';
import { checkedBy, holdingOutput, playwrightRun, tell, vitestRun } from './test-runs.js';

/** @typedef {import('./test-results.js').Tally} Tally */

/**
 * `needs` names what must be there first: `sources` are the files the build generates for lint and types.
 *
 * @typedef {{ name: string, needs: Array<'sources' | 'build' | 'browser'>, run: (folder: string) => Promise<Tally> }} Step
 */

/** The zones a school's computer, this server or a laptop may stand in: the answers may not depend on it. */
const ZONES = ['Europe/Amsterdam', 'America/Los_Angeles'];

/** @type {Step[]} */
const steps = [
	{
		name: 'lint',
		needs: ['sources'],
		run: () =>
			checkedBy(
				[
					['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'],
					['node_modules/prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn']
				],
				{ atOnce: true }
			)
	},
	{
		name: 'types',
		needs: ['sources'],
		run: () =>
			checkedBy([['node_modules/svelte-check/bin/svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings']])
	},
	{
		name: 'unit',
		needs: ['sources'],
		run: async (folder) => {
			let tally = await vitestRun(folder, ['unit'], [], 'UTC');
			for (const zone of ZONES) {
				tell(`On a computer in ${zone}:`);
				tally = add(tally, await vitestRun(folder, ['unit'], ['tests/unit/time/'], zone));
			}
			return tally;
		}
	},
	{
		name: 'domain',
		needs: ['sources'],
		run: (folder) => vitestRun(folder, ['domain-sqlite', 'domain-postgres'])
	},
	{ name: 'realtime', needs: ['build', 'sources'], run: (folder) => vitestRun(folder, ['realtime']) },
	{ name: 'faults', needs: ['build', 'sources'], run: (folder) => vitestRun(folder, ['faults']) },
	{ name: 'untimed', needs: ['build', 'browser'], run: (folder) => playwrightRun(folder, 'untimed') },
	{ name: 'timed', needs: ['build', 'browser'], run: (folder) => playwrightRun(folder, 'timed') },
	{ name: 'install', needs: [], run: (folder) => vitestRun(folder, ['install']) }
];

await runIfStarted(import.meta.url, async () => {
	const chosen = chosenSteps();
	try {
		await ensureInstalled();
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		say(error.message);
		say(sentence(oneFailed('install')));
		return 1;
	}
	const folder = mkdtempSync(join(tmpdir(), 'klasbrug-results-'));
	const began = Date.now();
	// All our programs, and the servers that the tests start, keep here what Node has compiled for the next of them.
	process.env.NODE_COMPILE_CACHE ??= join(folder, 'compiled');
	let total;
	try {
		total = await runSteps(chosen, prepare(new Set(chosen.flatMap((step) => step.needs))), folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	if (total.failures.length) say(`\nFailed:\n  ${total.failures.join('\n  ')}`);
	say(`\nIt took ${secondsSince(began)}.`);
	say(sentence(total));
	return total.failed > 0 ? 1 : 0;
});

/** @throws {Refusal} if a name is unknown */
function chosenSteps() {
	const at = process.argv.indexOf('--only');
	if (at === -1) return steps;
	const names = (process.argv[at + 1] ?? '').split(',').filter(Boolean);
	const unknown = names.filter((name) => !steps.some((step) => step.name === name));
	if (names.length && !unknown.length) return steps.filter((step) => names.includes(step.name));
	throw new Refusal(`--only takes one or more of ${steps.map((step) => step.name).join(', ')}, with commas between.`);
}

/**
 * Gets what the steps need. What cannot be had fails the steps that need it; the others still run.
 *
 * @param {Set<string>} needs
 * @returns {Promise<Map<string, string>>} what is missing, and why
 */
async function prepare(needs) {
	/** @type {Map<string, string>} */
	const missing = new Map();
	/** @type {Array<[string, () => Promise<void>]>} */
	const ways = [
		[
			'browser',
			async () => {
				process.env.KLASBRUG_CHROMIUM = (await findBrowser()).executablePath;
				say(`Browser: ${process.env.KLASBRUG_CHROMIUM}`);
			}
		],
		['build', ensureBuilt],
		['sources', generateSources]
	];
	for (const [need, way] of ways) {
		if (!needs.has(need)) continue;
		try {
			await way();
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			missing.set(need, error.message);
		}
	}
	return missing;
}

/**
 * The compiled messages and SvelteKit's types, which lint and types look into. The tests take the messages as they are
 * here, of each language in one file, instead of compiling them before each suite: nine seconds of a core.
 */
async function generateSources() {
	const outdir = './src/lib/i18n/paraglide';
	const { failed } = await checkedBy(
		[
			[
				...['node_modules/@inlang/paraglide-js/bin/run.js', 'compile', '--silent', '--emit-ts-declarations'],
				...['--project', './src/lib/i18n/project.inlang', '--outdir', outdir],
				...['--strategy', 'custom-viewer', 'baseLocale', '--is-server', 'import.meta.env.SSR'],
				...['--output-structure', 'locale-modules']
			],
			['node_modules/@sveltejs/kit/svelte-kit.js', 'sync']
		],
		{ quiet: true }
	);
	const compiled = existsSync(join(root, outdir, 'messages.js'));
	if (failed || !compiled) throw new Refusal('The messages or types cannot be generated.');
	process.env.KLASBRUG_COMPILED = '1';
}

/**
 * First what measures no time, beside each other: the clones need nothing and begin at once, while the rest is prepared;
 * types and units take as long on one core as lint on the other. Then one after the other what fills the machine itself.
 *
 * @param {Step[]} chosen
 * @param {Promise<Map<string, string>>} missing
 * @param {string} folder for result files
 */
async function runSteps(chosen, missing, folder) {
	/** @param {Step[]} steps */
	const inTurn = async (steps) => {
		let total = none;
		for (const step of steps) total = add(total, await runStep(step, missing, folder));
		return total;
	};
	const lanes = [['install'], ['lint'], ['types', 'unit']].map((names) =>
		chosen.filter(({ name }) => names.includes(name))
	);
	const beside = lanes.filter((lane) => lane.length > 0);
	const tallies =
		beside.length > 1
			? await Promise.all(beside.map((lane) => holdingOutput(() => inTurn(lane))))
			: [await inTurn(beside.flat())];
	const rest = chosen.filter((step) => !beside.flat().includes(step));
	return add(tallies.reduce(add), await inTurn(rest));
}

/**
 * @param {Step} step
 * @param {Promise<Map<string, string>>} missing
 * @param {string} folder for result files
 */
async function runStep(step, missing, folder) {
	const prepared = step.needs.length ? await missing : null;
	tell(`\n== ${step.name} ==`);
	const began = Date.now();
	const reasons = step.needs.flatMap((need) => prepared?.get(need) ?? []);
	for (const reason of reasons) tell(reason);
	const tally = reasons.length ? oneFailed(step.name) : await step.run(folder);
	tell(`${step.name}: ${sentence(tally)} (${secondsSince(began)})`);
	return tally;
}
