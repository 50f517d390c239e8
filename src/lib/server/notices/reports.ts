import { and, eq, gte } from 'drizzle-orm';
import { mail, type notice } from '../db/schema/notices';
import { report } from '../db/schema/safety';
import { read, write, type Transaction } from '../db/store';
import { newId } from '../ids';
import type { LoggedEvent } from '../log/events';
import { readersOf } from '../safety/readers';
import type { ReportRow } from '../safety/reports';
import { queueMail } from './outgoing';

/**
 * Notices of reports, which reach everybody whatever they have chosen: those who get it, and at its end the one who
 * made it. Mail goes at once to who is at school now; all others find it in the morning.
 */
type NoticeRow = typeof notice.$inferInsert;

export const reportEvents = ['report.made', 'report.settled'];

/** The notices of an event of a report. Those about staff are no teacher's: their coordinators have no space to be told in. */
export async function noticesOfReport({ type, subject, logId, n, at, actorId }: LoggedEvent): Promise<NoticeRow[]> {
	const [row] = await read().select().from(report).where(eq(report.id, subject));
	if (!row) return [];
	const facts = { subjectId: row.id, n, at, threadId: null };
	if (type === 'report.settled') {
		if (row.reporterId === actorId) return [];
		return [{ ...facts, id: newId(), personId: row.reporterId, kind: 'outcome', spaceId: row.spaceId }];
	}
	await mailWhoIsAtSchool(row, at);
	if (row.aboutStaff) return [];
	const readers = await readersOf(row);
	return readers.map(({ id }) => ({ ...facts, id: newId(), personId: id, kind: 'report', spaceId: logId }));
}

async function mailWhoIsAtSchool(row: ReportRow, at: number): Promise<void> {
	const place = row.aboutStaff ? '/monitor' : `/projects/${row.projectId}`;
	const facts = { report: row.id, path: `${place}/reports/${row.id}` };
	const readers = (await readersOf(row)).filter(({ isNow }) => isNow);
	if (readers.length === 0) return;
	await write(async (tx) => {
		for (const { id } of readers) {
			if (!(await isMailed(tx, id, row.id, at))) await queueMail(tx, { to: id, kind: 'report', facts });
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
