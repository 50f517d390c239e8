import type SqliteDatabase from 'better-sqlite3';
import { pause } from '../../support/until';

/**
 * What the database of a running server holds, whatever the server says of it: every row of every table, as text. Of a
 * login session only whose it is: looking at a page makes it last longer. Read again when SQLite says that somebody
 * has written since.
 */
export function contentOf(database: SqliteDatabase.Database): () => string {
	const version = () => database.pragma('data_version', { simple: true });
	let read: unknown;
	let content = '';
	return () => {
		const newest = version();
		if (newest !== read) [read, content] = [newest, contentNow(database)];
		return content;
	};
}

/** What is the same as forty milliseconds before. */
export async function atRest(stored: () => string): Promise<string> {
	for (let before = stored(); ; before = stored()) {
		await pause(40);
		if (stored() === before) return before;
	}
}

function contentNow(database: SqliteDatabase.Database): string {
	const tables = database
		.prepare<[], string>(
			"select name from sqlite_master where type = 'table' and name <> 'notice_cursor' order by name"
		)
		.pluck()
		.all();
	const rowsOf = (name: string) => {
		const columns = name === 'login_session' ? 'id, person_id, kind' : '*';
		const rows = database.prepare(`select ${columns} from "${name}"`).all();
		return rows.map((row) => JSON.stringify(row)).sort();
	};
	return tables.map((name) => `${name} ${JSON.stringify(rowsOf(name))}`).join('\n');
}

/** A question is for the other school's teachers, and in a team for its students too. */
export function isHeardIn(database: SqliteDatabase.Database, question: string): boolean {
	const missing = database.prepare<{ question: string }, number>(
		`select count(*) from message m
		 join thread t on t.id = m.thread_id
		 join space s on s.id = t.space_id
		 join question q on q.message_id = m.id
		 join membership o on o.space_id = s.id and o.until is null
		 join person p on p.id = o.person_id and p.school_id <> q.school_id
		 where m.id = @question and (o.role = 'teacher' or (o.role = 'student' and s.kind = 'team'))
			and not exists (select 1 from suspension where person_id = p.id)
			and not exists (select 1 from notice where person_id = p.id and subject_id = m.id)`
	);
	return missing.pluck().get({ question }) === 0;
}

/** How often a card has been edited, and once. */
export function versionOf(database: SqliteDatabase.Database, card: string): number {
	const row = database.prepare<[string], { version: number }>('select version from card where id = ?').get(card);
	return row?.version ?? 1;
}
