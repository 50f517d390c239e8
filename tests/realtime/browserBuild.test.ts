import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../bin/repository.js';

/** What the browser is given of the product: all of its JavaScript, of whatever page. */
const client = join(root, 'build/client');
const sources = globSync('_app/**/*.js', { cwd: client }).map((file) => readFileSync(join(client, file), 'utf8'));

const filesWith = (text: string) => sources.filter((source) => source.includes(text)).length;

test('no page brings the schemas of forms along, with the library that reads them', () => {
	expect(sources.length).toBeGreaterThan(0);
	// A name of valibot's own, which it keeps however it is packed.
	expect(readFileSync(join(root, 'node_modules/valibot/dist/index.mjs'), 'utf8')).toContain('"~run"');
	expect(filesWith('~run')).toBe(0);
});

/** Refusals that a page decides on by itself, as its sources say them; all others come from the server as sentences. */
const browserSources = globSync('src/**/*.{ts,svelte}', { cwd: root })
	.filter((file) => !/server|paraglide/.test(file))
	.map((file) => readFileSync(join(root, file), 'utf8'))
	.join('\n');
const ownWords = new Set([...browserSources.matchAll(/\bm\.(error_\w+)/g)].map(([, key]) => key!));

interface Form {
	match: Record<string, string>;
}

/** All texts of a language, with the key of each. */
function textsIn(language: string): [key: string, text: string][] {
	const files = globSync(`src/lib/i18n/messages/${language}/*.json`, { cwd: root });
	const messages = files.flatMap((file) =>
		Object.entries(JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, string | Form[]>)
	);
	return messages.flatMap(([key, message]): [string, string][] => {
		const texts = typeof message === 'string' ? [message] : message.flatMap(({ match }) => Object.values(match));
		return texts.map((text) => [key, text]);
	});
}

/** In which words a text is found in a file: its longest run of plain letters. */
function wordsOf(text: string): string {
	const runs = text.replaceAll(/\{\w+\}/g, '|').split(/[^\w ,.:;-]/);
	return runs.toSorted((a, b) => b.length - a.length)[0]!;
}

test.each(['en', 'nl'])('no page brings the sentences along in which the server refuses, in %s', (language) => {
	const texts = textsIn(language);
	const isRefusal = (key: string) => key.startsWith('error_');
	const elsewhere = texts.flatMap(([key, text]) => (isRefusal(key) ? [] : [text])).join('\n');
	const refusals = texts.filter(([key]) => isRefusal(key)).map(([key, text]) => ({ key, words: wordsOf(text) }));
	const own = refusals.filter(({ key }) => ownWords.has(key));
	// What a page tells by itself too, such as until when somebody is muted, it may say in the same words.
	const others = refusals.filter(({ key, words }) => !ownWords.has(key) && !elsewhere.includes(words));
	expect(own.length).toBeGreaterThan(5);
	expect(others.length).toBeGreaterThan(80);
	expect(own.filter(({ words }) => filesWith(words) === 0)).toEqual([]);
	expect(others.filter(({ words }) => filesWith(words) > 0)).toEqual([]);
});
