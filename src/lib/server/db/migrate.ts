import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { join } from 'node:path';
import type { openPostgres } from './postgres';
import { createPostgresSearch, createSqliteSearch } from './search';
import type { openSqlite } from './sqlite';
import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3';
import { migrate as migrateSqlite } from 'drizzle-orm/better-sqlite3/migrator';
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres';
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator';

/** The generated migrations of one dialect, in the folder the product is started from. */
export function migrationsFolder(engine: 'sqlite' | 'postgres'): string {
	return join(process.cwd(), 'drizzle', engine);
}

/**
 * Brings the schema to this version, in one transaction.
 * @throws Error when the data were last opened by a newer Klasbrug: going back could lose what it wrote.
 */
export function migrateSqliteStore(store: ReturnType<typeof openSqlite>): void {
	const migrationsFolderPath = migrationsFolder('sqlite');
	const database = drizzleSqlite(store.writer);
	migrateSqlite(database, { migrationsFolder: migrationsFolderPath });
	const newest = readMigrationFiles({ migrationsFolder: migrationsFolderPath }).at(-1)?.folderMillis ?? 0;
	const applied = database.get<{ newest: number }>(sql`select max(created_at) as newest from __drizzle_migrations`);
	if (applied && Number(applied.newest) > newest) throw new Error('These data belong to a newer version of Klasbrug.');
	createSqliteSearch(store.writer);
}

export async function migratePostgresStore(store: ReturnType<typeof openPostgres>): Promise<void> {
	await migratePostgres(drizzlePostgres(store.pool), { migrationsFolder: migrationsFolder('postgres') });
	await createPostgresSearch((statement) => store.pool.query(statement));
}
