import { PGlite } from '@electric-sql/pglite';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { engine } from '$lib/server/db/dialect';
import { migrateSqliteStore, migrationsFolder } from '$lib/server/db/migrate';
import { postgresStore } from '$lib/server/db/postgres';
import { openSqlite } from '$lib/server/db/sqlite';
import { useStore } from '$lib/server/db/store';

/** An empty, migrated store for this test file, on the engine of the vitest project; closed and removed afterwards. */
export function freshStore(): void {
	let close: () => Promise<void> = async () => {};
	beforeAll(async () => {
		close = engine === 'postgres' ? await openPglite() : await openTemporarySqlite();
	});
	afterAll(async () => {
		useStore(undefined);
		await close();
	});
}

/** Opens SQLite in a folder of its own, copied from a template that is migrated once per run. */
export async function openTemporarySqlite(): Promise<() => Promise<void>> {
	const folder = mkdtempSync(join(tmpdir(), 'klasbrug-test-'));
	copyFileSync(await migratedTemplate(), join(folder, 'klasbrug.sqlite'));
	const store = openSqlite(folder, { strict: true });
	useStore(store);
	return async () => {
		await store.close();
		rmSync(folder, { recursive: true, force: true });
	};
}

async function migratedTemplate(): Promise<string> {
	const template = join(tmpdir(), `klasbrug-template-${migrationsHash()}.sqlite`);
	if (existsSync(template)) return template;
	const folder = mkdtempSync(join(tmpdir(), 'klasbrug-template-'));
	const store = openSqlite(folder);
	migrateSqliteStore(store);
	store.writer.pragma('wal_checkpoint(TRUNCATE)');
	await store.close();
	renameSync(join(folder, 'klasbrug.sqlite'), template);
	rmSync(folder, { recursive: true, force: true });
	return template;
}

function migrationsHash(): string {
	const folder = migrationsFolder('sqlite');
	const files = readdirSync(folder).filter((name) => name.endsWith('.sql'));
	const hash = createHash('sha256');
	for (const name of files) hash.update(readFileSync(join(folder, name)));
	return hash.digest('hex').slice(0, 16);
}

async function openPglite(): Promise<() => Promise<void>> {
	const client = new PGlite();
	const database = drizzlePglite(client);
	await migratePglite(database, { migrationsFolder: migrationsFolder('postgres') });
	useStore(postgresStore(database, () => client.close()));
	return () => client.close();
}
