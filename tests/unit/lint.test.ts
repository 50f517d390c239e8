import { ESLint } from 'eslint';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript-eslint';
import { describe, expect, test } from 'vitest';

/** The import rules of the house, held against small files that exist only here. Types are left to the lint run itself. */
process.env.SVELTE_ESLINT_PARSER_EXPERIMENTAL_TS_SYS_HOOK = '0';
const root = fileURLToPath(new URL('../..', import.meta.url));
const eslint = new ESLint({
	cwd: root,
	overrideConfig: [ts.configs.disableTypeChecked, { rules: { 'import-x/no-cycle': 'off' } }]
});

/** The rules that a file at this path, with this content, breaks. */
async function broken(path: string, code: string): Promise<string[]> {
	const [result] = await eslint.lintText(code, { filePath: `${root}/${path}` });
	const rules = result?.messages.map((message) => message.ruleId ?? message.message) ?? [];
	return [...new Set(rules)];
}

/** Imports some module that exists in the folder, as a file in `from` would. */
async function importing(folder: string, from: string): Promise<string[]> {
	const file = readdirSync(`${root}/${folder}`).find((name) => /^\w+(\.svelte)?\.ts$/.test(name));
	if (!file) throw new Error(`${folder} has no module to import`);
	const path = `${folder}/${file}`.replace(/^src\/lib/, '$lib').replace(/^src/, root + 'src');
	return broken(`${from}/virtual.ts`, `import '${path.replace(/\.ts$/, '')}';\n`);
}

const layers = ['db', 'log', 'auth', 'people', 'projects', 'talk', 'frames', 'realtime'].map(
	(folder) => `src/lib/server/${folder}`
);
const pairs = layers.slice(1).map((upper, index) => [upper, layers[index] ?? ''] as const);

describe('the layers of the server', () => {
	test.each(pairs)('%s may import %s, and not the other way round', async (upper, lower) => {
		expect(await importing(lower, upper)).toEqual([]);
		expect(await importing(upper, lower)).toEqual(['import-x/no-restricted-paths']);
	});

	test.each(['people', 'projects', 'talk', 'board', 'safety'])(
		'%s never imports frames or realtime',
		async (folder) => {
			for (const above of ['frames', 'realtime']) {
				expect(await importing(`src/lib/server/${above}`, `src/lib/server/${folder}`)).toEqual([
					'import-x/no-restricted-paths'
				]);
			}
		}
	);

	test('board and calendar may not import monitor, which reads them', async () => {
		const monitor = 'src/lib/server/monitor';
		expect(await importing(monitor, 'src/lib/server/board')).toEqual(['import-x/no-restricted-paths']);
		expect(await importing('src/lib/server/talk', monitor)).toEqual([]);
	});

	test('a relative import is seen like one by $lib', async () => {
		const code = `import '../talk/messages';\n`;
		expect(await broken('src/lib/server/people/virtual.ts', code)).toEqual(['import-x/no-restricted-paths']);
	});

	test('a type is an import too', async () => {
		const code = `import type { Frame } from '$lib/server/frames/since';\nexport type Mine = Frame;\n`;
		expect(await broken('src/lib/server/talk/virtual.ts', code)).toEqual(['import-x/no-restricted-paths']);
	});
});

describe('what runs in the browser', () => {
	test.each(['components', 'realtime', 'time', 'schemas', 'i18n'])('%s never imports the server', async (folder) => {
		expect(await importing('src/lib/server/people', `src/lib/${folder}`)).toContain('import-x/no-restricted-paths');
	});

	test('a page never imports the server, its load does', async () => {
		const line = `import '$lib/server/talk/messages';\n`;
		expect(await broken('src/routes/virtual/+page.svelte', `<script lang="ts">\n\t${line}</script>\n`)).toEqual([
			'import-x/no-restricted-paths'
		]);
		expect(await broken('src/routes/virtual/+page.server.ts', line)).toEqual([]);
	});

	test.each(['time', 'schemas'])('%s imports nothing of ours', async (folder) => {
		expect(await importing('src/lib/realtime', `src/lib/${folder}`)).toEqual(['import-x/no-restricted-paths']);
		expect(await importing(`src/lib/${folder}`, `src/lib/${folder}`)).toEqual([]);
		expect(await importing(`src/lib/${folder}`, 'src/lib/components')).toEqual([]);
	});
});

describe('names with one owner', () => {
	const lucia = `import { Lucia } from 'lucia';\nexport const made = Lucia;\n`;
	const write = `import { write } from '$lib/server/db/store';\nexport const opened = write;\n`;
	const relativeWrite = write.replace('$lib/server', '..');

	test('a page is read again by the one way that waits for who is leaving it', async () => {
		const code = `import { invalidate } from '$app/navigation';\nexport const again = () => invalidate('all');\n`;
		expect(await broken('src/lib/components/readAgain.ts', code)).toEqual([]);
		expect(await broken('src/lib/components/virtual.ts', code)).toEqual(['no-restricted-imports']);
		expect(await broken('src/routes/(app)/virtual.ts', code)).toEqual(['no-restricted-imports']);
	});

	test('only auth/login-sessions imports lucia', async () => {
		expect(await broken('src/lib/server/auth/login-sessions.ts', lucia)).toEqual([]);
		expect(await broken('src/lib/server/auth/virtual.ts', lucia)).toEqual(['no-restricted-imports']);
		expect(await broken('src/hooks.server.ts', lucia)).toEqual(['no-restricted-imports']);
	});

	test.each(['log', 'auth', 'people', 'projects', 'jobs'])('%s may open a write', async (folder) => {
		expect(await broken(`src/lib/server/${folder}/virtual.ts`, relativeWrite)).toEqual([]);
	});

	test.each(['talk', 'board', 'frames', 'realtime'])('%s may read, but not open a write', async (folder) => {
		const path = `src/lib/server/${folder}/virtual.ts`;
		expect(await broken(path, relativeWrite)).toEqual(['no-restricted-imports']);
		expect(await broken(path, relativeWrite.replaceAll('write', 'read'))).toEqual([]);
	});

	test('a route may not open a write, under another name or as a whole module neither', async () => {
		const path = 'src/routes/virtual/+page.server.ts';
		expect(await broken(path, write)).toEqual(['no-restricted-imports']);
		expect(await broken(path, write.replace('{ write }', '{ write as read }').replace('= write', '= read'))).toEqual([
			'no-restricted-imports'
		]);
		const whole = `import * as store from '$lib/server/db/store';\nexport const opened = store;\n`;
		expect(await broken(path, whole)).toEqual(['no-restricted-imports']);
	});
});

describe('names and markup', () => {
	const code = 'export const answer = 42;\n';

	test.each(['utils/dates', 'helpers/dates', 'server/services/mail', 'server/talk/types', 'components/index'])(
		'a drawer called %s is refused',
		async (path) => {
			expect(await broken(`src/lib/${path}.ts`, code)).toEqual(['klasbrug/no-drawers']);
		}
	);

	test('a file that says what it keeps is not a drawer', async () => {
		expect(await broken('src/lib/server/talk/indexes.ts', code)).toEqual([]);
	});

	test('html as text and a button that says not what it does are refused', async () => {
		const page = 'src/routes/virtual/+page.svelte';
		expect(await broken(page, '<p>{@html "<b>x</b>"}</p>\n')).toEqual(['svelte/no-at-html-tags']);
		expect(await broken(page, '<button>Send</button>\n')).toEqual(['svelte/button-has-type']);
		expect(await broken(page, '<button type="submit">Send</button>\n')).toEqual([]);
	});
});
