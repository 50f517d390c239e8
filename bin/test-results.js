/** What the test programs did, read from their result files. */
import { existsSync, readFileSync } from 'node:fs';

/**
 * `failures` names what failed, each with the first line of why.
 *
 * @typedef {{ passed: number, failed: number, skipped: number, failures: string[] }} Tally
 */

/** @type {Tally} */
export const none = { passed: 0, failed: 0, skipped: 0, failures: [] };

/**
 * @param {string} what that failed
 * @returns {Tally}
 */
export function oneFailed(what) {
	return { ...none, failed: 1, failures: [what] };
}

/**
 * @param {Tally} a
 * @param {Tally} b
 * @returns {Tally}
 */
export function add(a, b) {
	return {
		passed: a.passed + b.passed,
		failed: a.failed + b.failed,
		skipped: a.skipped + b.skipped,
		failures: [...a.failures, ...b.failures]
	};
}

/** @param {Tally} tally */
export function sentence({ passed, failed, skipped }) {
	return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

/**
 * @typedef {{ status: string, fullName: string, failureMessages?: string[] }} VitestResult
 * @typedef {{ name: string, status: string, message: string, assertionResults: VitestResult[] }} VitestFile
 *
 * @param {string} file
 * @returns {Tally}
 */
export function countVitest(file) {
	if (!existsSync(file)) return none;
	/** @type {{ testResults: VitestFile[] }} */
	const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
	return testResults.map(tallyOfFile).reduce(add, none);
}

/**
 * @param {VitestFile} file
 * @returns {Tally}
 */
function tallyOfFile({ name, status, message, assertionResults }) {
	const passed = assertionResults.filter((one) => one.status === 'passed').length;
	const failed = assertionResults.filter((one) => one.status === 'failed');
	const skipped = assertionResults.length - passed - failed.length;
	const failures = failed.map((one) => named(name, one.fullName, one.failureMessages?.[0]));
	// A file that fails as a whole (it does not load, its set-up fails) has no failed test to count.
	if (status === 'failed' && !failed.length) failures.push(named(name, 'as a whole', message));
	return { passed, failed: failures.length, skipped, failures };
}

/**
 * @typedef {{ title: string, ok: boolean, file: string, tests: { results: { error?: { message?: string } }[] }[] }} Spec
 * @typedef {{ specs: Spec[], suites?: Suite[] }} Suite
 *
 * @param {string} file
 * @returns {Tally}
 */
export function countPlaywright(file) {
	if (!existsSync(file)) return none;
	/** @type {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, suites: Suite[] }} */
	const { stats, suites } = JSON.parse(readFileSync(file, 'utf8'));
	const failures = suites
		.flatMap(specsOf)
		.filter(({ ok }) => !ok)
		.map(({ file: spec, title, tests }) => named(spec, title, tests[0]?.results[0]?.error?.message));
	return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped, failures };
}

/**
 * @param {Suite} suite
 * @returns {Spec[]}
 */
function specsOf({ specs, suites = [] }) {
	return [...specs, ...suites.flatMap(specsOf)];
}

/**
 * @param {string} file
 * @param {string} title
 * @param {string} [why]
 */
function named(file, title, why = '') {
	return `${file.split('/').at(-1)}: ${title}\n    ${why.split('\n')[0]}`;
}
