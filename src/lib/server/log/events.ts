import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import { event, log } from '../db/schema/log';
import { prepared } from '../db/prepared';
import type { Reader, Transaction } from '../db/store';

/**
 * The log: events numbered 1, 2, 3 … without gaps, appended in the transaction of the change they tell of.
 * Rows only: what a type means, and what its subject looks like, is for others to know.
 */
export type LoggedEvent = typeof event.$inferSelect;
export type LogKind = (typeof log.$inferSelect)['kind'];

export interface Draft {
	type: string;
	subject: string;
	actorId: string | null;
	schoolId: string | null;
	/** UTC ms. */
	at: number;
	data?: LoggedEvent['data'];
	command?: { id: string; hash: string };
}

export async function createLog(tx: Transaction, id: string, kind: LogKind): Promise<void> {
	await tx.insert(log).values({ id, kind, head: 0, first: 1 });
}

/** Takes the log's next number. Its row stays locked until the transaction ends, so numbers have no gaps. */
export async function takeNumber(tx: Transaction, logId: string): Promise<number> {
	const [row] = await nextNumber(tx, { log: logId });
	if (!row) throw new Error(`No log ${logId}`);
	return row.head;
}

const nextNumber = prepared(['log'], (tx: Transaction, values) =>
	tx
		.update(log)
		.set({ head: sql`${log.head} + 1` })
		.where(eq(log.id, values.log))
		.returning({ head: log.head })
);

/** Records the event of a number already taken, and announces it once it is durable. */
export async function record(tx: Transaction, logId: string, n: number, draft: Draft): Promise<LoggedEvent> {
	const { command, data, ...facts } = draft;
	const row: LoggedEvent = {
		logId,
		n,
		...facts,
		data: data ?? {},
		clientId: command?.id ?? null,
		commandHash: command?.hash ?? null
	};
	await insertEvent(tx, row);
	tx.afterCommit(() => announce(row));
	return row;
}

const columns = [
	'logId',
	'n',
	'type',
	'actorId',
	'schoolId',
	'subject',
	'at',
	'data',
	'clientId',
	'commandHash'
] as const;
const insertEvent = prepared(columns, (tx: Transaction, row) => tx.insert(event).values(row));

export async function append(tx: Transaction, logId: string, draft: Draft): Promise<LoggedEvent> {
	return record(tx, logId, await takeNumber(tx, logId), draft);
}

/** At most `limit` events after number `n`, in order. */
export async function eventsAfter(reader: Reader, logId: string, n: number, limit: number): Promise<LoggedEvent[]> {
	return reader
		.select()
		.from(event)
		.where(and(eq(event.logId, logId), gt(event.n, n)))
		.orderBy(asc(event.n))
		.limit(limit);
}

export async function eventAt(reader: Reader, logId: string, n: number): Promise<LoggedEvent | undefined> {
	const [row] = await reader
		.select()
		.from(event)
		.where(and(eq(event.logId, logId), eq(event.n, n)));
	return row;
}

/** The event a command of this person left, if it has run before. */
export async function eventOfCommand(
	reader: Reader,
	actorId: string,
	clientId: string
): Promise<LoggedEvent | undefined> {
	const [row] = await commandEvents(reader, { actor: actorId, command: clientId });
	return row;
}

const commandEvents = prepared(['actor', 'command'], (reader: Reader, { actor, command }) =>
	reader
		.select()
		.from(event)
		.where(and(eq(event.actorId, actor), eq(event.clientId, command)))
);

export async function logBounds(reader: Reader, logId: string): Promise<{ head: number; first: number }> {
	const [row] = await reader.select({ head: log.head, first: log.first }).from(log).where(eq(log.id, logId));
	if (!row) throw new Error(`No log ${logId}`);
	return row;
}

export async function headsOf(reader: Reader, logIds: string[]): Promise<Map<string, number>> {
	if (logIds.length === 0) return new Map();
	const rows = await reader.select({ id: log.id, head: log.head }).from(log).where(inArray(log.id, logIds));
	return new Map(rows.map((row) => [row.id, row.head]));
}

type Listener = (event: LoggedEvent) => void;

/** On globalThis: hot reload must not leave two listeners, nor none. */
const listeners = ((globalThis as unknown as Record<symbol, Map<string, Listener>>)[
	Symbol.for('klasbrug.log.listeners')
] ??= new Map<string, Listener>());

/** Tells `listener` of every event after its commit. One listener a name: registering again replaces. */
export function onAppended(name: string, listener: Listener): void {
	listeners.set(name, listener);
}

function announce(row: LoggedEvent): void {
	for (const listener of listeners.values()) listener(row);
}
