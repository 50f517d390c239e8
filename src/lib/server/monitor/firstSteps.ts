import { and, count, eq, inArray, isNull, ne, or } from 'drizzle-orm';
import type { Viewer } from '../auth/viewer';
import { exchangeSchool, school } from '../db/schema/people';
import { invitation, projectSchool } from '../db/schema/projects';
import { read } from '../db/store';
import { classesOf } from '../people/access';
import { membershipsOf } from '../projects/access';

/** How far a teacher has come on the way to a first joint project: what the home page's three steps show. */
export interface FirstSteps {
	hasClass: boolean;
	/** The project whose partner is asked next, if there is one. */
	project: string | null;
	/** Somebody of the partner school is asked, or takes part already. */
	hasInvited: boolean;
	/** Name of the partner school. */
	partner: string | null;
}

/** The steps, or null when all three are done. */
export async function firstStepsOf(viewer: Viewer): Promise<FirstSteps | null> {
	const [classes, members, partner] = await Promise.all([
		classesOf(viewer),
		membershipsOf(viewer.id),
		partnerNameOf(viewer.school.id)
	]);
	const projects = [...new Set(members.map(({ projectId }) => projectId))];
	const hasInvited = projects.length > 0 && (await isJointSomewhere(projects));
	const steps = { hasClass: classes.length > 0, project: projects[0] ?? null, hasInvited, partner };
	return steps.hasClass && steps.project !== null && hasInvited ? null : steps;
}

async function isJointSomewhere(projects: string[]): Promise<boolean> {
	const asked = and(
		inArray(invitation.projectId, projects),
		or(isNull(invitation.answer), ne(invitation.answer, 'withdrawn'))
	);
	const [invitations, schools] = await Promise.all([
		read().select({ id: invitation.id }).from(invitation).where(asked).limit(1),
		read()
			.select({ schools: count() })
			.from(projectSchool)
			.where(inArray(projectSchool.projectId, projects))
			.groupBy(projectSchool.projectId)
	]);
	return invitations.length > 0 || schools.some((row) => Number(row.schools) > 1);
}

async function partnerNameOf(schoolId: string): Promise<string | null> {
	const own = read()
		.select({ id: exchangeSchool.exchangeId })
		.from(exchangeSchool)
		.where(eq(exchangeSchool.schoolId, schoolId));
	const [row] = await read()
		.select({ name: school.name })
		.from(exchangeSchool)
		.innerJoin(school, eq(school.id, exchangeSchool.schoolId))
		.where(and(inArray(exchangeSchool.exchangeId, own), ne(exchangeSchool.schoolId, schoolId)))
		.limit(1);
	return row?.name ?? null;
}
