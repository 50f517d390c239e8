import { and, count, eq, gt, inArray } from 'drizzle-orm';
import type { ReportKind } from '$lib/schemas/reports';
import { message, thread } from '../db/schema/talk';
import { report, reportFold, reportStep } from '../db/schema/safety';
import type { Reader, Transaction } from '../db/store';
import { append } from '../log/events';
import { answered } from '../talk/messageRows';
import { hide, hidingOf, show, type HiddenKind } from '../projects/hiding';

/**
 * Folding: what two people have reported is hidden from students, by nobody, until a teacher looks. Two pupils cannot
 * silence a third: never a text of staff, never again after a teacher has looked, and of one author so many a day.
 */
export const foldsADay = 5;
const day = 24 * 60 * 60_000;

type Reported = Pick<typeof report.$inferSelect, 'kind' | 'subjectId' | 'spaceId' | 'authorId' | 'aboutStaff'>;

/** What is hidden under; null for a name, which stays. */
export function hiddenKindOf(kind: ReportKind): HiddenKind | null {
	if (kind === 'name') return null;
	return kind === 'comment' ? 'message' : kind;
}

/** Folds what was just reported by a second person. `at` is UTC ms. */
export async function foldIfSecond(tx: Transaction, reported: Reported, at: number): Promise<void> {
	const kind = hiddenKindOf(reported.kind);
	if (kind === null || reported.aboutStaff || !(await mayFold(tx, reported, at))) return;
	const { subjectId, authorId, spaceId } = reported;
	await tx.insert(reportFold).values({ subjectId, authorId, at }).onConflictDoNothing();
	await hide(tx, { id: subjectId, kind, spaceId }, { byId: null, reason: null, at });
	await tell(tx, reported, 'hidden', nobody, at);
}

async function mayFold(tx: Transaction, { subjectId, kind, authorId }: Reported, at: number): Promise<boolean> {
	const same = await tx
		.select({ id: report.id })
		.from(report)
		.where(and(eq(report.subjectId, subjectId), eq(report.kind, kind)));
	if (same.length < 2 || (await hidingOf(tx, subjectId)) || (await isLookedAt(tx, same))) return false;
	const [folded] = await tx
		.select({ texts: count() })
		.from(reportFold)
		.where(and(eq(reportFold.authorId, authorId), gt(reportFold.at, at - day)));
	return Number(folded?.texts ?? 0) < foldsADay;
}

async function isLookedAt(reader: Reader, reports: { id: string }[]): Promise<boolean> {
	const ids = reports.map(({ id }) => id);
	return (await reader.select().from(reportStep).where(inArray(reportStep.reportId, ids)).limit(1)).length > 0;
}

/** Shows what reports have folded to everybody again; what a teacher has hidden stays hidden. */
export async function unfold(tx: Transaction, reported: Reported, at: number): Promise<void> {
	const kind = hiddenKindOf(reported.kind);
	const hidden = await hidingOf(tx, reported.subjectId);
	if (kind === null || !hidden || hidden.byId !== null) return;
	await show(tx, reported.subjectId);
	await tell(tx, reported, 'shown', nobody, at);
}

/** Hides what was reported, by who settles the report, and tells its space. Nothing where a person has hidden it. */
export async function hideReported(
	tx: Transaction,
	reported: Reported,
	by: { personId: string; schoolId: string },
	at: number
): Promise<void> {
	const kind = hiddenKindOf(reported.kind);
	const hidden = await hidingOf(tx, reported.subjectId);
	if (kind === null || (hidden && hidden.byId !== null)) return;
	const { spaceId, subjectId: id } = reported;
	await hide(tx, { id, kind, spaceId }, { byId: by.personId, reason: null, at });
	await tell(tx, reported, 'hidden', { actorId: by.personId, schoolId: by.schoolId }, at);
}

const nobody = { actorId: null, schoolId: null };

/** Tells the space; of an answer in a thread also the message that it answers, whose count has changed. */
async function tell(
	tx: Transaction,
	{ kind, subjectId: subject, spaceId }: Reported,
	what: 'hidden' | 'shown',
	actor: { actorId: string | null; schoolId: string | null },
	at: number
): Promise<void> {
	const hidden = hiddenKindOf(kind);
	await append(tx, spaceId, { type: `${hidden}.${what}`, subject, ...actor, at });
	if (hidden !== 'message') return;
	const [answer] = await tx
		.select({ owner: thread.ownerKind, id: thread.id })
		.from(message)
		.innerJoin(thread, eq(thread.id, message.threadId))
		.where(eq(message.id, subject));
	for (const { type, subject: about } of answered(answer?.owner ?? 'space', answer?.id ?? '')) {
		await append(tx, spaceId, { type, subject: about, ...nobody, at });
	}
}
