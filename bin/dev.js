/** `npm run dev`: the demo world with hot reload, in data/dev. */
import { join } from 'node:path';
import { ensureInstalled } from './install.js';
import { localEnvironment, portFrom, requireFreePort, runOnOwnNode } from './product.js';
import { root, runIfStarted } from './repository.js';

await runIfStarted(import.meta.url, async () => {
	const port = portFrom(process.env.PORT, 5173);
	await requireFreePort(port, '127.0.0.1', 'npm run dev');
	await ensureInstalled();
	const vite = join(root, 'node_modules/vite/bin/vite.js');
	const args = [vite, 'dev', '--port', String(port), '--host', '127.0.0.1', '--strictPort'];
	return runOnOwnNode(args, localEnvironment(port, join(root, 'data/dev')));
});
