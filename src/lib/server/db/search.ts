import { createHash } from 'node:crypto';
import { and, sql, type SQL } from 'drizzle-orm';
import { boolean, engine, instant, integer, table, text } from './dialect';

/**
 * The search index: what each dialect needs for it, and how it is asked. It is derived data, so it has no migration: a
 * new version has new names, is made empty at the start, and filled by jobs/searchIndex.ts.
 *
 * SQLite: FTS5 over runs of three characters, which finds parts of words as fast as words. Space, author and "has a
 * file" are tokens of it too: an intersection inside the index takes a millisecond where a filter behind it reads every
 * hit there is (docs/decisions/search.md). PostgreSQL: the same text in a column, with pg_trgm
 * where the database has it; slower without, and never different.
 */
const version = 1;

/** One row a searchable text, in the order they came: `place` orders the results and pages through them. */
export const searchEntry = table(`search_entry_${version}`, {
	place: integer('place').primaryKey(),
	/** The message; cards and files may follow. */
	subjectId: text('subject_id').notNull(),
	kind: text('kind').$type<'message'>().notNull(),
	spaceId: text('space_id').notNull(),
	authorId: text('author_id').notNull(),
	/** UTC ms. */
	at: instant('at').notNull(),
	hasFile: boolean('has_file').notNull()
});

export const searchText = table(`search_text_${version}`, {
	place: integer('rowid').notNull(),
	space: text('space').notNull(),
	author: text('author').notNull(),
	file: text('file').notNull(),
	/** Folded (search/folding.ts). */
	words: text('words').notNull()
});

/** One row once everything that was there before the index is in it. */
export const searchIsWhole = table(`search_is_whole_${version}`, { at: instant('at').notNull() });

const columns = (place: string, number: string, flag: string) =>
	`place ${place}, subject_id text not null unique, kind text not null, space_id text not null, author_id text not null,
	at ${number} not null, has_file ${flag} not null`;

const statements = {
	sqlite: [
		`create table if not exists search_is_whole_${version} (at integer not null)`,
		`create table if not exists search_entry_${version} (${columns('integer primary key', 'integer', 'integer')})`,
		`create index if not exists search_by_time_${version} on search_entry_${version} (at)`,
		`create virtual table if not exists search_text_${version} using fts5(
			space, author, file, words, content='', contentless_delete=1, tokenize='trigram')`
	],
	postgres: [
		`create table if not exists search_is_whole_${version} (at bigint not null)`,
		`create table if not exists search_entry_${version} (${columns('bigserial primary key', 'bigint', 'boolean')})`,
		`create index if not exists search_by_time_${version} on search_entry_${version} (at)`,
		`create index if not exists search_by_space_${version} on search_entry_${version} (space_id, place)`,
		`create table if not exists search_text_${version} (rowid bigint primary key, space text not null,
			author text not null, file text not null, words text not null)`
	]
};

/** Only where the database has the extension and lets us use it. */
const trigramsOnPostgres = [
	'create extension if not exists pg_trgm',
	`create index if not exists search_words_${version} on search_text_${version} using gin (words gin_trgm_ops)`
];

/** Makes the tables that are missing, as part of bringing the schema to this version. */
export function createSqliteSearch(writer: { exec: (statement: string) => unknown }): void {
	for (const statement of statements.sqlite) writer.exec(statement);
}

export async function createPostgresSearch(run: (statement: string) => Promise<unknown>): Promise<void> {
	for (const statement of statements.postgres) await run(statement);
	try {
		for (const statement of trigramsOnPostgres) await run(statement);
	} catch {
		// Without it every text of the person's spaces is read: slower, the same answer.
	}
}

export interface SearchTokens {
	/** Folded: letters, digits and single spaces. Three characters or more each. */
	terms: string[];
	spaceIds: string[];
	authorId: string | null;
	hasFile: boolean;
}

/** Whether the indexed text holds all that is asked for. Whose it is has to be asked of the entry besides. */
export function isMatch({ terms, spaceIds, authorId, hasFile }: SearchTokens): SQL | undefined {
	if (engine === 'postgres') return and(...terms.map((term) => sql`${searchText.words} like ${`%${term}%`}`));
	const query = [
		`(${spaceIds.map((id) => `"${tokenOf(id)}"`).join(' OR ')})`,
		...(authorId === null ? [] : [`"${tokenOf(authorId)}"`]),
		...(hasFile ? [`"${fileToken}"`] : []),
		...terms.map((term) => `"${term}"`)
	];
	return sql`${sql.identifier(`search_text_${version}`)} match ${query.join(' AND ')}`;
}

/**
 * Where to begin and end: the index skips what lies outside. But only for a whole number: every number comes from
 * JavaScript with a fraction, and FTS5 would read all there is and leave the choice to the query.
 */
export const isBeforePlace = (place: number): SQL => sql`${searchText.place} < cast(${place} as bigint)`;
export const isFromPlace = (place: number): SQL => sql`${searchText.place} >= cast(${place} as bigint)`;

/** "Has a file", in the same alphabet: no id comes out as three times the same letter but by chance. */
export const fileToken = '\uF8FF\uF8FF\uF8FF';

/**
 * An id as one token of an index of three characters: three letters of Unicode's private area, which no folded text
 * holds. Two ids may share one by chance in 10^11; then the entry tells them apart.
 */
export function tokenOf(id: string): string {
	const hash = createHash('sha256').update(id).digest();
	return [0, 4, 8].map((at) => String.fromCharCode(0xe000 + (hash.readUInt32BE(at) % 6_399))).join('');
}
