import SqliteDatabase from 'better-sqlite3';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a data folder really holds, whatever the product says of it. */
export interface Holdings {
	/** Everything SQLite finds wrong: pages, indexes, foreign keys. */
	damage: unknown[];
	/** Ids of the logs that are not 1, 2, 3 … up to their head. */
	holes: string[];
	/** Posted messages by the id of their command: every row that is there, as often as it is there. */
	posted: { command: string; space: string; n: number; message: string; text: string }[];
	/** Messages whose event is missing, and events of posting whose message is missing. */
	halves: string[];
}

/**
 * Looks into a copy of the files as they lie there: so a write-ahead log that a killed process left behind is still
 * for the product itself to recover.
 */
export function holdingsOf(dataDir: string): Holdings {
	const copy = mkdtempSync(join(tmpdir(), 'klasbrug-look-'));
	try {
		for (const name of ['klasbrug.sqlite', 'klasbrug.sqlite-wal']) {
			if (existsSync(join(dataDir, name))) cpSync(join(dataDir, name), join(copy, name));
		}
		return holdingsIn(new SqliteDatabase(join(copy, 'klasbrug.sqlite')));
	} finally {
		rmSync(copy, { recursive: true, force: true });
	}
}

function holdingsIn(database: SqliteDatabase.Database): Holdings {
	const ids = (query: string) => database.prepare<[], string>(query).pluck().all();
	try {
		const integrity = database.pragma('integrity_check', { simple: true });
		return {
			damage: [...(integrity === 'ok' ? [] : [integrity]), ...(database.pragma('foreign_key_check') as unknown[])],
			holes: ids(`
				select l.id from log l left join event e on e.log_id = l.id group by l.id
				having count(e.n) <> l.head - l.first + 1 or coalesce(min(e.n), l.first) <> l.first
					or coalesce(max(e.n), l.head) <> l.head`),
			posted: database
				.prepare<[], Holdings['posted'][number]>(
					`select e.client_id as command, e.log_id as space, e.n, m.id as message, m.text
					 from event e join message m on m.id = e.subject
					 where e.type = 'message.posted' and e.client_id is not null`
				)
				.all(),
			halves: [
				...ids(`select id from message where not exists
					(select 1 from event where subject = message.id and type = 'message.posted' and event.n = message.n)`),
				...ids(`select subject from event where type = 'message.posted' and not exists
					(select 1 from message where message.id = event.subject)`)
			]
		};
	} finally {
		database.close();
	}
}
