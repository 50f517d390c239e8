/**
 * `npm run rescue -- NAME`: a link with which a coordinator who is locked out chooses a new password. Asks the running
 * server for it, through a folder of its data that nobody else can enter (src/lib/server/jobs/rescueRequests.ts): only
 * one process at a time may have the database open.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { node, Refusal, root, runIfStarted, say } from './repository.js';
import { settingsWithEnvFile } from './start.js';

const PATIENCE_MS = 15_000;

await runIfStarted(import.meta.url, async () => {
	const name = process.argv.slice(2).join(' ').trim();
	if (!name) throw new Refusal('Say whom to let in, by the name they sign in with: npm run rescue -- NAME');
	const settings = existsSync(node) ? settingsWithEnvFile() : process.env;
	const dataDir = resolve(root, settings.DATA_DIR || 'data/production');
	const answer = await ask(dataDir, name);
	if (!answer.link) {
		throw new Refusal(`No coordinator with an open account signs in as "${name}". Teachers and students get a new
password from a page: teachers from a coordinator at /people, students from a teacher.`);
	}
	say(`Within 24 hours, and once, this address lets ${name} choose a new password:\n\n  ${answer.link}\n`);
	say('Everything that is signed in under that name is signed out then. The school’s log says that you asked.');
});

/**
 * @param {string} dataDir
 * @param {string} name
 * @returns {Promise<{ link?: string }>}
 * @throws {Refusal} if no server answers
 */
async function ask(dataDir, name) {
	const file = join(dataDir, 'rescue', randomUUID());
	try {
		writeFileSync(`${file}.new`, name, { mode: 0o600, flag: 'wx' });
		renameSync(`${file}.new`, `${file}.ask`);
		for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(100)) {
			if (existsSync(`${file}.answer`)) return JSON.parse(readFileSync(`${file}.answer`, 'utf8'));
		}
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : '';
		if (code === 'EACCES' || code === 'EPERM') {
			throw new Refusal(`Run this as the account that the server runs as: ${dataDir} may not be entered by this one.`);
		}
		if (code !== 'ENOENT') throw error;
	} finally {
		for (const ending of ['new', 'ask', 'answer']) rmSync(`${file}.${ending}`, { force: true });
	}
	throw new Refusal(
		`No Klasbrug server runs on ${dataDir}. Start it (npm start), then run this again beside it; with another data folder, set DATA_DIR.`
	);
}
