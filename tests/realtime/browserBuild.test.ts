import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../bin/repository.js';

/** What the browser is given of the product: all of its JavaScript, of whatever page. */
const client = join(root, 'build/client');
const sources = globSync('_app/**/*.js', { cwd: client }).map((file) => readFileSync(join(client, file), 'utf8'));

const filesWith = (text: string) => sources.filter((source) => source.includes(text)).length;

test('no page brings the schemas of forms along, with the library that reads them', () => {
	expect(sources.length).toBeGreaterThan(50);
	// A name of valibot's own, which it keeps however it is packed.
	expect(readFileSync(join(root, 'node_modules/valibot/dist/index.mjs'), 'utf8')).toContain('"~run"');
	expect(filesWith('~run')).toBe(0);
});
