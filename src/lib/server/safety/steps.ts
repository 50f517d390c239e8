import { eq, inArray } from 'drizzle-orm';
import type { ReportOutcome } from '$lib/schemas/reports';
import { person } from '../db/schema/people';
import { report, reportStep } from '../db/schema/safety';
import type { Reader, Transaction } from '../db/store';
import { Conflict } from '../errors';
import { hideReported, unfold } from './folding';
import type { ReportRow } from './reports';

/** What becomes of a report: seen, settled, escalated, each once, by whom and when. */
export type StepKind = (typeof reportStep.$inferSelect)['kind'];

export interface Step {
	by: string;
	byName: string;
	at: number;
}

export interface Steps {
	state: 'new' | 'seen' | 'settled';
	seen: Step | null;
	settled: (Step & { outcome: ReportOutcome }) | null;
	escalated: (Step & { note: string | null }) | null;
}

/** The steps of these reports by report id; every report asked for has an answer. */
export async function stepsOf(reader: Reader, reportIds: string[]): Promise<Map<string, Steps>> {
	if (reportIds.length === 0) return new Map();
	const rows = await reader
		.select({ row: reportStep, byName: person.name })
		.from(reportStep)
		.innerJoin(person, eq(person.id, reportStep.byId))
		.where(inArray(reportStep.reportId, reportIds));
	return new Map(reportIds.map((id) => [id, stepsAmong(rows.filter(({ row }) => row.reportId === id))]));
}

function stepsAmong(rows: { row: typeof reportStep.$inferSelect; byName: string }[]): Steps {
	const one = (kind: StepKind) => {
		const found = rows.find(({ row }) => row.kind === kind);
		if (!found) return null;
		const { byId: by, at, outcome, note } = found.row;
		return { by, byName: found.byName, at, outcome, note };
	};
	const [seen, settled, escalated] = [one('seen'), one('settled'), one('escalated')];
	return {
		state: settled ? 'settled' : seen ? 'seen' : 'new',
		seen: seen && { by: seen.by, byName: seen.byName, at: seen.at },
		settled: settled && { by: settled.by, byName: settled.byName, at: settled.at, outcome: settled.outcome! },
		escalated: escalated && { by: escalated.by, byName: escalated.byName, at: escalated.at, note: escalated.note }
	};
}

interface Doer {
	personId: string;
	schoolId: string;
}

/** Somebody has looked. Twice is once. */
export async function markSeen(tx: Transaction, reportId: string, { personId: byId }: Doer, at: number): Promise<void> {
	await tx.insert(reportStep).values({ reportId, kind: 'seen', byId, at }).onConflictDoNothing();
}

/**
 * Settles a report: what it was about is hidden if that is the outcome, and shown again if only reports had folded it.
 * @throws Conflict when somebody has settled it before.
 */
export async function markSettled(
	tx: Transaction,
	row: ReportRow,
	outcome: ReportOutcome,
	by: Doer,
	at: number
): Promise<void> {
	await markSeen(tx, row.id, by, at);
	const step = { reportId: row.id, kind: 'settled' as const, outcome, byId: by.personId, at };
	const added = await tx.insert(reportStep).values(step).onConflictDoNothing().returning();
	if (added.length === 0) throw new Conflict('error_report_settled');
	if (outcome === 'hidden') await hideReported(tx, row, by, at);
	else await unfold(tx, row, at);
}

export async function rowsById(reader: Reader, ids: string[]): Promise<ReportRow[]> {
	return ids.length === 0 ? [] : reader.select().from(report).where(inArray(report.id, ids));
}
