import SqliteDatabase from 'better-sqlite3';
import { expect, test } from 'vitest';
import { keepStatements } from '$lib/server/db/statements';

function kept(): SqliteDatabase.Database {
	const database = new SqliteDatabase(':memory:');
	keepStatements(database);
	database.exec('create table one (id integer primary key, name text)');
	database.prepare('insert into one (name) values (?)').run('Sanne');
	return database;
}

test('a statement that is asked for again is not compiled again', () => {
	const database = kept();
	expect(database.prepare('select * from one')).toBe(database.prepare('select * from one'));
});

test('who asks for it gets it as new, however the last one read its rows', () => {
	const database = kept();
	expect(database.prepare('select * from one').raw().all()).toEqual([[1, 'Sanne']]);
	expect(database.prepare('select * from one').all()).toEqual([{ id: 1, name: 'Sanne' }]);
	expect(database.prepare('select name from one').pluck().get()).toBe('Sanne');
	expect(database.prepare('select name from one').get()).toEqual({ name: 'Sanne' });
});

test('a statement sees the table as it is now, a new column included', () => {
	const database = kept();
	database.prepare('select * from one').all();
	database.exec('alter table one add column city text');
	expect(database.prepare('select * from one').get()).toEqual({ id: 1, name: 'Sanne', city: null });
});

test('a join that is asked with another value is not planned again', () => {
	const beside = Array.from({ length: 12 }, (_, i) => `join one as o${i} on o${i}.id = one.id`).join(' ');
	const source = `select one.name from one ${beside} where one.id = ?`;
	const database = kept();
	const plain = SqliteDatabase.prototype.prepare.call(database, source).pluck();
	const planned = database.prepare(source).pluck();
	expect(planned.get(1)).toBe('Sanne');
	const [keeping, planning] = [cpuOf(() => planned.get(1)), cpuOf(() => plain.get(1))];
	expect(keeping).toBeLessThan(planning / 2);
});

/** µs that a thousand times take of this process's own time. */
function cpuOf(work: () => unknown): number {
	const before = process.cpuUsage();
	for (let i = 0; i < 1_000; i++) work();
	const { user, system } = process.cpuUsage(before);
	return user + system;
}
