import { and, desc, eq, gt, isNull, ne, type SQL } from 'drizzle-orm';
import { now } from '$lib/time/clock';
import { notice } from '../db/schema/notices';
import { exchangeCoordinator } from '../db/schema/people';
import { project, space } from '../db/schema/projects';
import { report, reportStep } from '../db/schema/safety';
import { read } from '../db/store';

/**
 * What coordinators are told of: reports about staff, and those that a teacher has handed on. They are members of no
 * space, so what they may see of a notice hangs on the exchange: never a report about themselves.
 */
export interface CoordinatorNotice {
	notice: typeof notice.$inferSelect;
	project: { id: string; title: string; language: 'en' | 'nl' };
	/** Settled, by them or by a colleague. UTC ms. */
	handledAt: number | null;
}

/** The newest hundred after `since`, UTC ms; none for who coordinates nothing. */
export async function coordinatorNotices(personId: string, since: number, further?: SQL): Promise<CoordinatorNotice[]> {
	const isTheirs = and(
		eq(exchangeCoordinator.exchangeId, project.exchangeId),
		eq(exchangeCoordinator.personId, notice.personId)
	);
	return read()
		.select({
			notice,
			project: { id: project.id, title: project.title, language: project.language },
			handledAt: reportStep.at
		})
		.from(notice)
		.innerJoin(space, eq(space.id, notice.spaceId))
		.innerJoin(project, eq(project.id, space.projectId))
		.innerJoin(exchangeCoordinator, isTheirs)
		.innerJoin(report, and(eq(report.id, notice.subjectId), ne(report.authorId, notice.personId)))
		.leftJoin(reportStep, and(eq(reportStep.reportId, report.id), eq(reportStep.kind, 'settled')))
		.where(and(eq(notice.personId, personId), eq(notice.kind, 'report'), gt(notice.at, since), further))
		.orderBy(desc(notice.at), desc(notice.id))
		.limit(100);
}

/** Asks nobody any more: looked at, or settled by a colleague. */
export function isOpen({ notice: row, handledAt }: CoordinatorNotice): boolean {
	return row.readAt === null && handledAt === null;
}

/** How many wait for a coordinator, of those before `until`, UTC ms. */
export async function coordinatorCount(personId: string, since: number, until = now() + 1): Promise<number> {
	const rows = await coordinatorNotices(personId, since, and(isNull(notice.readAt), isNull(reportStep.at)));
	return rows.filter((row) => row.notice.at < until).length;
}
