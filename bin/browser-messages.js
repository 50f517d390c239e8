/**
 * Messages for the browser in less code than Paraglide writes for them, each imported from its own module: the bundler
 * sees then who uses which (`browser-chunks.js`), which it does not through the one object that holds them all.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './repository.js';

const i18n = join(root, 'src/lib/i18n').replaceAll('\\', '/');
const ofMessage = /\/i18n\/paraglide\/messages\/([a-z]\w*)\.js$/;
const importOfAll = /import \{ m \} from ["'][^"']*paraglide\/messages["'];/;
/** What Paraglide ends a message with: the choice between the languages. */
const choice = /\nexport const \w+ = [^]*$/;

/** @returns {import('vite').Plugin} */
export function browserMessages() {
	return {
		name: 'klasbrug-browser-messages',
		apply: 'build',
		transform(code, id) {
			if (this.environment.name !== 'client') return;
			const name = ofMessage.exec(id)?.[1];
			if (name) return { code: shortened(code, name), map: null };
			return importOfAll.test(code) ? { code: importedSingly(code, id), map: null } : undefined;
		}
	};
}

/**
 * @param {string} code
 * @param {string} name
 */
function shortened(code, name) {
	const isKnown = choice.test(code) && code.includes(`\nconst en_${name} = `) && code.includes(`\nconst nl_${name} = `);
	if (!isKnown) throw new Error(`Paraglide writes the message ${name} as we do not know it`);
	const said = `export const ${name} = /* @__PURE__ */ inBoth(en_${name}, nl_${name});`;
	return `import { inBoth } from '${i18n}/inBoth.ts';\n${code.replace(choice, () => `\n${said}`)}`;
}

/**
 * @param {string} code
 * @param {string} id
 */
function importedSingly(code, id) {
	/** @type {Set<string>} */
	const used = new Set();
	const named = code.replace(/\bm\.(\w+)/g, (whole, name) => {
		if (!existsSync(`${i18n}/paraglide/messages/${name}.js`)) return whole;
		used.add(name);
		return `m_${name}`;
	});
	if (/\bm\[/.test(named)) throw new Error(`${id} takes a message by a name that the bundler cannot see`);
	const imports = [...used].map(
		(name) => `import { ${name} as m_${name} } from '${i18n}/paraglide/messages/${name}.js';`
	);
	return named.replace(importOfAll, () => imports.join(' '));
}
