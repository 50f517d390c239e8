import { and, asc, desc, eq, gt, inArray } from 'drizzle-orm';
import { now } from '$lib/time/clock';
import { revocations } from '../auth/revocations';
import { exchangeSchool, school } from '../db/schema/people';
import { membership, opening, project, projectSchool, space } from '../db/schema/projects';
import { read, type Reader, type Transaction } from '../db/store';
import { Conflict, Forbidden, NotFound } from '../errors';
import { newId } from '../ids';
import { record, takeNumber } from '../log/events';
import type { Coordination } from '../people/access';
import { administer } from '../people/administer';

/**
 * Openings: for an hour a coordinator reads a space, with a reason, where every school of the project allows it. The
 * space's log says so to everybody in it, the exchange's log keeps it. It ends by itself: an end in a row, no timer.
 */
const lasts = 60 * 60_000;

export interface OpenedSpace {
	projectId: string;
	spaceId: string;
	/** UTC ms. */
	until: number;
}

/**
 * Opens a space of the coordinator's exchange to them, for reading, for sixty minutes. Their sockets hear it when this
 * resolves. A repeat of the same command answers with what the first one opened.
 * @throws NotFound for a space of another exchange, or none · Forbidden while a school of the project does not allow
 * it · Conflict while the last opening runs, and for who is or was a member · see `administer`.
 */
export async function openSpace(
	by: Coordination,
	command: { id: string; reason: string },
	spaceId: string
): Promise<OpenedSpace> {
	const asks = ['space.opened', spaceId, command.reason];
	const { event, isRepeat } = await administer(by, { id: command.id, asks }, async (tx, { at }) => {
		const projectId = await openableProject(tx, by, spaceId);
		const until = at + lasts;
		const subject = await startOpening(tx, { by, spaceId, reason: command.reason, at, until });
		return { log: by.exchangeId, type: 'space.opened', subject, data: { space: spaceId, project: projectId, until } };
	});
	if (!isRepeat) await revocations().joined(by.personId, spaceId);
	const { project: projectId, until } = event.data;
	return { projectId: String(projectId), spaceId, until: Number(until) };
}

/** The project of a space of this exchange, if all its schools let coordinators in. */
async function openableProject(tx: Transaction, by: Coordination, spaceId: string): Promise<string> {
	const [found] = await tx
		.select({ id: project.id })
		.from(space)
		.innerJoin(project, eq(project.id, space.projectId))
		.where(and(eq(space.id, spaceId), eq(project.exchangeId, by.exchangeId)));
	if (!found) throw new NotFound();
	const schools = await tx
		.select({ allowed: school.openingsAllowed })
		.from(projectSchool)
		.innerJoin(school, eq(school.id, projectSchool.schoolId))
		.where(eq(projectSchool.projectId, found.id));
	if (!schools.every(({ allowed }) => allowed)) throw new Forbidden('error_opening_not_allowed');
	return found.id;
}

interface Start {
	by: Coordination;
	spaceId: string;
	reason: string;
	at: number;
	until: number;
}

/** Membership, row and event of the space's log. Returns the opening's id. */
async function startOpening(tx: Transaction, { by, spaceId, reason, at, until }: Start): Promise<string> {
	const { personId, schoolId } = by;
	// The number first: until the commit nobody else opens this space.
	const n = await takeNumber(tx, spaceId);
	const mark = { readTo: n, seenTo: n, seenAt: at, seenToBefore: n, seenAtBefore: at };
	const facts = { role: 'visitor', joinedAt: at, until, ...mark } as const;
	const [before] = await tx
		.select()
		.from(membership)
		.where(and(eq(membership.spaceId, spaceId), eq(membership.personId, personId)));
	if (before && before.role !== 'visitor') throw new Conflict('error_opening_member');
	if (before && (before.until === null || before.until > at)) throw new Conflict('error_opening_runs');
	if (before) await tx.update(membership).set(facts).where(eq(membership.id, before.id));
	else await tx.insert(membership).values({ id: newId(), spaceId, personId, ...facts });
	const id = newId();
	await tx.insert(opening).values({ id, spaceId, byId: personId, reason, at, until });
	const draft = { type: 'space.opened', subject: id, actorId: personId, schoolId, at, data: { until } };
	await record(tx, spaceId, n, draft);
	return id;
}

