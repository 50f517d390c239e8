import { drizzle } from 'drizzle-orm/node-postgres';
import { Pool } from 'pg';
import { Unavailable } from '../errors';
import { tellOfCommit } from './afterCommit';
import { isDatabaseError, isRetryable } from './failures';
import type { Reader, Store, Transaction } from './store';

/** What both drivers for PostgreSQL's dialect offer: node-postgres in production, PGlite in the domain tests. */
export interface PostgresDatabase {
	transaction<T>(work: (tx: unknown) => Promise<T>): Promise<T>;
}

const attempts = 5;

/** Opens a pool on `url`. READ COMMITTED; a space's log row is the lock that orders its writers. */
export function openPostgres(url: string): Store & { pool: Pool } {
	const pool = new Pool({ connectionString: url, max: 10, statement_timeout: 5_000, lock_timeout: 3_000 });
	return { pool, ...postgresStore(drizzle(pool), () => pool.end()) };
}

export function postgresStore(database: PostgresDatabase, close: () => Promise<void>): Store {
	return {
		read: database as unknown as Reader,
		write: (work) => commit(database, work),
		close
	};
}

async function commit<T>(database: PostgresDatabase, work: (tx: Transaction) => Promise<T>): Promise<T> {
	for (let attempt = 1; ; attempt++) {
		const afterCommit: (() => void)[] = [];
		try {
			const value = await database.transaction((tx) => {
				const transaction = tx as Transaction;
				transaction.afterCommit = (run) => void afterCommit.push(run);
				return work(transaction);
			});
			tellOfCommit(afterCommit);
			return value;
		} catch (failure) {
			if (isRetryable(failure) && attempt < attempts) continue;
			throw isDatabaseError(failure) ? new Unavailable() : failure;
		}
	}
}
