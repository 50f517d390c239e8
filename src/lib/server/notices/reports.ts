import { and, eq, gte } from 'drizzle-orm';
import { now } from '$lib/time/clock';
import { mail, type notice } from '../db/schema/notices';
import { report } from '../db/schema/safety';
import { read, write, type Transaction } from '../db/store';
import { newId } from '../ids';
import type { LoggedEvent } from '../log/events';
import { coordinatorsFor, readersOf } from '../safety/readers';
import { staffLog, type ReportRow } from '../safety/reports';
import { queueMail } from './outgoing';
import { quietOf } from './quiet';

/**
 * Notices of reports, which reach everybody whatever they have chosen: those who get it, and at its end the one who
 * made it. Mail goes at once to teachers who are at school now; all others find it in the morning. Coordinators, who
 * do not look in every day, are mailed in any case: at once, or when their quiet hours are over.
 */
type NoticeRow = typeof notice.$inferInsert;

export const reportEvents = ['report.made', 'report.settled', 'report.escalated'];

export async function noticesOfReport(event: LoggedEvent): Promise<NoticeRow[]> {
	const [row] = await read().select().from(report).where(eq(report.id, event.subject));
	if (!row) return [];
	switch (event.type) {
		case 'report.settled':
			return row.reporterId === event.actorId ? [] : rowsFor([row.reporterId], 'outcome', row.spaceId, event);
		case 'report.made':
			return row.aboutStaff ? toldToCoordinators(row, event) : toldToTeachers(row, event);
		default:
			// Handed on: it stands in two logs, the exchange's is the coordinators'.
			return event.data.exchange === true ? toldToCoordinators(row, event) : [];
	}
}

async function toldToTeachers(row: ReportRow, event: LoggedEvent): Promise<NoticeRow[]> {
	const readers = await readersOf(row);
	const atSchool = readers.filter(({ isNow }) => isNow).map(({ id }) => ({ id, dueAt: now() }));
	await mailTo(atSchool, row, `/projects/${row.projectId}`, event.at);
	return rowsFor(idsOf(readers), 'report', event.logId, event);
}

async function toldToCoordinators(row: ReportRow, event: LoggedEvent): Promise<NoticeRow[]> {
	const readers = (await coordinatorsFor(row)).filter(({ id }) => id !== event.actorId);
	const mailed = readers.map(async ({ id }) => ({ id, dueAt: (await quietOf(id))?.until ?? now() }));
	await mailTo(await Promise.all(mailed), row, '/monitor', event.at);
	return rowsFor(idsOf(readers), 'report', await staffLog(read(), row.projectId), event);
}

function rowsFor(
	people: string[],
	kind: 'report' | 'outcome',
	spaceId: string,
	{ subject: subjectId, n, at }: LoggedEvent
): NoticeRow[] {
	return people.map((personId) => ({ id: newId(), personId, kind, spaceId, subjectId, n, at, threadId: null }));
}

const idsOf = (people: { id: string }[]) => people.map(({ id }) => id);

interface Addressee {
	id: string;
	/** UTC ms. */
	dueAt: number;
}

async function mailTo(addressees: Addressee[], row: ReportRow, place: string, at: number): Promise<void> {
	if (addressees.length === 0) return;
	const facts = { report: row.id, path: `${place}/reports/${row.id}` };
	await write(async (tx) => {
		for (const { id, dueAt } of addressees) {
			if (!(await isMailed(tx, id, row.id, at))) await queueMail(tx, { to: id, kind: 'report', facts, dueAt });
		}
	});
}

/** An event may be read twice; its mail goes once. */
async function isMailed(tx: Transaction, personId: string, reportId: string, since: number): Promise<boolean> {
	const rows = await tx
		.select({ facts: mail.facts })
		.from(mail)
		.where(and(eq(mail.personId, personId), eq(mail.kind, 'report'), gte(mail.at, since)));
	return rows.some(({ facts }) => facts.report === reportId);
}