export interface OpenableProject {
	id: string;
	title: string;
	language: 'en' | 'nl';
	/** Schools that take part and do not let coordinators in; empty: its spaces may be opened. */
	closedBy: { id: string; name: string; city: string; slot: 1 | 2 }[];
	spaces: OpenableSpace[];
}

/** A space as a coordinator knows it: a team by its number, never by its name. */
export interface OpenableSpace {
	id: string;
	kind: 'common' | 'staff' | 'team';
	/** 1, 2, 3 … of the project's teams; 0 for the other two. */
	number: number;
	/** UTC ms, while the coordinator reads it. */
	openUntil: number | null;
}

/** The projects of the coordinator's exchange, newest first, with one's spaces if it is named. */
export async function openableProjects(by: Coordination, chosen: string | null): Promise<OpenableProject[]> {
	const [projects, closed, spaces, running] = await Promise.all([
		read()
			.select({ id: project.id, title: project.title, language: project.language })
			.from(project)
			.where(eq(project.exchangeId, by.exchangeId))
			.orderBy(desc(project.createdAt), asc(project.id)),
		closedSchools(by),
		chosen === null ? [] : numberedSpaces(read(), [chosen]),
		runningOpenings(by)
	]);
	const untilOf = new Map(running.map((one) => [one.spaceId, one.until]));
	return projects.map((one) => ({
		...one,
		closedBy: closed.flatMap(({ projectId, ...facts }) => (projectId === one.id ? [facts] : [])),
		spaces: spaces.flatMap(({ projectId, ...facts }) =>
			projectId === one.id ? [{ ...facts, openUntil: untilOf.get(facts.id) ?? null }] : []
		)
	}));
}

async function closedSchools(by: Coordination) {
	return read()
		.select({
			projectId: projectSchool.projectId,
			id: school.id,
			name: school.name,
			city: school.city,
			slot: exchangeSchool.slot
		})
		.from(projectSchool)
		.innerJoin(project, eq(project.id, projectSchool.projectId))
		.innerJoin(school, eq(school.id, projectSchool.schoolId))
		.innerJoin(exchangeSchool, eq(exchangeSchool.schoolId, school.id))
		.where(
			and(
				eq(project.exchangeId, by.exchangeId),
				eq(exchangeSchool.exchangeId, by.exchangeId),
				eq(school.openingsAllowed, false)
			)
		)
		.orderBy(exchangeSchool.slot);
}

/** The openings of this coordinator that have not ended. */
export async function runningOpenings(
	by: Coordination
): Promise<(OpenedSpace & { title: string; language: 'en' | 'nl' })[]> {
	const { title, language } = project;
	return read()
		.select({ projectId: space.projectId, spaceId: opening.spaceId, until: opening.until, title, language })
		.from(opening)
		.innerJoin(space, eq(space.id, opening.spaceId))
		.innerJoin(project, eq(project.id, space.projectId))
		.where(and(eq(opening.byId, by.personId), gt(opening.until, now())))
		.orderBy(opening.at);
}

/** The spaces of these projects in their order, the teams numbered: what coordinators call them. */
export async function numberedSpaces(
	reader: Reader,
	projectIds: string[]
): Promise<(Omit<OpenableSpace, 'openUntil'> & { projectId: string })[]> {
	if (projectIds.length === 0) return [];
	const rows = await reader
		.select({ id: space.id, kind: space.kind, projectId: space.projectId })
		.from(space)
		.where(inArray(space.projectId, projectIds))
		.orderBy(space.projectId, space.position, space.id);
	const counted = new Map<string, number>();
	return rows.map((row) => {
		if (row.kind !== 'team') return { ...row, number: 0 };
		const number = (counted.get(row.projectId) ?? 0) + 1;
		counted.set(row.projectId, number);
		return { ...row, number };
	});
}
