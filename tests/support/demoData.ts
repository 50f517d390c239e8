import SqliteDatabase from 'better-sqlite3';
import { argon2Sync, createHash, randomBytes } from 'node:crypto';
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../bin/repository.js';

/**
 * The demo world as a data folder, and what stands in one. A world is made once per build and day, by the product
 * itself, and copied for every server: seeding takes seconds, copying milliseconds.
 */
export interface World {
	/** Person ids by sign-in name. */
	people: Record<string, string>;
	project: string;
	/** A project the students of the cast are not in. */
	otherProject: string;
	/** Space ids: common, staff, the team names, and outside (of the other project). */
	spaces: Record<string, string>;
}

const prefix = 'klasbrug-demo-';
const hour = 60 * 60_000;

/**
 * Copies the demo world to `folder`, the one whose present is today or another moment (UTC ms). `make` creates it in an
 * empty folder, if nobody has for this build and day.
 */
export async function copyDemoWorld(
	folder: string,
	make: (folder: string) => Promise<void>,
	present: number | 'today' = 'today'
): Promise<void> {
	const template = join(tmpdir(), `${prefix}${keyOfBuild()}-${present}`);
	if (!existsSync(template)) {
		removeOldTemplates();
		const fresh = mkdtempSync(join(tmpdir(), `${prefix}new-`));
		try {
			await make(fresh);
			// Another test file may have made it meanwhile: then one of the two is enough.
			if (!existsSync(template)) renameSync(fresh, template);
		} finally {
			rmSync(fresh, { recursive: true, force: true });
		}
	}
	mkdirSync(folder, { recursive: true });
	cpSync(join(template, 'klasbrug.sqlite'), join(folder, 'klasbrug.sqlite'));
	cpSync(join(template, 'accounts.txt'), join(folder, 'accounts.txt'));
	const blobs = join(template, 'blobs');
	if (existsSync(blobs)) cpSync(blobs, join(folder, 'blobs'), { recursive: true });
}

/**
 * Hashes everybody's password anew, so that to sign in costs next to nothing instead of 55 ms of a core: the tests do it
 * hundreds of times. What hashes cost by the product stands in tests/domain/auth.
 */
export function makeSigningInCheap(folder: string, password: string): void {
	const nonce = randomBytes(16);
	const tag = argon2Sync('argon2id', { message: password, nonce, tagLength: 32, memory: 8, passes: 1, parallelism: 1 });
	const [salt, hash] = [nonce, tag].map((bytes) => bytes.toString('base64').replace(/=+$/, ''));
	const database = new SqliteDatabase(join(folder, 'klasbrug.sqlite'));
	try {
		const cheap = `$argon2id$v=19$m=8,t=1,p=1$${salt}$${hash}`;
		database.prepare("update person set password_hash = ? where password_hash <> ''").run(cheap);
	} finally {
		database.close();
	}
}

/** Who and what is in the demo world of this data folder. Works while a server runs on it. */
export function worldIn(folder: string): World {
	const database = new SqliteDatabase(join(folder, 'klasbrug.sqlite'), { readonly: true });
	const pairs = (query: string) => Object.fromEntries(database.prepare<[], [string, string]>(query).raw().all());
	const named = `case s.kind when 'team' then s.name else s.kind end`;
	const shared = '(select count(*) from project_school where project_id = p.id) > 1';
	try {
		const projects = pairs(`select case when ${shared} then 'project' else 'other' end, id from project p`);
		const { project = '', other = '' } = projects;
		const spaces = pairs(
			`select case when p.id = '${project}' then ${named} else 'outside' end, s.id
			 from space s join project p on p.id = s.project_id
			 where p.id = '${project}' or s.kind = 'common'`
		);
		return { people: pairs('select sign_in_name, id from person'), project, otherProject: other, spaces };
	} finally {
		database.close();
	}
}

function keyOfBuild(): string {
	const folder = join(root, 'build/server');
	const today = new Date().toISOString().slice(0, 10);
	const hash = createHash('sha256').update(`${today} of ${process.getuid?.()}`);
	for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
		if (name.endsWith('.js')) hash.update(name).update(readFileSync(join(folder, name)));
	}
	return hash.digest('hex').slice(0, 16);
}

function removeOldTemplates(): void {
	for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(prefix))) {
		const path = join(tmpdir(), name);
		const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
		if (age > hour) rmSync(path, { recursive: true, force: true });
	}
}
