/** `npm start`: production. Settings come from the environment and from `.env`; it never makes demo accounts. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureBuilt } from './build.js';
import { ensureInstalled } from './install.js';
import { portFrom, requireFreePort, runOnOwnNode } from './product.js';
import { node, Refusal, root, runIfStarted, server } from './repository.js';

await runIfStarted(import.meta.url, async () => {
	if (!existsSync(join(root, '.env'))) requireOrigin(process.env.ORIGIN);
	await ensureInstalled();
	const settings = settingsWithEnvFile();
	requireOrigin(settings.ORIGIN);
	const dataDir = resolve(root, settings.DATA_DIR || 'data/production');
	if (existsSync(join(dataDir, 'accounts.txt'))) {
		throw new Refusal(`${dataDir} holds a demo world; set DATA_DIR to a folder of its own for production.`);
	}
	const port = portFrom(settings.PORT, 3000);
	await requireFreePort(port, settings.HOST, 'npm start');
	await ensureBuilt();
	const { KLASBRUG_DEMO: _demo, DEMO_PASSWORD: _password, ...env } = settings;
	return runOnOwnNode(server, {
		...env,
		NODE_ENV: 'production',
		DATA_DIR: dataDir,
		PORT: String(port)
	});
});

/**
 * The environment as it is with `.env`, whose values the real environment overrules. Our own Node reads the file:
 * not every Node 20 can.
 *
 * @returns {NodeJS.ProcessEnv}
 */
export function settingsWithEnvFile() {
	const args = ['--env-file-if-exists=.env', '-p', 'JSON.stringify(process.env)'];
	return JSON.parse(execFileSync(node, args, { cwd: root, encoding: 'utf8', maxBuffer: 10e6, stdio: 'pipe' }));
}

/**
 * Cookies and the same-origin check stand or fall with the address people use.
 *
 * @param {string | undefined} origin
 * @throws {Refusal} unless it is https, or http on this computer itself
 */
function requireOrigin(origin) {
	if (!origin) {
		throw new Refusal(
			'ORIGIN is missing: set it to the address people will use, for example ORIGIN=https://klasbrug.example.org npm start'
		);
	}
	const url = URL.canParse(origin) ? new URL(origin) : null;
	const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(url?.hostname ?? '');
	if (url?.origin === origin && (url.protocol === 'https:' || (url.protocol === 'http:' && loopback))) return;
	throw new Refusal(
		`ORIGIN must be an https:// address without a path (http:// only on this computer itself, such as http://127.0.0.1:3000), not "${origin}".`
	);
}
