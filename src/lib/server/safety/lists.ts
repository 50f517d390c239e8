import { and, desc, eq, inArray, ne, type SQL } from 'drizzle-orm';
import type { Viewer } from '../auth/viewer';
import { person } from '../db/schema/people';
import { space } from '../db/schema/projects';
import { report } from '../db/schema/safety';
import { message, messageDeletion, thread } from '../db/schema/talk';
import { read } from '../db/store';
import { NotFound } from '../errors';
import { isId } from '../ids';
import type { Membership } from '../projects/access';
import { hidingOf } from '../projects/hiding';
import { reportOf } from './handling';
import type { ReportRow } from './reports';
import { stepsOf, type Steps } from './steps';

/** Reports as pages read them: for a project's teachers with names, for who made them with what became of it. */
export interface ReportPerson {
	id: string;
	name: string;
	schoolId: string;
}

export interface ListedReport extends Steps {
	id: string;
	kind: ReportRow['kind'];
	reason: ReportRow['reason'];
	at: number;
	space: { id: string; kind: 'common' | 'staff' | 'team'; name: string };
}

/** The project's reports for its teachers, what waits first, then the newest; at most 200. None about staff. */
export async function reportsOf(by: Membership): Promise<ListedReport[]> {
	if (by.spaceKind !== 'staff') return [];
	const rows = await read()
		.select({ row: report, space: { id: space.id, kind: space.kind, name: space.name } })
		.from(report)
		.innerJoin(space, eq(space.id, report.spaceId))
		.where(and(eq(report.projectId, by.projectId), eq(report.aboutStaff, false)))
		.orderBy(desc(report.at), desc(report.id))
		.limit(200);
	const steps = await stepsOf(
		read(),
		rows.map(({ row }) => row.id)
	);
	const listed = rows.map(({ row: { id, kind, reason, at }, space: place }) => {
		return { id, kind, reason, at, space: place, ...steps.get(id)! };
	});
	return listed.sort((a, b) => Number(a.state === 'settled') - Number(b.state === 'settled'));
}

export interface OpenedReport extends ListedReport {
	title: string;
	text: string;
	lang: 'en' | 'nl';
	sentence: string | null;
	author: ReportPerson;
	reporter: ReportPerson;
	/** How many others reported the same thing. */
	others: number;
	subject: string;
	/** Of a message: its thread's owner; null in the main talk. */
	owner: { kind: 'message' | 'card' | 'file'; id: string } | null;
	/** Its author has taken it back. */
	isDeleted: boolean;
	/** Hidden by a person, folded by reports, or shown. */
	visibility: 'shown' | 'folded' | 'hidden';
}

/** One report with its snapshot, for the project's teachers. @throws NotFound as `reportOf`. */
export async function openedReport(by: Membership, id: string): Promise<OpenedReport> {
	const row = await reportOf(read(), by, id);
	const [steps, people, places, same, hidden, talk] = await Promise.all([
		stepsOf(read(), [row.id]),
		peopleNamed([row.authorId, row.reporterId]),
		read().select({ id: space.id, kind: space.kind, name: space.name }).from(space).where(eq(space.id, row.spaceId)),
		read().select({ id: report.id }).from(report).where(eq(report.subjectId, row.subjectId)),
		hidingOf(read(), row.subjectId),
		whereInTalk(row)
	]);
	const { kind, reason, at, title, text, lang, sentence, subjectId: subject } = row;
	return {
		...{ id: row.id, kind, reason, at, title, text, lang, sentence, subject },
		...steps.get(row.id)!,
		...talk,
		space: places[0]!,
		author: people.get(row.authorId)!,
		reporter: people.get(row.reporterId)!,
		others: same.length - 1,
		visibility: !hidden ? 'shown' : hidden.byId === null ? 'folded' : 'hidden'
	};
}

/** A report a person has made: what they know of it, and never who judged what of a third person. */
export interface OwnReport {
	id: string;
	kind: ReportRow['kind'];
	reason: ReportRow['reason'];
	at: number;
	state: Steps['state'];
	seenAt: number | null;
	settledAt: number | null;
	outcome: NonNullable<Steps['settled']>['outcome'] | null;
}

/** What the viewer has reported, newest first. */
export async function ownReports(viewer: Pick<Viewer, 'id'>): Promise<OwnReport[]> {
	const rows = await read()
		.select()
		.from(report)
		.where(eq(report.reporterId, viewer.id))
		.orderBy(desc(report.at), desc(report.id))
		.limit(200);
	const steps = await stepsOf(
		read(),
		rows.map(({ id }) => id)
	);
	return rows.map(({ id, kind, reason, at }) => {
		const { state, seen, settled } = steps.get(id)!;
		const moments = { seenAt: seen?.at ?? null, settledAt: settled?.at ?? null };
		return { id, kind, reason, at, state, ...moments, outcome: settled?.outcome ?? null };
	});
}

/** What a person reported. @throws NotFound for a report that is not theirs. */
export async function ownReport(viewer: Pick<Viewer, 'id'>, id: string): Promise<ReportRow> {
	const [row] = isId(id)
		? await read()
				.select()
				.from(report)
				.where(and(eq(report.id, id), eq(report.reporterId, viewer.id)))
		: [];
	if (!row) throw new NotFound();
	return row;
}

/** Ids of what the member has reported in the space: folded away on their own pages. Names stay. */
export async function foldedFor({ personId, spaceId }: Membership): Promise<string[]> {
	return foldedWhere(eq(report.reporterId, personId), eq(report.spaceId, spaceId));
}

/** The same of all their spaces: what a search leaves out. */
export async function foldedAnywhere(viewer: Pick<Viewer, 'id'>): Promise<string[]> {
	return foldedWhere(eq(report.reporterId, viewer.id));
}

async function foldedWhere(...conditions: SQL[]): Promise<string[]> {
	const rows = await read()
		.select({ id: report.subjectId })
		.from(report)
		.where(and(...conditions, ne(report.kind, 'name')));
	return rows.map(({ id }) => id);
}

async function peopleNamed(ids: string[]): Promise<Map<string, ReportPerson>> {
	const rows = await read()
		.select({ id: person.id, name: person.name, schoolId: person.schoolId })
		.from(person)
		.where(inArray(person.id, ids));
	return new Map(rows.map((row) => [row.id, row]));
}

async function whereInTalk(row: ReportRow): Promise<Pick<OpenedReport, 'owner' | 'isDeleted'>> {
	const [found] = await read()
		.select({ kind: thread.ownerKind, id: thread.ownerId, deletedAt: messageDeletion.at })
		.from(message)
		.innerJoin(thread, eq(thread.id, message.threadId))
		.leftJoin(messageDeletion, eq(messageDeletion.messageId, message.id))
		.where(eq(message.id, row.subjectId));
	if (!found) return { owner: null, isDeleted: false };
	const { kind, id, deletedAt } = found;
	return { owner: kind === 'space' ? null : { kind, id }, isDeleted: deletedAt !== null };
}
