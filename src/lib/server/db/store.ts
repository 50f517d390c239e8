import { AsyncLocalStorage } from 'node:async_hooks';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';

/**
 * The port to the database. `read()` selects, `write(work)` is the only way to change anything: the work either
 * commits whole and durably before the promise resolves, or leaves no trace. Work awaits the database and nothing else.
 */
type Database = BaseSQLiteDatabase<'async', unknown, Record<string, never>>;

export interface Reader extends Pick<Database, 'select' | 'selectDistinct'> {
	/** What statements prepared for a transaction belong to: it lasts longer than the transaction. */
	readonly connection?: object;
}

export interface Transaction extends Reader, Pick<Database, 'insert' | 'update' | 'delete'> {
	/** Runs once the change is durable, in the order of the commits; never after a rollback. */
	afterCommit(run: () => void): void;
}

export interface Store {
	read: Reader;
	write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
	close(): Promise<void>;
}

/** On globalThis, because hot reload runs this module again while the data folder stays locked by the first store. */
const place = globalThis as unknown as Record<symbol, Store | undefined>;
const key = Symbol.for('klasbrug.store');
const insideWrite = new AsyncLocalStorage<true>();

export function useStore(store: Store | undefined): void {
	place[key] = store;
}

export function hasStore(): boolean {
	return place[key] !== undefined;
}

/** @throws Error inside a `write`: there, only the transaction sees what the transaction changed. */
export function read(): Reader {
	if (insideWrite.getStore()) throw new Error('read() inside write(): use the transaction');
	return current().read;
}

/**
 * Runs `work` in a transaction.
 * @throws Unavailable when the disk refuses; the work's own refusals; Error when nested.
 */
export async function write<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
	if (insideWrite.getStore()) throw new Error('write() inside write(): pass the transaction on');
	const here = AsyncLocalStorage.snapshot();
	return current().write((tx) => here(() => insideWrite.run(true, () => work(tx))));
}

function current(): Store {
	const store = place[key];
	if (!store) throw new Error('The store is not open');
	return store;
}
