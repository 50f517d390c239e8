import { useDataFolder } from './dataFolder';
import { engine } from './dialect';
import { migratePostgresStore, migrateSqliteStore } from './migrate';
import { openPostgres } from './postgres';
import { openSqlite } from './sqlite';
import { hasStore, useStore } from './store';

/** Opens and migrates what DATABASE_URL names, else SQLite in DATA_DIR. A second call (hot reload) keeps the first. */
export async function openStore(environment: NodeJS.ProcessEnv): Promise<void> {
	if (hasStore()) return;
	const folder = environment.DATA_DIR ?? 'data/production';
	useDataFolder(folder);
	if (engine === 'postgres') {
		const store = openPostgres(environment.DATABASE_URL ?? '');
		await migratePostgresStore(store);
		useStore(store);
	} else {
		const store = openSqlite(folder, { strict: environment.KLASBRUG_STRICT === '1' });
		migrateSqliteStore(store);
		useStore(store);
	}
}
