import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/** Both languages are whole: the same keys, saying the same things, and every refusal can be read. */
interface Variants {
	declarations: string[];
	selectors: string[];
	match: Record<string, string>;
}

type Messages = Record<string, string | Variants[]>;

const settings = JSON.parse(readFileSync('src/lib/i18n/project.inlang/settings.json', 'utf8')) as {
	'plugin.inlang.messageFormat': { pathPattern: string[] };
};
const { pathPattern: patterns } = settings['plugin.inlang.messageFormat'];

const partsOf = (language: string): Messages[] =>
	patterns.map((pattern) => {
		const path = join('src/lib/i18n', pattern.replace('{locale}', language));
		const parsed = JSON.parse(readFileSync(path, 'utf8')) as Messages;
		return Object.fromEntries(Object.entries(parsed).filter(([key]) => key !== '$schema'));
	});
const read = (language: string): Messages => Object.assign({}, ...partsOf(language)) as Messages;
const [english, dutch] = [read('en'), read('nl')];

test.each(['en', 'nl'])('every file of messages in %s is compiled, and no key stands in two of them', (language) => {
	const listed = patterns.map((pattern) => pattern.replace('./messages/{locale}/', '')).sort();
	expect(readdirSync(`src/lib/i18n/messages/${language}`).sort()).toEqual(listed);
	const keys = partsOf(language).flatMap((part) => Object.keys(part));
	expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

/** Every text a message can become. */
function textsOf(message: string | Variants[] | undefined): string[] {
	return typeof message === 'string' ? [message] : (message ?? []).flatMap(({ match }) => Object.values(match));
}

function inputsOf(message: string | Variants[] | undefined): string[] {
	const used = textsOf(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name));
	const declared = typeof message === 'string' ? [] : (message ?? []).flatMap(({ declarations }) => declarations);
	const inputs = declared.flatMap((line) => /^input (\w+)$/.exec(line)?.[1] ?? []);
	return [...new Set([...used, ...inputs])].sort();
}

test('English and Dutch have the same messages', () => {
	expect(Object.keys(dutch).sort()).toEqual(Object.keys(english).sort());
	expect(Object.keys(english).length).toBeGreaterThan(100);
});

test('every message is said somewhere', () => {
	const files = globSync('src/**/*.{ts,svelte}').filter((file) => !file.includes('/paraglide/'));
	const sources = files.map((file) => readFileSync(file, 'utf8')).join('\n');
	expect(Object.keys(english).filter((key) => !sources.includes(key))).toEqual([]);
});

test.each(Object.keys(english))('%s says the same in both languages, with the same things filled in', (key) => {
	expect(key).toMatch(/^[a-z]+(_[a-z0-9]+)+$/);
	expect(inputsOf(dutch[key])).toEqual(inputsOf(english[key]));
	for (const message of [english[key], dutch[key]]) {
		for (const text of textsOf(message)) expect(text.trim(), key).not.toBe('');
	}
	const cases = (message: string | Variants[] | undefined) =>
		typeof message === 'string' ? [] : (message ?? []).flatMap(({ match }) => Object.keys(match)).sort();
	expect(cases(dutch[key])).toEqual(cases(english[key]));
});

test('in Dutch a "melding" is what a pupil reports, never a notice; and everyone is "je"', () => {
	for (const [key, message] of Object.entries(dutch)) {
		for (const text of textsOf(message)) {
			const isAboutReports = /^(report|reports|error_report|safety|overview_beamer)_?/.test(key);
			if (!isAboutReports) expect(text, key).not.toMatch(/melding/i);
			expect(text, key).not.toMatch(/\b(u|uw|uzelf)\b/i);
		}
	}
});

test('nobody is told an offset from UTC', () => {
	for (const messages of [english, dutch]) {
		for (const [key, message] of Object.entries(messages)) {
			for (const text of textsOf(message)) expect(text, key).not.toMatch(/\b(UTC|GMT)\b/);
		}
	}
});

const places = ['src/lib/server', 'src/lib/schemas', 'src/routes', 'src/hooks.server.ts'];
const files = places.flatMap((place) =>
	place.endsWith('.ts')
		? [place]
		: readdirSync(place, { recursive: true, encoding: 'utf8' })
				.filter((name) => name.endsWith('.ts'))
				.map((name) => join(place, name))
);

interface Refusal {
	key: string;
	/** What it is given to fill in; null where that cannot be told from here. */
	details: string[] | null;
	file: string;
}

/** Every message key that the server can refuse with, wherever it is written. */
const refusals = files.flatMap((file): Refusal[] => {
	const found: Refusal[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isStringLiteralLike(node) && /^error_\w+$/.test(node.text)) {
			found.push({ key: node.text, details: detailsBeside(node), file });
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
	return found;
});

/** Of `new Invalid('error_…', { … })`, the names in the braces. */
function detailsBeside(key: ts.StringLiteralLike): string[] | null {
	if (!ts.isNewExpression(key.parent)) return null;
	const details = key.parent.arguments?.[1];
	if (!details) return [];
	if (!ts.isObjectLiteralExpression(details)) return null;
	return details.properties.map((property) => property.name?.getText() ?? '').sort();
}

describe('whatever the server refuses with can be read in both languages', () => {
	test('refusals are found', () => expect(new Set(refusals.map(({ key }) => key)).size).toBeGreaterThan(15));

	test.each(refusals)('$key in $file', ({ key, details }) => {
		expect(textsOf(english[key]).length).toBeGreaterThan(0);
		expect(textsOf(dutch[key]).length).toBeGreaterThan(0);
		// A zone says in which one a moment among them is told.
		if (details) expect(inputsOf(english[key])).toEqual(details.filter((name) => name !== 'zone'));
	});
});
