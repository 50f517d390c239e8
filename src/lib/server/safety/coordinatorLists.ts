import { inArray } from 'drizzle-orm';
import { person } from '../db/schema/people';
import { project } from '../db/schema/projects';
import { read } from '../db/store';
import type { Coordination } from '../people/access';
import { numberedSpaces, runningOpenings } from '../projects/openings';
import { reportFor, reportsFor } from './coordinating';
import type { ReportRow } from './reports';
import { stepsOf, type Steps } from './steps';

/**
 * Reports as their coordinators read them. Outside an opening they learn no pupil's name and read no pupil's text: of a
 * report that was handed on they see the teacher's note, the reason and the schools. What staff wrote they see.
 */
export interface CoordinatorReport extends Steps {
	id: string;
	kind: ReportRow['kind'];
	reason: ReportRow['reason'];
	at: number;
	aboutStaff: boolean;
	project: { id: string; title: string; language: 'en' | 'nl' };
	/** A team by its number. */
	space: { id: string; kind: 'common' | 'staff' | 'team'; number: number };
	author: RolePerson;
	reporter: RolePerson;
}

/** Named where it is no student, or during an opening. */
export interface RolePerson {
	name: string | null;
	role: 'student' | 'teacher' | 'coordinator';
	schoolId: string;
}

export interface OpenedForCoordinator extends CoordinatorReport {
	/** The snapshot, and what the reporter added; null where it is a pupil's and the space is not open. */
	content: { title: string; text: string; lang: 'en' | 'nl' } | null;
	sentence: string | null;
	/** The coordinator is reading the space now. */
	isOpen: boolean;
}

/** What waits first, then the newest. */
export async function coordinatorReports(by: Coordination): Promise<CoordinatorReport[]> {
	const listed = await withFacts(by, await reportsFor(by));
	return listed.sort((a, b) => Number(a.state === 'settled') - Number(b.state === 'settled'));
}

/** @throws NotFound as `reportFor`. */
export async function openedForCoordinator(by: Coordination, id: string): Promise<OpenedForCoordinator> {
	const row = await reportFor(read(), by, id);
	const [facts] = await withFacts(by, [row]);
	const isOpen = (await runningOpenings(by)).some(({ spaceId }) => spaceId === row.spaceId);
	const { title, text, lang, sentence } = row;
	// Of a report about staff the sentence is written to the coordinators themselves.
	const mayRead = row.aboutStaff || isOpen;
	const content = mayRead ? { title, text, lang } : null;
	return { ...facts!, content, sentence: mayRead ? sentence : null, isOpen };
}

async function withFacts(by: Coordination, rows: ReportRow[]): Promise<CoordinatorReport[]> {
	const projectIds = [...new Set(rows.map(({ projectId }) => projectId))];
	const [steps, people, projects, spaces, openings] = await Promise.all([
		stepsOf(
			read(),
			rows.map(({ id }) => id)
		),
		peopleByRole(rows.flatMap(({ authorId, reporterId }) => [authorId, reporterId])),
		projectIds.length === 0 ? [] : read().select().from(project).where(inArray(project.id, projectIds)),
		numberedSpaces(read(), projectIds),
		runningOpenings(by)
	]);
	return rows.map((row) => {
		const { id, kind, reason, at, aboutStaff } = row;
		const place = projects.find((one) => one.id === row.projectId)!;
		const { title, language } = place;
		const { id: space, kind: spaceKind, number } = spaces.find((one) => one.id === row.spaceId)!;
		const isOpen = openings.some(({ spaceId }) => spaceId === space);
		return {
			...{ id, kind, reason, at, aboutStaff, ...steps.get(id)! },
			project: { id: place.id, title, language },
			space: { id: space, kind: spaceKind, number },
			author: seenPerson(people.get(row.authorId)!, isOpen),
			reporter: seenPerson(people.get(row.reporterId)!, isOpen)
		};
	});
}

function seenPerson(one: RolePerson, isOpen: boolean): RolePerson {
	return { ...one, name: one.role === 'student' && !isOpen ? null : one.name };
}

async function peopleByRole(ids: string[]): Promise<Map<string, RolePerson>> {
	if (ids.length === 0) return new Map();
	const { id, name, role, schoolId } = person;
	const rows = await read()
		.select({ id, name, role, schoolId })
		.from(person)
		.where(inArray(person.id, [...new Set(ids)]));
	return new Map(rows.map(({ id: key, ...row }) => [key, row]));
}
