import type { SchoolClock } from '$lib/time/schools';
import type { Head, WaitingReports } from '$lib/realtime/events';
import type { Viewer } from '$lib/server/auth/viewer';
import { headsOfMembers, noticesWaiting } from '$lib/server/frames/heads';
import { partnerSchoolId, schoolClocks } from '$lib/server/people/schools';
import { membershipsOf, type Membership } from '$lib/server/projects/access';
import { waitingFor } from '$lib/server/safety/waiting';
import { contactOf } from '$lib/server/safety/answers';
import { projectsByIds, type ProjectRow } from '$lib/server/projects/projects';
import { spacesOf, type SpaceRow } from '$lib/server/projects/spaces';

/** What stands around every page: the viewer's projects and spaces with unread, and the clocks of both schools. */
export interface SpaceEntry {
	id: string;
	kind: SpaceRow['kind'];
	name: string;
	unread: number;
	head: number;
	readTo: number;
}

export interface ProjectEntry {
	id: string;
	title: string;
	language: ProjectRow['language'];
	partner: SchoolClock | null;
	spaces: SpaceEntry[];
}

export interface Shell {
	own: SchoolClock;
	projects: ProjectEntry[];
	/** How many notices wait. */
	notices: number;
	/** Reports that wait for the viewer: numbers only. */
	reports: WaitingReports[];
	/** The safeguarding contact of the viewer's school. */
	contact: string;
}

export async function shellOf(viewer: Viewer): Promise<Shell> {
	const members = await membershipsOf(viewer.id);
	const projectIds = [...new Set(members.map((member) => member.projectId))];
	const [projects, spaces, heads, reports, contact] = await Promise.all([
		projectsByIds(projectIds),
		spacesOf(members),
		headsOfMembers(members),
		waitingFor(viewer.id, members),
		contactOf(viewer.school.id)
	]);
	const [partners, notices] = await Promise.all([
		partnersOf(projects, viewer.school.id),
		noticesWaiting(viewer.id, members, heads)
	]);
	const clocks = await schoolClocks([viewer.school.id, ...partners.values()].filter((id) => id !== null));
	const entries = projectIds.flatMap((id) => {
		const project = projects.find((row) => row.id === id);
		if (!project) return [];
		const { title, language, exchangeId } = project;
		const partner = clocks.get(partners.get(exchangeId) ?? '') ?? null;
		const inside = members.filter((member) => member.projectId === id);
		return [{ id, title, language, partner, spaces: spaceEntries(inside, spaces, heads) }];
	});
	return { own: clocks.get(viewer.school.id)!, projects: entries, notices, reports, contact };
}

async function partnersOf(projects: ProjectRow[], schoolId: string): Promise<Map<string, string | null>> {
	const exchangeIds = [...new Set(projects.map((project) => project.exchangeId))];
	const partners = exchangeIds.map(async (id) => [id, await partnerSchoolId(id, schoolId)] as const);
	return new Map(await Promise.all(partners));
}

/** Own teams first, then the common space, the teachers' last. For teachers: common and staff before the many teams. */
function spaceEntries(members: Membership[], spaces: SpaceRow[], heads: Head[]): SpaceEntry[] {
	const order = {
		student: ['team', 'common', 'staff'],
		teacher: ['common', 'staff', 'team'],
		visitor: ['common', 'staff', 'team']
	} as const;
	const entries = members.flatMap((member) => {
		const space = spaces.find((row) => row.id === member.spaceId);
		const head = heads.find((row) => row.space === member.spaceId);
		return space && head ? [{ member, space, head }] : [];
	});
	const rank = ({ member, space }: (typeof entries)[number]) =>
		order[member.role].findIndex((kind) => kind === space.kind) * 1_000 + space.position;
	return entries
		.sort((a, b) => rank(a) - rank(b))
		.map(({ space: { id, kind, name }, head: { unread, head, readTo } }) => ({ id, kind, name, unread, head, readTo }));
}
