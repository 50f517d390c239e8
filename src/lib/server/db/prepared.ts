import { sql, type Placeholder } from 'drizzle-orm';
import { engine } from './dialect';
import type { Reader } from './store';

/**
 * Queries that every request asks: drizzle builds them once for each connection, which costs more than running them.
 * `build` gets its values as they stand in a query; the list of their names is the same every time.
 */
type Placed<Name extends string> = Record<Name, Placeholder>;

interface Query<Result> extends PromiseLike<Result> {
	prepare(): { execute(values: Record<string, unknown>): PromiseLike<Result> };
}

export function prepared<On extends Reader, Name extends string, Result>(
	names: readonly Name[],
	build: (on: On, values: Placed<Name>) => Query<Result>
): (on: On, values: Record<Name, unknown>) => Promise<Result> {
	const known = new WeakMap<object, ReturnType<Query<Result>['prepare']>>();
	const places = Object.fromEntries(names.map((name) => [name, sql.placeholder<string>(name)])) as Placed<Name>;
	return async (on, values) => {
		// Postgres wants names for what it keeps, and a pool keeps it for each of its connections: built every time.
		if (engine === 'postgres') return build(on, values as Placed<Name>);
		const connection = on.connection ?? on;
		const query = known.get(connection) ?? build(on, places).prepare();
		known.set(connection, query);
		return query.execute(values);
	};
}
