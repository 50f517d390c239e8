/** `npm run demo`: everything a fresh clone needs, then the demo world in data/demo. `--fresh` makes a new world. */
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.js';
import { ensureInstalled } from './install.js';
import { localEnvironment, portFrom, requireFreePort, runOnOwnNode } from './product.js';
import { requireFreeSpace, root, runIfStarted, say, server } from './repository.js';

const world = join(root, 'data/demo');
const DAY_MS = 86_400_000;

await runIfStarted(import.meta.url, async () => {
	const port = portFrom(process.env.PORT, 3000);
	await requireFreePort(port, '127.0.0.1', 'npm run demo');
	await ensureInstalled();
	await ensureBuilt();
	prepareWorld();
	await requireFreeSpace(world, 100e6, 'The demo needs');
	return runOnOwnNode(server, {
		...localEnvironment(port, world),
		NODE_ENV: 'production'
	});
});

function prepareWorld() {
	// Without the `--` in between npm takes `--fresh` for a setting of its own.
	if (process.argv.includes('--fresh') || process.env.npm_config_fresh === 'true') {
		say('Removing the old demo world …');
		rmSync(world, { recursive: true, force: true });
	}
	mkdirSync(world, { recursive: true, mode: 0o700 });
	const accounts = join(world, 'accounts.txt');
	if (!existsSync(accounts)) return;
	const days = Math.floor((Date.now() - statSync(accounts).mtimeMs) / DAY_MS);
	if (days >= 7) say(`This demo world is ${days} days old; npm run demo -- --fresh makes a new one around today.`);
}
