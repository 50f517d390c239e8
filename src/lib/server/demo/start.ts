import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cast, former } from './cast';
import { isEmptyInstallation } from '../people/setup';
import { createDemoWorld } from './world';

/** Letters and digits that look like no other. */
const clear = 'abcdefghjkmnpqrstuvwxyz23456789';

/**
 * Fills an empty installation with the demo world and writes its accounts, readable by this user only, to
 * accounts.txt in the data folder. An installation that already holds something is left as it is.
 */
export async function startDemo(environment: NodeJS.ProcessEnv): Promise<void> {
	if (!(await isEmptyInstallation())) return;
	const password = environment.DEMO_PASSWORD ?? randomPassword();
	await createDemoWorld(password, { withFiles: true });
	const names = cast
		.filter(({ signInName }) => signInName !== former)
		.map(({ signInName, name, role }) => `  ${signInName.padEnd(20)} ${role.padEnd(12)} ${name}`);
	const text = ['Demo accounts (fictional people)', ...names, `Password for all: ${password}`, ''].join('\n');
	writeFileSync(join(environment.DATA_DIR ?? 'data/demo', 'accounts.txt'), text, { mode: 0o600 });
}

function randomPassword(): string {
	return Array.from({ length: 12 }, () => clear[randomInt(clear.length)]).join('');
}
