import { and, asc, eq, exists, gt, inArray, ne, or } from 'drizzle-orm';
import { now } from '$lib/time/clock';
import { event, log } from '../db/schema/log';
import { notice, noticeCursor } from '../db/schema/notices';
import { mention, message, question, thread } from '../db/schema/talk';
import { read, write } from '../db/store';
import { newId } from '../ids';
import { journal } from '../journal';
import { onAppended, type LoggedEvent } from '../log/events';
import { concernOf } from './recipients';
import { noticesOfReport, reportEvents } from './reports';
import { tellOfNotices } from './telling';

/**
 * Notices are a reading of the logs (docs/decisions/notices.md): after the commit, never in it, so that posting costs
 * nothing more. A cursor per log says how far it got; what a stopped server missed is read at its next start, and
 * reading twice does no harm.
 */
const day = 24 * 60 * 60_000;
/** Older things are no news. */
const newsFor = 30 * day;

/** By log: what has been committed and is still to be read. A log with an entry is being read. */
const waiting = new Map<string, LoggedEvent[]>();
/** By log: how far it has been read since the start, and not yet said so in its row. */
const progress = new Map<string, number>();
/** Logs in which reading failed: the job reads them again from their cursor. */
const behind = new Set<string>();
let caughtUp = false;

/** From now on every event is read as it comes; then what came before. */
export async function startReading(): Promise<void> {
	onAppended('notices', (appended) => {
		if (!isNews(appended.type)) return;
		const known = waiting.get(appended.logId);
		if (known) known.push(appended);
		else {
			waiting.set(appended.logId, [appended]);
			queueMicrotask(() => void readOn(appended.logId));
		}
	});
	await catchUp();
}

/** What needs reading again, and how far everything has got: for the job, every few minutes. */
export async function settleReading(): Promise<void> {
	if (behind.size > 0) await catchUp();
	const rows = [...progress].map(([logId, n]) => ({ logId, n }));
	if (!caughtUp || rows.length === 0) return;
	progress.clear();
	await write(async (tx) => {
		for (const row of rows) {
			await tx
				.insert(noticeCursor)
				.values(row)
				.onConflictDoUpdate({ target: noticeCursor.logId, set: { n: row.n } });
		}
	});
}

/** Resolves when nothing is being read any more: for tests. */
export async function allIsRead(): Promise<void> {
	while (waiting.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Reads every log from its cursor to its head. */
export async function catchUp(): Promise<void> {
	caughtUp = false;
	behind.clear();
	const logs = await read()
		.select({ id: log.id, head: log.head, n: noticeCursor.n })
		.from(log)
		.leftJoin(noticeCursor, eq(noticeCursor.logId, log.id))
		.where(inArray(log.kind, ['space', 'exchange']));
	for (const { id, head, n } of logs) {
		const from = progress.get(id) ?? n ?? 0;
		if (head <= from) continue;
		for (const messageId of await messagesWithNews(id, from)) await noteMessage(messageId);
		for (const news of await reportsAfter(id, from)) await noteEvent(news);
		progress.set(id, head);
	}
	caughtUp = true;
}

async function readOn(logId: string): Promise<void> {
	const events = waiting.get(logId) ?? [];
	for (let next = events.shift(); next; next = events.shift()) {
		try {
			await noteEvent(next);
			if (caughtUp && !behind.has(logId)) progress.set(logId, next.n);
		} catch (failure) {
			behind.add(logId);
			progress.delete(logId);
			journal.error({ failure, log: logId }, 'notices could not be made, and will be read again');
		}
	}
	waiting.delete(logId);
}

function isNews(type: string): boolean {
	return ['message.posted', 'message.edited', ...reportEvents].includes(type);
}

async function noteEvent(news: LoggedEvent): Promise<void> {
	if (reportEvents.includes(news.type)) await keep(await noticesOfReport(news));
	else await noteMessage(news.subject);
}

async function reportsAfter(logId: string, n: number): Promise<LoggedEvent[]> {
	return read()
		.select()
		.from(event)
		.where(and(eq(event.logId, logId), gt(event.n, n), inArray(event.type, reportEvents)))
		.orderBy(asc(event.n));
}

/** Messages after number `n` that may concern somebody: they call, ask, or stand in a thread. */
async function messagesWithNews(spaceId: string, n: number): Promise<string[]> {
	const calls = read().select({ id: mention.id }).from(mention).where(eq(mention.messageId, message.id));
	const asks = read().select({ id: question.messageId }).from(question).where(eq(question.messageId, message.id));
	const rows = await read()
		.select({ id: message.id })
		.from(message)
		.innerJoin(thread, eq(thread.id, message.threadId))
		.where(
			and(
				eq(thread.spaceId, spaceId),
				gt(message.n, n),
				gt(message.at, now() - newsFor),
				or(ne(thread.ownerKind, 'space'), exists(calls), exists(asks))
			)
		)
		.orderBy(asc(message.n));
	const edited = await read()
		.selectDistinct({ id: event.subject })
		.from(event)
		.where(and(eq(event.logId, spaceId), gt(event.n, n), inArray(event.type, ['message.edited'])));
	return [...new Set([...rows, ...edited].map(({ id }) => id))];
}

/** A notice for everybody whom this message concerns and who has none of it yet. */
async function noteMessage(messageId: string): Promise<void> {
	const concern = await concernOf(messageId);
	if (!concern) return;
	const { reasons, ...facts } = concern;
	const rows = [...reasons].map(([personId, kind]) => ({
		...{ id: newId(), personId, kind, subjectId: messageId },
		...facts
	}));
	await keep(rows);
}

async function keep(rows: (typeof notice.$inferInsert)[]): Promise<void> {
	if (rows.length === 0) return;
	const added = await write((tx) =>
		tx.insert(notice).values(rows).onConflictDoNothing().returning({ personId: notice.personId })
	);
	await tellOfNotices(added.map(({ personId }) => personId));
}
