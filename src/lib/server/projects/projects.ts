import { and, eq, inArray, notInArray } from 'drizzle-orm';
import type { Language } from '$lib/realtime/events';
import { now } from '$lib/time/clock';
import { event } from '../db/schema/log';
import { exchangeSchool } from '../db/schema/people';
import { project, projectClass, space } from '../db/schema/projects';
import { read, type Reader, type Transaction } from '../db/store';
import { Conflict, Invalid, NotFound } from '../errors';
import { newId } from '../ids';
import type { Teaching } from '../people/access';
import { administer } from '../people/administer';
import type { Membership } from './access';
import { conduct } from './conduct';
import { takeInClass, tellJoined, type Joined } from './projectClasses';
import { createSpace } from './spaces';

/** A joint undertaking of classes from both schools, with start and end. It works from its first minute with one class. */
export type ProjectRow = typeof project.$inferSelect;
export type TemplateName = ProjectRow['template'];

export interface ProjectFacts {
	title: string;
	about: string;
	/** The working language: what people write here is in it. */
	language: Language;
	/** YYYY-MM-DD, both included. */
	startsOn: string;
	endsOn: string;
}

/**
 * Creates a project of the teacher's school with this class: common and staff space, everybody in them. Returns its id.
 * @throws Invalid when the dates are the wrong way round or the school is in no exchange · NotFound when they do not
 * teach the class any more · see `administer`.
 */
export async function createProject(
	by: Teaching,
	command: { id: string },
	wanted: ProjectFacts & { template: TemplateName }
): Promise<string> {
	assertDates(wanted);
	let joined: Joined[] = [];
	const { title, about, startsOn, endsOn, language, template } = wanted;
	const asks = ['project', title, about, startsOn, endsOn, language, template];
	const { event } = await administer(by, { id: command.id, asks }, async (tx, { at }) => {
		const exchangeId = await exchangeOf(tx, by.schoolId);
		const facts = { exchangeId, title, about, startsOn, endsOn, language, template };
		const projectId = await insertProject(tx, facts);
		await createSpace(tx, { projectId, kind: 'common', name: '', position: 0 });
		await createSpace(tx, { projectId, kind: 'staff', name: '', position: 1 });
		joined = await takeInClass(tx, { projectId, classId: by.classId, byId: by.personId }, at);
		return { log: exchangeId, type: 'project.created', subject: projectId, data: { template } };
	});
	await tellJoined(joined);
	return event.subject;
}

/** The bare row of a project, without classes, spaces and event, in a transaction that adds them. Returns its id. */
export async function insertProject(
	tx: Transaction,
	facts: ProjectFacts & { exchangeId: string; template: TemplateName }
): Promise<string> {
	const id = newId();
	await tx.insert(project).values({ id, ...facts, createdAt: now(), endedAt: null });
	return id;
}

/**
 * Changes what a project says about itself.
 * @throws Invalid when the dates are the wrong way round · Conflict when another language is asked for after somebody
 * wrote something · see `conduct`.
 */
export async function editProject(by: Membership, command: { id: string }, wanted: ProjectFacts): Promise<void> {
	assertDates(wanted);
	const { title, about, startsOn, endsOn, language } = wanted;
	const asks = ['edit', title, about, startsOn, endsOn, language];
	await conduct(by, { id: command.id, asks }, async (tx, { project: before }) => {
		if (before.language !== language && (await hasTexts(tx, before.id))) throw new Conflict('error_project_language');
		await tx.update(project).set({ title, about, startsOn, endsOn, language }).where(eq(project.id, before.id));
		return { type: 'project.edited', subject: before.id };
	});
}

/** Ends a project early: its students read and hand in, its teachers still write. Twice is once. See `conduct`. */
export async function endProject(by: Membership, command: { id: string }): Promise<void> {
	await conduct(by, { id: command.id, asks: ['end'] }, async (tx, { at, project: { id, endedAt } }) => {
		await tx
			.update(project)
			.set({ endedAt: endedAt ?? at })
			.where(eq(project.id, id));
		return { type: 'project.ended', subject: id };
	});
}

/** Lets a project that was ended run again, with whoever came into its classes meanwhile. See `conduct`. */
export async function reopenProject(by: Membership, command: { id: string }): Promise<void> {
	const joined: Joined[] = [];
	await conduct(by, { id: command.id, asks: ['reopen'] }, async (tx, { at, project: { id } }) => {
		await tx.update(project).set({ endedAt: null }).where(eq(project.id, id));
		const classes = await tx.select().from(projectClass).where(eq(projectClass.projectId, id));
		for (const { classId } of classes) {
			joined.push(...(await takeInClass(tx, { projectId: id, classId, byId: by.personId }, at)));
		}
		return { type: 'project.reopened', subject: id };
	});
	await tellJoined(joined);
}

export async function projectsByIds(ids: string[]): Promise<ProjectRow[]> {
	return ids.length === 0 ? [] : read().select().from(project).where(inArray(project.id, ids));
}

/** The project a membership is in. */
export async function projectOf(member: Membership): Promise<ProjectRow> {
	const [row] = await projectsByIds([member.projectId]);
	if (!row) throw new NotFound();
	return row;
}

/** Whether the working language can still be changed: nobody has written, filled a board or brought a file. */
export async function mayChangeLanguage(member: Membership): Promise<boolean> {
	return !(await hasTexts(read(), member.projectId));
}

const withoutText = ['membership.started', 'membership.ended', 'space.opened'];

async function hasTexts(reader: Reader, projectId: string): Promise<boolean> {
	const [found] = await reader
		.select({ n: event.n })
		.from(event)
		.innerJoin(space, eq(space.id, event.logId))
		.where(and(eq(space.projectId, projectId), notInArray(event.type, withoutText)))
		.limit(1);
	return found !== undefined;
}

async function exchangeOf(reader: Reader, schoolId: string): Promise<string> {
	const [row] = await reader
		.select({ id: exchangeSchool.exchangeId })
		.from(exchangeSchool)
		.where(eq(exchangeSchool.schoolId, schoolId))
		.orderBy(exchangeSchool.exchangeId)
		.limit(1);
	if (!row) throw new Invalid('error_no_exchange');
	return row.id;
}

function assertDates({ startsOn, endsOn }: { startsOn: string; endsOn: string }): void {
	if (endsOn < startsOn) throw new Invalid('error_project_dates');
}
