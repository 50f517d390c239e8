import { PGlite } from '@electric-sql/pglite';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { useDataFolder } from '$lib/server/db/dataFolder';
import { engine } from '$lib/server/db/dialect';
import { migrateSqliteStore, migrationsFolder } from '$lib/server/db/migrate';
import { createPostgresSearch } from '$lib/server/db/search';
import { postgresStore } from '$lib/server/db/postgres';
import { openSqlite } from '$lib/server/db/sqlite';
import { useStore, type Store } from '$lib/server/db/store';
import { ToldOnce } from './pglite';
import { copyOf, template } from './templates';

/**
 * An empty, migrated store and data folder for a test file, on the engine of the vitest project, removed afterwards.
 * It is opened when it is first read or written: who begins with another template never opens the empty one.
 */
export function freshStore(): void {
	beforeAll(async () => begin(await emptyTemplate()));
	afterAll(async () => {
		useStore(undefined);
		useDataFolder(undefined);
		await end();
	});
}

/** The bytes of PGlite's own file system, in a template. */
const dump = 'postgres.tar';

let store: Store | undefined;
let postgres: PGlite | undefined;
let folder = '';

/** Whether nothing has been read or written since the file began. */
export function isUntouched(): boolean {
	return store === undefined;
}

/**
 * Begins again, with a template of this name. If no file of this run has made it, `make` does, in the store that is
 * there; what it puts into the folder it is given lies in the template too.
 */
export async function beginWith(name: string, make: (folder: string) => Promise<void>): Promise<string> {
	const made = await template(`${engine}-${name}`, async (place) => {
		await make(place);
		if (postgres) await dumpTo(place, postgres);
		await store?.close();
		cpSync(folder, place, { recursive: true });
		store = undefined;
	});
	await end();
	begin(made);
	return made;
}

function begin(from: string): void {
	folder = copyOf(from, dump);
	const open = () => (store ??= engine === 'postgres' ? openPglite(from) : openSqlite(folder, { strict: true }));
	useStore({
		get read() {
			return open().read;
		},
		write: (work) => open().write(work),
		close: async () => store?.close()
	});
	useDataFolder(folder);
}

async function end(): Promise<void> {
	await store?.close();
	store = postgres = undefined;
	if (folder) rmSync(folder, { recursive: true, force: true });
}

function openPglite(from: string): Store {
	const client = new ToldOnce({ loadDataDir: new Blob([readFileSync(join(from, dump))]) });
	postgres = client;
	return postgresStore(drizzlePglite(client), () => client.close());
}

function emptyTemplate(): Promise<string> {
	return template(`${engine}-empty`, async (place) => {
		if (engine === 'postgres') {
			const client = new PGlite();
			await migratePglite(drizzlePglite(client), { migrationsFolder: migrationsFolder('postgres') });
			await createPostgresSearch((statement) => client.exec(statement));
			// The databases that new ones are made from are a third of the bytes, which each file would load.
			await client.exec('update pg_database set datistemplate = false');
			for (const unused of ['template0', 'template1']) await client.exec(`drop database ${unused}`);
			await dumpTo(place, client);
			await client.close();
		} else {
			const empty = openSqlite(place);
			migrateSqliteStore(empty);
			empty.writer.pragma('wal_checkpoint(TRUNCATE)');
			await empty.close();
		}
	});
}

async function dumpTo(place: string, client: PGlite): Promise<void> {
	const bytes = await client.dumpDataDir('none');
	writeFileSync(join(place, dump), Buffer.from(await bytes.arrayBuffer()));
}
