/** Runs a file of this folder on Node with the product's own sources beside it: `node run.js chat --quick`. */
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { root } from '../../bin/repository.js';

const [what, ...options] = process.argv.slice(2);
process.chdir(root);
const { module } = await runnerImport(join(root, `tests/load/${what}.ts`), {
	configFile: false,
	logLevel: 'error',
	resolve: { alias: { $lib: join(root, 'src/lib') } }
});
await /** @type {{ main(options: string[]): Promise<void> }} */ (module).main(options);
process.exit(0);
