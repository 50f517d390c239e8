import SqliteDatabase from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Unavailable } from '../errors';
import { tellOfCommit } from './afterCommit';
import { isDatabaseError, isLocked } from './failures';
import { keepStatements } from './statements';
import type { Reader, Store, Transaction } from './store';

/**
 * SQLite in a folder: one writer connection whose waiting work shares a commit, one read-only connection beside it.
 * An acknowledged write is on disk: FULL is set on every connection, because the build's own default for WAL is NORMAL.
 */
export interface SqliteOptions {
	/** Throw when work inside `write` awaits anything but the database. On in tests. */
	strict?: boolean;
}

interface Job {
	work: (tx: Transaction) => Promise<unknown>;
	resolve: (value: unknown) => void;
	reject: (reason: unknown) => void;
	afterCommit: (() => void)[];
	outcome?: { value: unknown } | { refusal: unknown };
}

const words = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK', 'SAVEPOINT job', 'ROLLBACK TO job', 'RELEASE job'] as const;
type Word = (typeof words)[number];

const mostJobsPerCommit = 100;
const oldestSafeVersion = [3, 51, 3] as const;

/**
 * Opens (and locks) the data folder.
 * @throws Error when another process holds it, or when SQLite is older than the WAL-reset repair (3.51.3).
 */
export function openSqlite(folder: string, options: SqliteOptions = {}): Store & { writer: SqliteDatabase.Database } {
	mkdirSync(folder, { recursive: true });
	const lock = lockFolder(folder);
	const file = join(folder, 'klasbrug.sqlite');
	const writer = connect(file, false);
	assertSafeVersion(writer);
	const reader = connect(file, true);
	const queue = new WriteQueue(writer, options.strict ?? false);
	return {
		writer,
		read: drizzle(reader) as unknown as Reader,
		write: <T>(work: (tx: Transaction) => Promise<T>) => queue.add(work) as Promise<T>,
		async close() {
			await queue.idle();
			reader.close();
			writer.close();
			lock.close();
		}
	};
}

/** Jobs that wait together commit together, each in a savepoint of its own: a busy moment costs one fsync. */
class WriteQueue {
	readonly #writer: SqliteDatabase.Database;
	readonly #strict: boolean;
	readonly #says: Record<Word, SqliteDatabase.Statement>;
	readonly #database: Pick<Transaction, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete'>;
	#waiting: Job[] = [];
	#draining: Promise<void> | null = null;

	constructor(writer: SqliteDatabase.Database, strict: boolean) {
		this.#writer = writer;
		this.#strict = strict;
		this.#says = Object.fromEntries(words.map((word) => [word, writer.prepare(word)])) as Record<
			Word,
			SqliteDatabase.Statement
		>;
		this.#database = drizzle(writer) as unknown as Transaction;
	}

	add(work: Job['work']): Promise<unknown> {
		return new Promise((resolve, reject) => {
			this.#waiting.push({ work, resolve, reject, afterCommit: [] });
			this.#draining ??= this.#drain();
		});
	}

	async idle(): Promise<void> {
		while (this.#draining) await this.#draining;
	}

	async #drain(): Promise<void> {
		while (this.#waiting.length > 0) {
			await new Promise((resolve) => setImmediate(resolve));
			await this.#commitTogether(this.#waiting.splice(0, mostJobsPerCommit));
		}
		this.#draining = null;
	}

