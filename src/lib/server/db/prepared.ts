import { sql, type SQLWrapper } from 'drizzle-orm';
import { engine } from './dialect';
import type { Reader } from './store';

/**
 * Queries that every request asks: drizzle builds them once for each connection, which costs more than running them.
 * `build` gets its values as they stand in a query; the list of them is the same every time.
 */
type Values<Name extends string> = Record<Name, string | number>;
type Placed<Name extends string> = Record<Name, SQLWrapper>;

interface Query<Row> extends PromiseLike<Row[]> {
	prepare(): { all(values: Record<string, unknown>): Promise<Row[]> };
}

export function prepared<Name extends string, Row>(
	names: readonly Name[],
	build: (on: Reader, values: Placed<Name>) => Query<Row>
): (on: Reader, values: Values<Name>) => Promise<Row[]> {
	const known = new WeakMap<object, ReturnType<Query<Row>['prepare']>>();
	const placed = (one: (name: Name) => SQLWrapper) =>
		Object.fromEntries(names.map((name) => [name, one(name)])) as Placed<Name>;
	return async (on, values) => {
		// Postgres wants names for what it keeps, and a pool keeps it for each of its connections.
		if (engine === 'postgres') {
			return build(
				on,
				placed((name) => sql`${values[name]}`)
			);
		}
		const connection = on.connection ?? on;
		const query =
			known.get(connection) ??
			build(
				on,
				placed((name) => sql.placeholder(name))
			).prepare();
		known.set(connection, query);
		return query.all(values);
	};
}
