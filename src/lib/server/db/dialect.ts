import * as pg from 'drizzle-orm/pg-core';
import * as sqlite from 'drizzle-orm/sqlite-core';

/**
 * One column vocabulary for two engines. The schema is written once with these words; which engine they mean is
 * decided by DATABASE_URL when the module loads. Everything is typed as the SQLite one: both answer the same
 * queries, so this file holds the cast that makes the two look alike (docs/decisions/one-schema-two-engines.md).
 */
export const engine: 'sqlite' | 'postgres' = /^(postgres|pglite)/.test(process.env.DATABASE_URL ?? '')
	? 'postgres'
	: 'sqlite';

const sqliteWords = {
	table: sqlite.sqliteTable,
	text: (name: string) => sqlite.text(name),
	integer: (name: string) => sqlite.integer(name, { mode: 'number' }),
	boolean: (name: string) => sqlite.integer(name, { mode: 'boolean' }),
	/** A moment: integer milliseconds UTC. */
	instant: (name: string) => sqlite.integer(name, { mode: 'number' }),
	json: <T>(name: string) => sqlite.text(name, { mode: 'json' }).$type<T>(),
	index: sqlite.index,
	uniqueIndex: sqlite.uniqueIndex,
	primaryKey: sqlite.primaryKey
};

const postgresWords = {
	table: pg.pgTable,
	text: (name: string) => pg.text(name),
	// As wide as SQLite's: a number from an address must not be out of range on one engine only.
	integer: (name: string) => pg.bigint(name, { mode: 'number' }),
	boolean: (name: string) => pg.boolean(name),
	instant: (name: string) => pg.bigint(name, { mode: 'number' }),
	json: <T>(name: string) => pg.jsonb(name).$type<T>(),
	index: pg.index,
	uniqueIndex: pg.uniqueIndex,
	primaryKey: pg.primaryKey
};

const words = engine === 'postgres' ? (postgresWords as unknown as typeof sqliteWords) : sqliteWords;

export const { table, text, integer, boolean, instant, json, index, uniqueIndex, primaryKey } = words;
