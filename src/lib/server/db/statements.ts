import type SqliteDatabase from 'better-sqlite3';

/**
 * A connection that compiles each statement once: drizzle prepares a query every time it runs it, which costs more than
 * most of ours take. Who prepares one runs it at once and to its end, so it is free again when the next one asks.
 */
const mostStatements = 500;

export function keepStatements(connection: SqliteDatabase.Database): void {
	const kept = new Map<string, SqliteDatabase.Statement>();
	const prepare = connection.prepare.bind(connection);
	const prepareOnce = (source: string): SqliteDatabase.Statement => {
		const known = kept.get(source);
		if (known) return asNew(known);
		const statement = prepare(withoutGuesses(source));
		kept.set(source, statement);
		// Lists of ids make statements of every length: the oldest goes.
		if (kept.size > mostStatements) kept.delete(kept.keys().next().value as string);
		return statement;
	};
	connection.prepare = prepareOnce as typeof connection.prepare;
}

/**
 * Where a column of a join equals a parameter, SQLite's planner looks whether its value is a small number, and from then
 * on plans the whole statement anew whenever a value is bound: ten times what our joins take. A plus sign, which changes
 * nothing, keeps the value from it.
 */
function withoutGuesses(source: string): string {
	return /^\s*(select|with)\b/i.test(source) ? source.replaceAll(' = ?', ' = +?') : source;
}

/** As if it had just been prepared: rows are objects until somebody asks for arrays. */
function asNew(statement: SqliteDatabase.Statement): SqliteDatabase.Statement {
	return statement.reader ? statement.pluck(false).raw(false) : statement;
}
