import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Data folders that many test files begin with are made once per run, by whichever file needs one first, and copied.
 * vitest.config.ts names the run's folder and removes it at the end: a template is never older than the code it is of.
 */
const patience = 60_000;

/** The template of this name. `make` fills an empty folder with it, if no file of this run has. */
export async function template(name: string, make: (folder: string) => Promise<void>): Promise<string> {
	const run = process.env.KLASBRUG_TEST_RUN;
	if (!run) throw new Error('vitest.config.ts names the folder of the run');
	const path = join(run, name);
	const lock = `${path}.lock`;
	for (const end = performance.now() + patience; performance.now() < end; await pause(20)) {
		if (existsSync(path)) return path;
		if (!takes(lock)) continue;
		try {
			if (!existsSync(path)) await makeAt(path, make);
			return path;
		} finally {
			rmdirSync(lock);
		}
	}
	throw new Error(`Nobody has made the template ${name}`);
}

/** Copies a template into a folder of its own, which the caller removes. `without` stays behind. */
export function copyOf(path: string, without?: string): string {
	const folder = mkdtempSync(join(tmpdir(), 'klasbrug-test-'));
	const left = without === undefined ? undefined : join(path, without);
	cpSync(path, folder, { recursive: true, filter: (file) => file !== left });
	return folder;
}

/** The first of all processes that ask has it. */
function takes(lock: string): boolean {
	try {
		mkdirSync(lock);
		return true;
	} catch {
		return false;
	}
}

async function makeAt(path: string, make: (folder: string) => Promise<void>): Promise<void> {
	const fresh = `${path}.new`;
	mkdirSync(fresh, { recursive: true });
	try {
		await make(fresh);
		renameSync(fresh, path);
	} finally {
		rmSync(fresh, { recursive: true, force: true });
	}
}
