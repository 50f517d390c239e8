import { and, desc, eq, exists, ne, or } from 'drizzle-orm';
import type { ReportOutcome } from '$lib/schemas/reports';
import { project } from '../db/schema/projects';
import { report, reportStep } from '../db/schema/safety';
import { read, type Reader } from '../db/store';
import { NotFound } from '../errors';
import { isId } from '../ids';
import { append } from '../log/events';
import type { Coordination } from '../people/access';
import { administer } from '../people/administer';
import { staffLog, type ReportRow } from './reports';
import { markSeen, markSettled, stepsOf } from './steps';

/**
 * Reports that coordinators get: those about staff, and those a teacher has handed on. Who is reported never gets it,
 * coordinator or not. Events go to the exchange's log; of one handed on, the teachers hear the end too.
 */

/** The coordinator's reports, newest first. */
export async function reportsFor(by: Coordination): Promise<ReportRow[]> {
	return rowsOnly(await rowsFor(read(), by).orderBy(desc(report.at), desc(report.id)).limit(200));
}

/** @throws NotFound for a report that this coordinator does not get. */
export async function reportFor(reader: Reader, by: Coordination, id: string): Promise<ReportRow> {
	const [row] = isId(id) ? rowsOnly(await rowsFor(reader, by, id)) : [];
	if (!row) throw new NotFound();
	return row;
}

/** Somebody opened it; twice is once. @throws NotFound as `reportFor` · see `administer`. */
export async function seeAsCoordinator(by: Coordination, command: { id: string }, id: string): Promise<void> {
	const row = await reportFor(read(), by, id);
	if ((await stepsOf(read(), [row.id])).get(row.id)?.seen) return;
	await administer(by, { id: command.id, asks: ['seeReport', id] }, async (tx, { at }) => {
		await markSeen(tx, row.id, by, at);
		return { log: by.exchangeId, type: 'report.seen', subject: row.id, data: { exchange: true } };
	});
}

/**
 * Settles a report about staff, or one that was handed on. The reporter reads the outcome.
 * @throws NotFound as `reportFor` · Conflict when it is settled · see `administer`.
 */
export async function settleAsCoordinator(
	by: Coordination,
	command: { id: string; outcome: ReportOutcome },
	id: string
): Promise<void> {
	const { outcome } = command;
	await administer(by, { id: command.id, asks: ['settleReport', id, outcome] }, async (tx, { at }) => {
		const row = await reportFor(tx, by, id);
		if (!row.aboutStaff) {
			const actor = { actorId: by.personId, schoolId: by.schoolId };
			const told = { type: 'report.settled', subject: row.id, ...actor, at, data: { outcome } };
			await append(tx, await staffLog(tx, row.projectId), told);
		}
		await markSettled(tx, row, outcome, by, at);
		return { log: by.exchangeId, type: 'report.settled', subject: row.id, data: { outcome, exchange: true } };
	});
}

function rowsFor(reader: Reader, by: Coordination, id?: string) {
	return reader
		.select({ row: report })
		.from(report)
		.innerJoin(project, eq(project.id, report.projectId))
		.where(
			and(
				id === undefined ? undefined : eq(report.id, id),
				eq(project.exchangeId, by.exchangeId),
				ne(report.authorId, by.personId),
				or(eq(report.aboutStaff, true), isEscalated(reader))
			)
		);
}

function isEscalated(reader: Reader) {
	return exists(
		reader
			.select({ id: reportStep.reportId })
			.from(reportStep)
			.where(and(eq(reportStep.reportId, report.id), eq(reportStep.kind, 'escalated')))
	);
}

function rowsOnly(rows: { row: ReportRow }[]): ReportRow[] {
	return rows.map(({ row }) => row);
}
