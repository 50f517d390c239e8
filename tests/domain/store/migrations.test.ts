import { PGlite } from '@electric-sql/pglite';
import SqliteDatabase from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { expect, test } from 'vitest';
import { engine } from '$lib/server/db/dialect';
import { migrationsFolder } from '$lib/server/db/migrate';

/** What an installation holds must outlive every change of the schema: rows written before it, read after it. */
const migrations = readMigrationFiles({ migrationsFolder: migrationsFolder(engine) }).map(({ sql }) => sql);

/** Position of `0003_hiding`, which moves what was hidden into a table for everything that can be. */
const hiding = 3;

test('a message hidden before the table for everything hidden stays hidden, by whom and when', async () => {
	const database = open();
	for (const statements of migrations.slice(0, hiding)) await database.run(...statements);
	await database.run(...hiddenMessage);
	for (const statements of migrations.slice(hiding)) await database.run(...statements);
	expect(await database.all('select * from hiding')).toEqual([
		{ subject_id: 'm', kind: 'message', space_id: 'sp', by_id: 'p', reason: null, at: 1_790_000_000_000 }
	]);
});

const hiddenMessage = [
	`insert into school (id, name, city, zone, language, safeguarding_contact) values ('s', 'S', 'C', 'UTC', 'en', 'x')`,
	`insert into person (id, school_id, role, sign_in_name, name, password_hash, created_at)
		values ('p', 's', 'teacher', 'p', 'P', 'x', 0)`,
	`insert into exchange (id, name) values ('e', 'E')`,
	`insert into project (id, exchange_id, title, about, language, starts_on, ends_on, created_at)
		values ('pr', 'e', 'T', '', 'en', '2026-09-01', '2026-12-01', 0)`,
	`insert into space (id, project_id, kind, name, position, created_at) values ('sp', 'pr', 'team', 'T', 1, 0)`,
	`insert into thread (id, space_id, owner_kind, owner_id) values ('sp', 'sp', 'space', 'sp')`,
	`insert into message (id, thread_id, n, author_id, text, lang, at) values ('m', 'sp', 1, 'p', 'hello', 'en', 0)`,
	`insert into message_hiding (message_id, by_id, at) values ('m', 'p', 1790000000000)`
];

interface Opened {
	run(...statements: string[]): Promise<void>;
	all(query: string): Promise<unknown[]>;
}

function open(): Opened {
	if (engine === 'postgres') {
		const database = new PGlite();
		return {
			run: async (...statements) => {
				for (const statement of statements) await database.exec(statement);
			},
			all: async (query) => (await database.query(query)).rows
		};
	}
	const database = new SqliteDatabase(':memory:');
	return {
		run: async (...statements) => statements.forEach((statement) => database.exec(statement)),
		all: async (query) => database.prepare(query).all()
	};
}
