import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, describe, expect, test } from 'vitest';
import { exchange } from '$lib/server/db/schema/people';
import { migrateSqliteStore } from '$lib/server/db/migrate';
import { openSqlite } from '$lib/server/db/sqlite';
import type { Transaction } from '$lib/server/db/store';
import { Unavailable } from '$lib/server/errors';
import { newId } from '$lib/server/ids';
import { kindsOfDisk, type SmallDisk } from '../support/fullDisk';
import { stopServers, temporaryFolder } from '../support/server';

type Sqlite = ReturnType<typeof openSqlite>;
const open: Sqlite[] = [];
let disk: SmallDisk | undefined;
afterEach(async () => {
	for (const store of open.splice(0)) await store.close();
	disk?.remove();
	disk = undefined;
	await stopServers();
});

function storeIn(folder: string): Sqlite {
	const store = openSqlite(folder, { strict: true });
	open.push(store);
	migrateSqliteStore(store);
	return store;
}

const add = (tx: Transaction, name: string) => tx.insert(exchange).values({ id: newId(), name });
const namesIn = async (store: Sqlite) => (await store.read.select().from(exchange)).map(({ name }) => name).sort();

describe('an acknowledged write is on disk', () => {
	/*
	 * What this proves: the connection that writes asks SQLite for an fsync at every commit, also when the file was a
	 * WAL database already, where the build's own default would be NORMAL. What it does not prove: that system and disk
	 * do what they are asked; that takes a power cut. The kill -9 tests prove the order of commit and answer.
	 */
	test('because the writer of an existing data folder commits with an fsync', async () => {
		const folder = temporaryFolder();
		storeIn(folder);
		await open.pop()!.close();
		const { writer } = storeIn(folder);
		expect(writer.pragma('synchronous', { simple: true })).toBe(2);
		expect(writer.pragma('journal_mode', { simple: true })).toBe('wal');
	});

	test('before its promise resolves: another process sees it then', async () => {
		const folder = temporaryFolder();
		const store = storeIn(folder);
		await store.write((tx) => add(tx, 'seen'));
		const other = new SqliteDatabase(join(folder, 'klasbrug.sqlite'), { readonly: true });
		expect(other.prepare('select name from exchange').pluck().all()).toEqual(['seen']);
		other.close();
	});
});

describe.each(kindsOfDisk)('a batch that shares one commit, on $name that fills up', ({ make }) => {
	/** What does not fit the cache is written before the commit, so SQLite notices in the middle of a job's work. */
	test.each([
		['in the middle of its work, where SQLite rolls everything back by itself', -256, true],
		['so that only the commit fails', -64_000, false]
	])('%s, is refused whole; the queue goes on', async (_when, cache, noticedInside) => {
		disk = make();
		const store = storeIn(disk.folder);
		store.writer.pragma(`cache_size = ${cache}`);
		await store.write((tx) => add(tx, 'before'));
		const inside: { inTransaction: boolean }[] = [];
		let worked = 0;
		const jobs = Array.from({ length: 60 }, (_, index) =>
			store.write(async (tx) => {
				if (index === 20) disk!.fill(process.pid);
				try {
					await add(tx, `${index} `.padEnd(60_000, 'x'));
					worked++;
				} catch (failure) {
					inside.push({ inTransaction: store.writer.inTransaction });
					throw failure;
				}
			})
		);
		const outcomes = await Promise.allSettled(jobs);
		const reasons = outcomes.map((outcome): unknown => (outcome.status === 'rejected' ? outcome.reason : 'written'));
		expect(reasons.every((reason) => reason instanceof Unavailable)).toBe(true);
		expect(worked, 'some had done their work already').toBeGreaterThanOrEqual(20);
		expect(inside).toEqual(noticedInside ? [{ inTransaction: false }] : []);

		expect(await namesIn(store)).toEqual(['before']);
		// More than what the write-ahead log has grown to already, and may use again.
		const big = 'y'.repeat(4_000_000);
		await expect(store.write((tx) => add(tx, big))).rejects.toBeInstanceOf(Unavailable);
		expect(await namesIn(store)).toEqual(['before']);

		disk.free(process.pid);
		await store.write((tx) => add(tx, 'after'));
		expect(await namesIn(store)).toEqual(['after', 'before']);
		expect(store.writer.pragma('integrity_check', { simple: true })).toBe('ok');
	});
});

describe('the queue of writes goes on', () => {
	test('when SQLite has rolled back and the work answers with a refusal of its own: the others get Unavailable', async () => {
		const store = storeIn(temporaryFolder());
		const neighbour = store.write((tx) => add(tx, 'neighbour'));
		const culprit = store.write(async () => {
			store.writer.exec('ROLLBACK');
			throw new Error('nobody else may read this');
		});
		const outcomes = await Promise.allSettled([neighbour, culprit]);
		expect(outcomes.map((one) => one.status === 'rejected' && one.reason instanceof Unavailable)).toEqual([true, true]);
		await store.write((tx) => add(tx, 'after'));
		expect(await namesIn(store)).toEqual(['after']);
	});

	test('when somebody who is told of a commit fails: the write is kept, and so are the next ones', async () => {
		const store = storeIn(temporaryFolder());
		const told: string[] = [];
		const first = store.write(async (tx) => {
			tx.afterCommit(() => {
				throw new Error('a listener fails');
			});
			tx.afterCommit(() => told.push('the next listener'));
			await add(tx, 'first');
		});
		const second = store.write((tx) => add(tx, 'second'));
		await Promise.all([first, second]);
		await store.write((tx) => add(tx, 'third'));
		expect(await namesIn(store)).toEqual(['first', 'second', 'third']);
		expect(told).toEqual(['the next listener']);
	});
});
