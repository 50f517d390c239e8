import { and, eq, gt, isNotNull, lte, or, sql } from 'drizzle-orm';
import { setImmediate as laterTurn } from 'node:timers/promises';
import type { SpaceEventType } from '$lib/realtime/events';
import { event } from '../db/schema/log';
import { read } from '../db/store';
import { headsOf } from '../log/events';
import type { Calendar } from './calendars';

/**
 * Who did how much in which log, and when last: all that the monitor reads of what people do. A log only grows, so
 * each is counted once by the database and then only from where the last count ended, however long it has become.
 */
export interface Doer {
	schoolId: string;
	/** UTC ms of the last event of any kind. */
	last: number;
	/** UTC ms of the last thing written, moved or brought; 0 while there is none. */
	lastWork: number;
	/** How many such things, by the beginning of the school's week (UTC ms). Older weeks than those asked for are left out. */
	weeks: Map<number, number>;
}

/** By person id. */
type Tally = Map<string, Doer>;

interface Kept {
	upTo: number;
	tally: Tally;
}

/** What counts as doing something in a space. Coming, going, looking in and moderating do not. */
const work: SpaceEventType[] = [
	'message.posted',
	'column.created',
	'column.renamed',
	'column.moved',
	'card.created',
	'card.edited',
	'card.moved',
	'card.removed',
	'card.restored',
	'file.added',
	'file.replaced',
	'file.renamed',
	'file.removed',
	'file.restored'
];

/** Events and logs counted by one query: others get their turn after each, also when millions are counted at first. */
const mostEvents = 10_000;
const mostLogs = 100;

export class Tallies {
	readonly #kept = new Map<string, Kept>();
	#counting: Promise<unknown> = Promise.resolve();
	#zones = '';

	/**
	 * The tallies of these logs up to now. Weeks are told apart as the schools' calendars have them, each in its own
	 * time. An actor of a third school counts in no week.
	 */
	of(logIds: string[], calendars: Calendar[]): Promise<Map<string, Tally>> {
		// One count at a time: two at once would add the same events twice.
		const counted = this.#counting.then(() => this.#count(logIds, calendars));
		this.#counting = counted.catch(() => undefined);
		return counted;
	}

	async #count(logIds: string[], calendars: Calendar[]): Promise<Map<string, Tally>> {
		this.#forgetIfMoved(calendars);
		const heads = await headsOf(read(), logIds);
		const behind = logIds.flatMap((id) => {
			const [from, to] = [this.#kept.get(id)?.upTo ?? 0, heads.get(id) ?? 0];
			return to > from ? [{ id, from, to }] : [];
		});
		const week = weekOf(calendars);
		for (const spans of portions(behind)) {
			await this.#countSpans(spans, week);
			await laterTurn();
		}
		return new Map(logIds.map((id) => [id, this.#kept.get(id)?.tally ?? new Map()]));
	}

	async #countSpans(spans: Span[], week: ReturnType<typeof weekOf>): Promise<void> {
		const rows = await countedRows(spans, week);
		for (const row of rows) add(this.#tallyOf(row.log), row);
		for (const { id, to } of spans) this.#kept.set(id, { upTo: to, tally: this.#tallyOf(id) });
	}

	#tallyOf(log: string): Tally {
		const kept = this.#kept.get(log) ?? { upTo: 0, tally: new Map() as Tally };
		this.#kept.set(log, kept);
		return kept.tally;
	}

	/** A school that was given another zone has other weeks. */
	#forgetIfMoved(calendars: Calendar[]): void {
		const zones = JSON.stringify(calendars.map(({ school: { id, zone } }) => [id, zone]));
		if (zones !== this.#zones) this.#kept.clear();
		this.#zones = zones;
	}
}

/** Events after number `from` up to `to` of a log. */
interface Span {
	id: string;
	from: number;
	to: number;
}

/** What is to be counted, in portions of a size that a query gets through at once. A long log is cut. */
function portions(spans: Span[]): Span[][] {
	const cut = spans.flatMap(({ id, from, to }) =>
		Array.from({ length: Math.ceil((to - from) / mostEvents) }, (_, index) => {
			const start = from + index * mostEvents;
			return { id, from: start, to: Math.min(to, start + mostEvents) };
		})
	);
	const found: Span[][] = [];
	let events = Infinity;
	for (const span of cut) {
		events += span.to - span.from;
		if (events > mostEvents || found.at(-1)!.length >= mostLogs) {
			found.push([]);
			events = span.to - span.from;
		}
		found.at(-1)!.push(span);
	}
	return found;
}

type Row = Awaited<ReturnType<typeof countedRows>>[number];

async function countedRows(spans: Span[], week: ReturnType<typeof weekOf>) {
	const isWork = sql`${event.type} in ${work}`;
	return read()
		.select({
			log: event.logId,
			actor: event.actorId,
			school: event.schoolId,
			week,
			last: sql<number | string>`max(${event.at})`,
			lastWork: sql<number | string>`max(case when ${isWork} then ${event.at} else 0 end)`,
			works: sql<number | string>`sum(case when ${isWork} then 1 else 0 end)`
		})
		.from(event)
		.where(
			and(
				or(...spans.map(({ id, from, to }) => and(eq(event.logId, id), gt(event.n, from), lte(event.n, to)))),
				isNotNull(event.actorId)
			)
		)
		.groupBy(sql`1, 2, 3, 4`);
}

function add(tally: Tally, { actor, school, week, last, lastWork, works }: Row): void {
	if (actor === null || school === null) return;
	const doer = tally.get(actor) ?? { schoolId: school, last: 0, lastWork: 0, weeks: new Map<number, number>() };
	tally.set(actor, doer);
	doer.last = Math.max(doer.last, Number(last));
	doer.lastWork = Math.max(doer.lastWork, Number(lastWork));
	const [start, count] = [Number(week), Number(works)];
	if (start > 0 && count > 0) doer.weeks.set(start, (doer.weeks.get(start) ?? 0) + count);
}

/** The beginning of the week an event fell into, in the zone of its actor's school; 0 before the first Monday. */
function weekOf(calendars: Calendar[]) {
	const cases = calendars.map(({ school, weekStarts }) => {
		const starts = weekStarts.toReversed().map((start) => sql.raw(String(start)));
		const whens = starts.map((start) => sql`when ${event.at} >= ${start} then ${start}`);
		return sql`when ${event.schoolId} = ${school.id} then case ${sql.join(whens, sql` `)} else 0 end`;
	});
	return sql<number | string>`case ${sql.join(cases, sql` `)} else 0 end`;
}