	/** Never throws: whatever happens, every job is settled and the queue goes on. */
	async #commitTogether(jobs: Job[]): Promise<void> {
		try {
			this.#says['BEGIN IMMEDIATE'].run();
			const [first, ...others] = jobs;
			// Who is alone needs no savepoint: SQLite would keep every page it touches twice.
			const isDone = others.length > 0 ? await this.#runInSavepoints(jobs) : await this.#run(first!);
			this.#says[isDone ? 'COMMIT' : 'ROLLBACK'].run();
		} catch (failure) {
			this.#rollBack();
			const refusal = isDatabaseError(failure) ? new Unavailable() : failure;
			for (const job of jobs) job.reject(refusal);
			return;
		}
		for (const job of jobs) settle(job);
	}

	async #runInSavepoints(jobs: Job[]): Promise<true> {
		for (const job of jobs) {
			this.#says['SAVEPOINT job'].run();
			if (!(await this.#run(job))) this.#says['ROLLBACK TO job'].run();
			this.#says['RELEASE job'].run();
		}
		return true;
	}

	/**
	 * Whether the job did what it was to do: its outcome says what came of it.
	 * @throws Unavailable when SQLite has rolled everybody's work back by itself: this job's refusal is nobody else's answer.
	 */
	async #run(job: Job): Promise<boolean> {
		const tripwire = new Tripwire();
		try {
			job.outcome = { value: await job.work(this.#transaction(job)) };
			if (tripwire.tripped && this.#strict) throw new Error('Work inside write() awaited more than the database');
		} catch (refusal) {
			job.outcome = { refusal: isDatabaseError(refusal) ? new Unavailable() : refusal };
		} finally {
			tripwire.cut();
		}
		if (!this.#writer.inTransaction) throw new Unavailable();
		return 'value' in job.outcome;
	}

	#transaction(job: Job): Transaction {
		const { select, selectDistinct, insert, update, delete: remove } = this.#database;
		const on = this.#database;
		return {
			select: select.bind(on),
			selectDistinct: selectDistinct.bind(on),
			insert: insert.bind(on),
			update: update.bind(on),
			delete: remove.bind(on),
			connection: on,
			afterCommit: (run) => job.afterCommit.push(run)
		};
	}

	#rollBack(): void {
		try {
			if (this.#writer.inTransaction) this.#says['ROLLBACK'].run();
		} catch {
			// SQLite has already rolled back by itself.
		}
	}
}

function settle(job: Job): void {
	if (!job.outcome) return;
	if ('refusal' in job.outcome) return job.reject(job.outcome.refusal);
	job.resolve(job.outcome.value);
	tellOfCommit(job.afterCommit);
}

/** The queries answer within one turn of the loop, so anything that lets a turn pass did something else. */
class Tripwire {
	tripped = false;
	readonly #wire = setImmediate(() => (this.tripped = true));
	cut(): void {
		clearImmediate(this.#wire);
	}
}

function connect(file: string, readonly: boolean): SqliteDatabase.Database {
	const connection = new SqliteDatabase(file, { readonly });
	if (!readonly) connection.pragma('journal_mode = WAL');
	connection.pragma('synchronous = FULL');
	connection.pragma('foreign_keys = ON');
	connection.pragma('busy_timeout = 5000');
	connection.pragma('trusted_schema = OFF');
	connection.pragma('cell_size_check = ON');
	connection.pragma('journal_size_limit = 67108864');
	// What people wrote passes through no file outside the data folder.
	connection.pragma('temp_store = MEMORY');
	if (readonly) connection.pragma('query_only = ON');
	keepStatements(connection);
	return connection;
}

/** An exclusive transaction held for as long as the process lives; the system frees it when the process dies. */
function lockFolder(folder: string): SqliteDatabase.Database {
	const lock = new SqliteDatabase(join(folder, 'lock.sqlite'), { timeout: 0 });
	try {
		lock.exec('BEGIN EXCLUSIVE');
		return lock;
	} catch (failure) {
		lock.close();
		if (!isLocked(failure)) throw failure;
		throw new Error(`Another Klasbrug is already running on the data folder ${folder}. Stop it first.`);
	}
}

function assertSafeVersion(connection: SqliteDatabase.Database): void {
	const version = connection.prepare('select sqlite_version()').pluck().get() as string;
	const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
	const [wantMajor, wantMinor, wantPatch] = oldestSafeVersion;
	const rank = (a: number, b: number, c: number) => a * 1e6 + b * 1e3 + c;
	if (rank(major, minor, patch) < rank(wantMajor, wantMinor, wantPatch)) {
		throw new Error(`SQLite ${version} can corrupt a WAL database; ${oldestSafeVersion.join('.')} or newer is needed.`);
	}
}
