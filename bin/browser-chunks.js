/**
 * Which modules of the browser come in one file. Left to itself the bundler makes a file for every set of pages that
 * share something: seventy of them for the chat, each a question to a server across an ocean, each compressed alone.
 * Here they come by where everybody who opens a space has been, so that a page brings little that it does not use.
 */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './repository.js';

/** @typedef {{ getModuleInfo(id: string): { importedIds: readonly string[] } | null }} Modules */

const routes = join(root, 'src/routes');
const space = '(app)/projects/[project]/[space]';
const names = ['base', 'public', 'app', 'common', 'space', 'talk'];

/** For Rolldown's `output.codeSplitting`: the first that names a module has it, with what it imports. */
export const groups = names.map((name, index) => ({
	name: (/** @type {string} */ id, /** @type {Modules} */ modules) => (groupOf(id, modules) === name ? name : null),
	priority: names.length - index
}));

/**
 * @param {string} id
 * @param {Modules} modules
 */
function groupOf(id, modules) {
	const reached = (places ??= reachedFrom(modules));
	if (reached.root.has(id)) return 'base';
	if (!reached.app.has(id) && !reached.chat.has(id)) return null;
	if (reached.public.has(id)) return 'public';
	if (reached.app.has(id)) return 'app';
	if (reached.elsewhere.has(id)) return 'common';
	return reached.space.has(id) ? 'space' : 'talk';
}

/** @type {ReturnType<typeof reachedFrom> | undefined} */
let places;

/** @param {Modules} modules */
function reachedFrom(modules) {
	const pages = globSync('**/+{page,layout}.svelte', { cwd: routes }).map((page) => page.replaceAll('\\', '/'));
	const inSpace = pages.filter((page) => page.startsWith(space));
	const reached = (/** @type {string[]} */ from) => withImports(from, modules);
	return {
		root: reached(['+layout.svelte', '+error.svelte', '../hooks.client.ts']),
		public: reached(pages.filter((page) => page.startsWith('(public)'))),
		app: reached(['(app)/+layout.svelte']),
		elsewhere: reached(
			pages.filter((page) => page.startsWith('(app)/') && page !== '(app)/+layout.svelte' && !inSpace.includes(page))
		),
		space: reached(inSpace.filter((page) => page !== `${space}/chat/+page.svelte`)),
		chat: reached([`${space}/+layout.svelte`, `${space}/chat/+page.svelte`])
	};
}

/**
 * What pages import, and what that imports; not what waits until somebody needs it.
 * @param {string[]} pages
 * @param {Modules} modules
 */
function withImports(pages, modules) {
	const waiting = pages.map((page) => join(routes, page).replaceAll('\\', '/'));
	/** @type {Set<string>} */
	const found = new Set();
	for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
		if (found.has(id)) continue;
		found.add(id);
		waiting.push(...(modules.getModuleInfo(id)?.importedIds ?? []));
	}
	return found;
}
