/** The rules of the house that a machine can check. The import rules stand in eslint.imports.js. */
import './eslint.components.js';
import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { relative } from 'node:path';
import ts from 'typescript-eslint';
import { restrictedImports, zones } from './eslint.imports.js';
import svelteConfig from './svelte.config.js';

const root = import.meta.dirname;

/** A folder called utils or a file called types.ts is a drawer: nothing in it says what it is for. */
const noDrawers = {
	meta: {
		type: /** @type {const} */ ('problem'),
		schema: [],
		messages: { drawer: '"{{path}}" names a drawer: put it where what it does belongs, under a name that says it.' }
	},
	/** @param {import('eslint').Rule.RuleContext} context */
	create: (context) => ({
		/** @param {import('estree').Program} node */
		Program(node) {
			const path = relative(root, context.filename).replaceAll('\\', '/');
			const isDrawer = /^src\/lib\/(.*\/)?((utils|helpers|services)\/|(types|index)\.(ts|js)$)/.test(path);
			if (isDrawer) context.report({ node, messageId: 'drawer', data: { path } });
		}
	})
};

export default ts.config(
	{ ignores: ['build/', 'data/', '.svelte-kit/', 'drizzle/', 'src/lib/i18n/paraglide/', 'static/', 'test-results/'] },
	js.configs.recommended,
	{
		files: ['**/*.ts', '**/*.svelte'],
		extends: [ts.configs.recommendedTypeChecked],
		// The same extensions everywhere: files that differ in them make TypeScript load the project anew.
		languageOptions: {
			parserOptions: { project: './tsconfig.json', tsconfigRootDir: root, extraFileExtensions: ['.svelte'] }
		}
	},
	...svelte.configs.recommended,
	...svelte.configs.prettier,
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig } }
	},
	{
		languageOptions: { globals: { ...globals.node, ...globals.browser } },
		plugins: { 'import-x': importX, klasbrug: { rules: { 'no-drawers': noDrawers } } },
		settings: {
			'import-x/resolver-next': [createTypeScriptImportResolver({ project: `${root}/tsconfig.json` })],
			'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] }
		},
		rules: {
			eqeqeq: 'error',
			curly: ['error', 'multi-line'],
			'no-console': 'error',
			'no-undef': 'off', // TypeScript knows better.
			'klasbrug/no-drawers': 'error',
			// A cycle of ours goes through none of the packages: reading them all would cost as much as the rest of the rules.
			'import-x/no-cycle': ['error', { ignoreExternal: true }],
			'import-x/no-restricted-paths': ['error', { basePath: root, zones }]
		}
	},
	{
		files: ['**/*.ts', '**/*.svelte'],
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			// An interface may ask for a promise that this implementation has nothing to await for.
			'@typescript-eslint/require-await': 'off',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }]
		}
	},
	{
		files: ['**/*.svelte'],
		rules: {
			// What a component exports is `any` to ESLint; svelte-check knows its type and checks these.
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
			'svelte/no-at-html-tags': 'error',
			'svelte/button-has-type': 'error',
			'svelte/no-unused-props': 'error',
			// The product stands at the root of its own origin: an address is what it says.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		// Matchers such as expect.any() are typed `any`.
		files: ['tests/**'],
		rules: { '@typescript-eslint/no-unsafe-assignment': 'off' }
	},
	{
		files: ['**/*.js'],
		rules: { 'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }] }
	},
	{ files: ['bin/**', 'src/start.ts', 'tests/load/**'], rules: { 'no-console': 'off' } },
	...restrictedImports
);
