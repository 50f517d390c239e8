/**
 * `npm run bench -- chat`: what the product costs, beside the barest server that could do the same. Prints tables and,
 * last, one line of JSON. `--quick`: a few seconds, to see that it runs.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './build.js';
import { ensureInstalled } from './install.js';
import { runOnOwnNode } from './product.js';
import { Refusal, root, runIfStarted } from './repository.js';

await runIfStarted(import.meta.url, async () => {
	const [what, ...options] = process.argv.slice(2);
	if (!what || !/^[a-z]+$/.test(what) || !existsSync(join(root, `tests/load/${what}.ts`))) {
		throw new Refusal('npm run bench -- chat [--quick]');
	}
	await ensureInstalled();
	await ensureBuilt();
	keepToOneCore();
	return runOnOwnNode([join(root, 'tests/load/run.js'), what, ...options], { ...process.env });
});

/** Who measures stays on the second core; the servers get the first (tests/load/servers.ts). Where there is taskset. */
function keepToOneCore() {
	if (cpus().length > 1) spawnSync('taskset', ['-pc', '1', String(process.pid)]);
}
