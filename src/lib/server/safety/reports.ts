import { and, eq } from 'drizzle-orm';
import type { ReportKind, ReportReason } from '$lib/schemas/reports';
import { report } from '../db/schema/safety';
import { project, space } from '../db/schema/projects';
import { read, type Reader } from '../db/store';
import { Forbidden, NotFound } from '../errors';
import { newId } from '../ids';
import { append } from '../log/events';
import type { Membership } from '../projects/access';
import { actUnnamed } from '../projects/unnamed';
import { foldIfSecond } from './folding';
import { subjectOf, type Subject } from './subjects';

/**
 * Reports: what a person wants a teacher to see, kept with what it looked like. It is an event of the staff space,
 * about staff of the exchange, and never of the space it happened in: nobody there learns that there is one.
 */
export type ReportRow = typeof report.$inferSelect;

export interface Wanted {
	kind: ReportKind;
	subject: string;
	reason: ReportReason;
	sentence: string | null;
}

/**
 * Reports something the member can see. Each person reports a thing once: again is answered with the first report.
 * @throws NotFound for what they cannot see · Forbidden for their own, and for a visitor.
 */
export async function makeReport(by: Membership, wanted: Wanted): Promise<{ id: string }> {
	return actUnnamed(by, async (tx, { at, member }) => {
		const subject = await subjectOf(tx, member, wanted.kind, wanted.subject);
		const earlier = await reportBy(tx, member.personId, subject);
		if (earlier) return { id: earlier.id };
		if (subject.author.id === member.personId) throw new Forbidden('error_report_own');
		const row = rowOf(member, subject, wanted, at);
		// The log first: of two who report it at the same moment, the second one sees the first.
		const log = await logOf(tx, row);
		const told = { type: 'report.made', subject: row.id, actorId: null, schoolId: null, at };
		await append(tx, log, {
			...told,
			data: { kind: row.kind, reason: row.reason, space: row.spaceId, exchange: row.aboutStaff }
		});
		await tx.insert(report).values(row);
		await foldIfSecond(tx, row, at);
		return { id: row.id };
	});
}

function rowOf(member: Membership, subject: Subject, { reason, sentence }: Wanted, at: number): ReportRow {
	const { id: subjectId, kind, title, text, lang, author } = subject;
	const { projectId, spaceId, personId: reporterId } = member;
	const about = { authorId: author.id, authorSchoolId: author.schoolId, aboutStaff: author.isStaff };
	const place = { projectId, spaceId, kind, subjectId };
	return { id: newId(), ...place, reporterId, reason, sentence, ...about, title, text, lang, at };
}

/** What the member may report, with their earlier report of it. Throws as `makeReport` does. */
export async function reportable(
	by: Membership,
	kind: ReportKind,
	id: string
): Promise<{ subject: Subject; earlier: ReportRow | null }> {
	if (by.role === 'visitor') throw new Forbidden('error_visitor');
	const subject = await subjectOf(read(), by, kind, id);
	if (subject.author.id === by.personId) throw new Forbidden('error_report_own');
	return { subject, earlier: (await reportBy(read(), by.personId, subject)) ?? null };
}

async function reportBy(reader: Reader, reporterId: string, { id, kind }: Subject): Promise<ReportRow | undefined> {
	const [row] = await reader
		.select()
		.from(report)
		.where(and(eq(report.reporterId, reporterId), eq(report.subjectId, id), eq(report.kind, kind)));
	return row;
}

/** The log that tells of a report: the exchange's about staff, else the staff space's. */
export async function logOf(
	reader: Reader,
	{ projectId, aboutStaff }: Pick<ReportRow, 'projectId' | 'aboutStaff'>
): Promise<string> {
	return aboutStaff ? exchangeLog(reader, projectId) : staffLog(reader, projectId);
}

export async function exchangeLog(reader: Reader, projectId: string): Promise<string> {
	const [row] = await reader.select({ id: project.exchangeId }).from(project).where(eq(project.id, projectId));
	if (!row) throw new NotFound();
	return row.id;
}

export async function staffLog(reader: Reader, projectId: string): Promise<string> {
	const [row] = await reader
		.select({ id: space.id })
		.from(space)
		.where(and(eq(space.projectId, projectId), eq(space.kind, 'staff')));
	if (!row) throw new NotFound();
	return row.id;
}
