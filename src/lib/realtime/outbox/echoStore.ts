import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { inOrder, isEcho, type Echo } from './echo';
import { TabStore } from './tabStore';

/**
 * Where echoes are kept over a reload and a closed browser: IndexedDB, each under its writer. What other people left
 * there is deleted unseen. Without a usable one, this tab alone keeps them.
 */
export interface EchoStore {
	/** In the order in which they go out. */
	all(): Promise<Echo[]>;
	put(echo: Echo): Promise<void>;
	remove(command: string): Promise<void>;
	/** Leaves nothing of anybody. */
	clear(): Promise<void>;
	close(): void;
}

interface Schema extends DBSchema {
	echo: {
		/** Writer, command. */
		key: [string, string];
		/** `until`: when it is deleted whoever opens a page, ms by the computer's clock. */
		value: { echo: Echo; until: number };
		indexes: { until: number };
	};
}

const name = 'klasbrug';
const opening = 2_000;

/** Tabs can share a store only where they can also take turns. */
export function canShareStore(): boolean {
	return typeof indexedDB !== 'undefined' && typeof navigator !== 'undefined' && 'locks' in navigator;
}

/** @param keptFor how long an echo stays on the computer at most, ms. */
export async function openEchoStore(writer: string, keptFor: number): Promise<EchoStore> {
	if (!canShareStore()) return new TabStore(writer);
	try {
		const database = await withinTime(openDatabase());
		await deleteOthers(database, writer);
		return new DiskStore(database, writer, keptFor);
	} catch {
		return new TabStore(writer);
	}
}

/** Deletes what has stayed here too long, whoever wrote it. */
export async function deleteOldEchoes(): Promise<void> {
	if (!canShareStore()) return;
	// Opening it would make it.
	if (typeof indexedDB.databases === 'function') {
		const present = await indexedDB.databases();
		if (!present.some((one) => one.name === name)) return;
	}
	const database = await openDatabase();
	await deleteOld(database);
	database.close();
}

function openDatabase(): Promise<IDBPDatabase<Schema>> {
	return openDB<Schema>(name, 1, {
		upgrade: (database) => void database.createObjectStore('echo').createIndex('until', 'until'),
		// Another tab signs out, and wants to delete it all.
		blocking: (_from, _to, event) => (event.target as IDBDatabase).close()
	});
}

/** A browser that never answers must not keep what is written from going out. */
function withinTime<T>(work: Promise<T>): Promise<T> {
	const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('No database')), opening));
	return Promise.race([work, late]);
}

async function deleteOthers(database: IDBPDatabase<Schema>, writer: string): Promise<void> {
	await deleteOld(database);
	const { store, done } = database.transaction('echo', 'readwrite');
	// An array sorts after every string: the second range begins after the last command of this writer.
	await Promise.all([
		store.delete(IDBKeyRange.upperBound([writer], true)),
		store.delete(IDBKeyRange.lowerBound([writer, []])),
		done
	]);
}

async function deleteOld(database: IDBPDatabase<Schema>): Promise<void> {
	const { store, done } = database.transaction('echo', 'readwrite');
	const old = await store.index('until').getAllKeys(IDBKeyRange.upperBound(Date.now()));
	await Promise.all([...old.map((key) => store.delete(key)), done]);
}

class DiskStore implements EchoStore {
	readonly #database: IDBPDatabase<Schema>;
	readonly #writer: string;
	readonly #keptFor: number;
	/** As the disk last said: it may fail from one moment to the next. */
	#known: Echo[] = [];
	/** What the disk would not take. */
	readonly #refused: TabStore;

	constructor(database: IDBPDatabase<Schema>, writer: string, keptFor: number) {
		this.#database = database;
		this.#writer = writer;
		this.#keptFor = keptFor;
		this.#refused = new TabStore(writer);
	}

	async all(): Promise<Echo[]> {
		const range = IDBKeyRange.bound([this.#writer], [this.#writer, []]);
		const rows = await this.#database.getAll('echo', range).catch(() => undefined);
		if (rows) this.#known = rows.map((row) => row?.echo).filter(isEcho);
		const refused = await this.#refused.all();
		const isRefused = ({ command }: Echo) => refused.some((one) => one.command === command);
		return inOrder([...this.#known.filter((echo) => !isRefused(echo)), ...refused]);
	}

	async put(echo: Echo): Promise<void> {
		try {
			await this.#database.put('echo', { echo, until: Date.now() + this.#keptFor }, [this.#writer, echo.command]);
			await this.#refused.remove(echo.command);
		} catch {
			await this.#refused.put(echo);
		}
	}

	async remove(command: string): Promise<void> {
		this.#known = this.#known.filter((echo) => echo.command !== command);
		await this.#refused.remove(command);
		await this.#database.delete('echo', [this.#writer, command]).catch(() => undefined);
	}

	async clear(): Promise<void> {
		await this.#refused.clear();
		await this.#database.clear('echo').catch(() => undefined);
		this.close();
		await withinTime(deleteDB(name)).catch(() => undefined);
	}

	close(): void {
		this.#database.close();
	}
}
