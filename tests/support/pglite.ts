import { PGlite, types, type PGliteOptions, type QueryOptions, type Transaction } from '@electric-sql/pglite';

/**
 * PGlite as drizzle wants it: moments, days and numerics in lists stay text. Drizzle says so with each query, and to merge
 * that into the list of all types took longer than most queries; here it is said once.
 */
const numerics = 1231;
const listsOfTimes = [1115, 1182, 1185, 1187];
const asText = [types.TIMESTAMP, types.TIMESTAMPTZ, types.INTERVAL, types.DATE, numerics, ...listsOfTimes];
const parsers = Object.fromEntries(asText.map((type) => [type, (value: string) => value]));

export class ToldOnce extends PGlite {
	constructor(options: PGliteOptions = {}) {
		super({ ...options, parsers });
	}

	override query<T>(text: string, values?: unknown[], options?: QueryOptions) {
		return super.query<T>(text, values, untold(options));
	}

	override transaction<T>(work: (tx: Transaction) => Promise<T>) {
		return super.transaction((tx) => {
			const query = tx.query.bind(tx);
			tx.query = (text, values, options) => query(text, values, untold(options));
			return work(tx);
		});
	}
}

function untold(options?: QueryOptions): QueryOptions {
	return { ...options, parsers: undefined };
}
