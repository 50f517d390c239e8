import { aliasedTable, and, count, eq, inArray, isNotNull, isNull, ne, or } from 'drizzle-orm';
import type { WaitingReports } from '$lib/realtime/events';
import { exchangeCoordinator } from '../db/schema/people';
import { project } from '../db/schema/projects';
import { report, reportStep } from '../db/schema/safety';
import { read } from '../db/store';
import type { Membership } from '../projects/access';

/** How many reports wait for somebody: numbers only, for screens that may be on the beamer. */
const settled = aliasedTable(reportStep, 'settled');
const escalated = aliasedTable(reportStep, 'escalated');

/** Of a teacher by project, of a coordinator in one sum; nothing for students. A number of 0 is left out. */
export async function waitingFor(personId: string, members: Membership[]): Promise<WaitingReports[]> {
	const staff = members.filter(({ role, spaceKind }) => role === 'teacher' && spaceKind === 'staff');
	const [ofTeacher, ofCoordinator] = await Promise.all([
		waitingInProjects(staff.map(({ projectId }) => projectId)),
		members.some(({ role }) => role === 'student') ? 0 : waitingForCoordinator(personId)
	]);
	const projects = [...ofTeacher].map(([one, open]) => ({ project: one, open }));
	return ofCoordinator > 0 ? [...projects, { project: null, open: ofCoordinator }] : projects;
}

/** By project id: reports that are not settled, nor with the coordinators. */
export async function waitingInProjects(projectIds: string[]): Promise<Map<string, number>> {
	if (projectIds.length === 0) return new Map();
	return countedBy(report.projectId, and(inArray(report.projectId, projectIds), waitsForTeacher()));
}

/** The same by space id, of one project: for its teachers. */
export async function waitingInSpaces(projectId: string): Promise<Map<string, number>> {
	return countedBy(report.spaceId, and(eq(report.projectId, projectId), waitsForTeacher()));
}

/** By project of an exchange: handed on to the coordinators and not settled. */
export async function escalatedInProjects(exchangeId: string): Promise<Map<string, number>> {
	return countedBy(
		report.projectId,
		and(eq(project.exchangeId, exchangeId), isNotNull(escalated.reportId), isNull(settled.reportId))
	);
}

/** Never what they are reported for themselves. */
async function waitingForCoordinator(personId: string): Promise<number> {
	const [row] = await read()
		.select({ open: count() })
		.from(exchangeCoordinator)
		.innerJoin(project, eq(project.exchangeId, exchangeCoordinator.exchangeId))
		.innerJoin(report, eq(report.projectId, project.id))
		.leftJoin(settled, stepOf(settled, 'settled'))
		.leftJoin(escalated, stepOf(escalated, 'escalated'))
		.where(
			and(
				eq(exchangeCoordinator.personId, personId),
				ne(report.authorId, personId),
				isNull(settled.reportId),
				or(eq(report.aboutStaff, true), isNotNull(escalated.reportId))
			)
		);
	return Number(row?.open ?? 0);
}

async function countedBy(
	key: typeof report.projectId | typeof report.spaceId,
	which: ReturnType<typeof and>
): Promise<Map<string, number>> {
	const rows = await read()
		.select({ id: key, open: count() })
		.from(report)
		.innerJoin(project, eq(project.id, report.projectId))
		.leftJoin(settled, stepOf(settled, 'settled'))
		.leftJoin(escalated, stepOf(escalated, 'escalated'))
		.where(which)
		.groupBy(key);
	return new Map(rows.map(({ id, open }) => [id, Number(open)]));
}

function stepOf(steps: typeof settled, kind: 'settled' | 'escalated') {
	return and(eq(steps.reportId, report.id), eq(steps.kind, kind));
}

function waitsForTeacher() {
	return and(eq(report.aboutStaff, false), isNull(settled.reportId), isNull(escalated.reportId));
}
