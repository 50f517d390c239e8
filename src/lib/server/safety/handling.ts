import { and, eq } from 'drizzle-orm';
import type { ReportOutcome } from '$lib/schemas/reports';
import { report, reportStep } from '../db/schema/safety';
import { read, type Reader, type Transaction } from '../db/store';
import { Conflict, NotFound } from '../errors';
import { isId } from '../ids';
import { append, type LoggedEvent } from '../log/events';
import type { Viewer } from '../auth/viewer';
import type { Membership } from '../projects/access';
import { change } from '../projects/change';
import { accessProjectAsTeacher } from '../projects/conduct';
import { actUnnamed } from '../projects/unnamed';
import { unfold } from './folding';
import { exchangeLog, type ReportRow } from './reports';
import { markSeen, markSettled, stepsOf } from './steps';

/**
 * What a project's teachers do with its reports, of either school. Reports about staff do not exist for them. The
 * staff space's log keeps who did what.
 */
type Command = { id: string };

/**
 * The viewer's membership in the staff space of a project: where its reports are told.
 * @throws NotFound for everybody who is no teacher of it.
 */
export async function accessReports(viewer: Viewer, projectId: string): Promise<Membership> {
	const member = await accessProjectAsTeacher(viewer, projectId);
	if (member.spaceKind !== 'staff') throw new NotFound();
	return member;
}

/**
 * A report of the member's project. What is about staff is none of it.
 * @throws NotFound for any other.
 */
export async function reportOf(reader: Reader, by: Membership, id: string): Promise<ReportRow> {
	const [row] = isId(id)
		? await reader
				.select()
				.from(report)
				.where(and(eq(report.id, id), eq(report.projectId, by.projectId), eq(report.aboutStaff, false)))
		: [];
	if (!row || by.spaceKind !== 'staff') throw new NotFound();
	return row;
}

/** Somebody opened it. The first time is an event; null afterwards. @throws NotFound as `reportOf` · see `change`. */
export async function seeReport(by: Membership, command: Command, id: string): Promise<LoggedEvent | null> {
	const row = await reportOf(read(), by, id);
	if ((await stepsOf(read(), [row.id])).get(row.id)?.seen) return null;
	return change(by, 'moderate', { id: command.id, asks: ['seeReport', id] }, async (tx, { at, member }) => {
		await markSeen(tx, row.id, member, at);
		return { type: 'report.seen', subject: row.id };
	});
}

/**
 * The teacher who looked at it leaves the report: what only reports had folded is shown again, unless it was hidden.
 * Nothing happens to a report nobody has seen.
 * @throws NotFound as `reportOf`.
 */
export async function leaveReport(by: Membership, id: string): Promise<void> {
	await actUnnamed(by, async (tx, { at, member }) => {
		const row = await reportOf(tx, member, id);
		if ((await stepsOf(tx, [row.id])).get(row.id)?.seen) await unfold(tx, row, at);
	});
}

/**
 * Settles a report. The reporter reads the outcome.
 * @throws NotFound as `reportOf` · Conflict when it is settled, or with the coordinators · see `change`.
 */
export async function settleReport(
	by: Membership,
	command: Command & { outcome: ReportOutcome },
	id: string
): Promise<LoggedEvent> {
	const { outcome } = command;
	return change(by, 'moderate', { id: command.id, asks: ['settle', id, outcome] }, async (tx, { at, member }) => {
		const row = await openReport(tx, member, id);
		await markSettled(tx, row, outcome, member, at);
		return { type: 'report.settled', subject: row.id, data: { outcome } };
	});
}

/**
 * Hands a report on to the coordinators of the exchange, with a note for them. What pupils wrote stays with the teachers.
 * @throws NotFound as `reportOf` · Conflict when it is settled, or was handed on · see `change`.
 */
export async function escalateReport(
	by: Membership,
	command: Command & { note: string | null },
	id: string
): Promise<LoggedEvent> {
	const { note } = command;
	return change(by, 'moderate', { id: command.id, asks: ['escalate', id, note] }, async (tx, { at, member }) => {
		const row = await openReport(tx, member, id);
		const { personId: byId, schoolId } = member;
		await markSeen(tx, row.id, member, at);
		await tx.insert(reportStep).values({ reportId: row.id, kind: 'escalated', note, byId, at });
		const told = { type: 'report.escalated', subject: row.id, actorId: byId, schoolId, at, data: { exchange: true } };
		await append(tx, await exchangeLog(tx, row.projectId), told);
		return { type: 'report.escalated', subject: row.id };
	});
}

async function openReport(tx: Transaction, member: Membership, id: string): Promise<ReportRow> {
	const row = await reportOf(tx, member, id);
	const steps = (await stepsOf(tx, [row.id])).get(row.id);
	if (steps?.settled) throw new Conflict('error_report_settled');
	if (steps?.escalated) throw new Conflict('error_report_escalated');
	return row;
}
