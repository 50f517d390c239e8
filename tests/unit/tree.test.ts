import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { timed } from '../e2e/timed';

/** Rules of the tree that no compiler knows. */
const all = readdirSync('src', { recursive: true, withFileTypes: true })
	.filter((entry) => entry.isFile())
	.map((entry) => join(entry.parentPath, entry.name))
	.filter((file) => !file.includes('/paraglide/') && !file.includes('/project.inlang/'));
const code = all.filter((file) => /\.(ts|js|svelte)$/.test(file));
const textOf = (file: string) => readFileSync(file, 'utf8');

test('no folder or file is a drawer for what has no name', () => {
	expect(code.length).toBeGreaterThan(100);
	const drawers = all.filter((file) => /\/(utils?|helpers?|services?|common|misc|shared)(\/|\.[a-z]+$)/i.test(file));
	expect(drawers).toEqual([]);
	expect(all.filter((file) => ['index.ts', 'index.js', 'types.ts', 'types.d.ts'].includes(basename(file)))).toEqual([]);
});

test('nothing that people write is ever put into a page as markup', () => {
	const risky = /\{@html|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(|srcdoc/;
	expect(code.filter((file) => risky.test(textOf(file)))).toEqual([]);
});

test('no page names an address of another site', () => {
	const shown = all.filter((file) => /\.(svelte|css|html)$/.test(file));
	const named = /\b(?:src|href|action|poster)=["'{`]*https?:|url\(["']?https?:|@import\s+["']https?:/;
	expect(shown.filter((file) => named.test(textOf(file)))).toEqual([]);
});

/** What is open to everybody, what a link from the server itself opens, and the form that must work for whose login session has just ended. */
const open = [
	'src/routes/(public)/+layout.server.ts',
	'src/routes/(public)/language/+server.ts',
	'src/routes/(public)/login/+page.server.ts',
	'src/routes/(public)/mail/confirm/[token]/+page.server.ts',
	'src/routes/(public)/mail/less/[token]/+page.server.ts',
	'src/routes/(public)/mail/less/[token]/now/+server.ts',
	'src/routes/(public)/rescue/[token]/+page.server.ts',
	'src/routes/(public)/setup/[token]/+page.server.ts',
	'src/routes/(app)/logout/+server.ts'
];

test('whatever answers on the server is guarded, or stands in the short list of what is open', () => {
	const answering = all.filter((file) => /\/\+(page\.server|layout\.server|server)\.ts$/.test(file));
	const unguarded = answering.filter((file) => !/from '(\.\.\/)+guard'/.test(textOf(file)) || open.includes(file));
	expect(unguarded.sort()).toEqual([...open].sort());
	for (const file of answering.filter((one) => !open.includes(one))) {
		for (const [, made = ''] of textOf(file).matchAll(
			/^export const (?:load|GET|POST|PUT|PATCH|DELETE)\b[^=]*=\s*(\w+)/gm
		)) {
			expect(made, file).toMatch(/^guarded(Load|Endpoint)$/);
		}
	}
});

test('every action is guarded one by one', () => {
	const withActions = all.filter((file) => /\+page\.server\.ts$/.test(file) && !open.includes(file));
	for (const file of withActions) {
		const [, actions = ''] = /export const actions\b[^{]*\{(.*)^\};/ms.exec(textOf(file)) ?? [];
		for (const [, name, made = ''] of actions.matchAll(/^\t(\w+): (\w+)\(/gm)) {
			expect(made, `${file} ${name}`).toBe('guardedAction');
		}
		const names = [...actions.matchAll(/^\t(\w+)\b/gm)].length;
		if (textOf(file).includes('actions')) expect(names, file).toBeGreaterThan(0);
		expect([...actions.matchAll(/^\t\w+: guardedAction\(/gm)], file).toHaveLength(names);
	}
});

test('a test in a browser that holds people to a second or two is among those that have the machine for themselves', () => {
	const hurried = /within (a|two) seconds?\b|\b(timeout: |toBeLessThan\()[12]_000\b/;
	const files = readdirSync('tests/e2e').filter((name) => name.endsWith('.spec.ts'));
	const found = files.filter((name) => hurried.test(textOf(join('tests/e2e', name))));
	expect(found.filter((name) => !timed.includes(name))).toEqual([]);
	expect(timed.filter((name) => !files.includes(name))).toEqual([]);
});
