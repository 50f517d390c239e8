import {
	aliasedTable,
	and,
	desc,
	eq,
	gt,
	inArray,
	isNotNull,
	isNull,
	lt,
	ne,
	notInArray,
	or,
	sql,
	type SQL,
	type SQLWrapper
} from 'drizzle-orm';
import { now } from '$lib/time/clock';
import type { Viewer } from '../auth/viewer';
import { notice } from '../db/schema/notices';
import { person } from '../db/schema/people';
import { hiding, membership, project, space } from '../db/schema/projects';
import { reportStep } from '../db/schema/safety';
import { message, messageDeletion, question, thread } from '../db/schema/talk';
import { prepared } from '../db/prepared';
import { read, write, type Reader } from '../db/store';
import { logBounds } from '../log/events';
import type { Membership } from '../projects/access';
import { markRead } from '../projects/readMarks';
import { plainText } from '../talk/plainText';
import type { OwnerKind } from '../talk/threads';
import { unreadCount } from '../talk/unread';
import { coordinatorCount, coordinatorNotices, isOpen } from './coordinators';
import { levelsOf } from './levels';
import { quietOf } from './quiet';
import { tellAtOnce } from './telling';
import type { NoticeKind } from './recipients';

/**
 * A person's notices: what was said to them and asked of them. Each is a pointer; what it says is read from its
 * subject now, so what was hidden or deleted meanwhile, or is in a space they left, is no notice any more.
 */
export interface NoticeRow {
	id: string;
	kind: NoticeKind;
	project: { id: string; title: string; language: 'en' | 'nl' };
	/** Null for a coordinator, who is in none. */
	space: { id: string; kind: 'common' | 'staff' | 'team'; name: string } | null;
	/** Of a message: who wrote it, and how it begins. Null for reports: those stand behind a click. */
	said: { name: string; schoolId: string; text: string; lang: 'en' | 'nl' } | null;
	subject: string;
	n: number;
	thread: string | null;
	/** What the thread is about; null in the main talk. */
	about: OwnerKind | null;
	at: number;
	isNew: boolean;
}

/** A space whose every message the person wants to be told of, and how many they have not read; stops at 100. */
export interface UnreadSpace {
	space: string;
	unread: number;
}

const mostShown = 100;
const mostCounted = 100;
const shownFor = 30 * 24 * 60 * 60_000;
const excerpt = 140;

/** The newest hundred of the last thirty days, newest first. What came in the quiet hours that run now waits. */
export async function noticesOf(viewer: Viewer): Promise<NoticeRow[]> {
	const until = await newsUntil(viewer.id);
	const moment = { person: viewer.id, now: now(), since: now() - shownFor };
	const [rows, asCoordinator] = await Promise.all([
		present(read(), moment, lt(notice.at, until)).orderBy(desc(notice.at), desc(notice.id)).limit(mostShown),
		viewer.role === 'coordinator' ? coordinatorNotices(viewer.id, moment.since) : []
	]);
	const ofSpaces = rows.map(({ notice: row, about, space: where, project: around, said, author, waits }) => ({
		...facts(row),
		about,
		project: { id: around.id, title: around.title, language: around.language },
		space: { id: where.id, kind: where.kind, name: where.name },
		said: said &&
			author && { name: author.name, schoolId: author.schoolId, text: beginning(said.text), lang: said.lang },
		isNew: Number(waits) === 1
	}));
	const ofExchange = asCoordinator
		.filter(({ notice: row }) => row.at < until)
		.map((one) => ({ ...facts(one.notice), project: one.project, space: null, said: null, isNew: isOpen(one) }));
	return ofExchange.length === 0 ? ofSpaces : [...ofSpaces, ...ofExchange].sort((a, b) => b.at - a.at);
}

function facts({ id, kind, subjectId: subject, n, threadId: thread, at }: typeof notice.$inferSelect) {
	return { id, kind, subject, n, thread, about: null, at };
}

/**
 * How many notices wait: each notice once, and every unread message of the spaces in which the person wants to be
 * told of everything. `unread` by space, where it has been counted already. At most 100 by kind of counting.
 */
export async function noticeCount(members: Membership[], unread: Map<string, number>): Promise<number> {
	const [first] = members;
	if (!first) return 0;
	const [levels, rows] = await Promise.all([levelsOf(members), unreadOf(first.personId)]);
	const loud = members.filter(({ spaceId }) => levels.get(spaceId) === 'everything' && (unread.get(spaceId) ?? 0) > 0);
	if (rows.length === 0 && loud.length === 0) return 0;
	const quiet = await quietOf(first.personId);
	const inLoud = new Set(quiet ? [] : loud.map(({ spaceId }) => spaceId));
	const counted = rows.filter(({ at, spaceId, n, readTo, kind }) => {
		if (quiet && at >= quiet.since) return false;
		return !(inLoud.has(spaceId) && isOfTalk(kind) && n > readTo);
	});
	const messages = quiet ? 0 : loud.reduce((sum, { spaceId }) => sum + (unread.get(spaceId) ?? 0), 0);
	return counted.length + messages;
}

/** How many reports wait for a coordinator. */
export async function coordinatorNoticeCount(personId: string): Promise<number> {
	return coordinatorCount(personId, now() - shownFor, await newsUntil(personId));
}

/** How many wait of each kind, for an overview: quiet hours are over by then. */
export async function countsByKind(personId: string): Promise<Map<NoticeKind, number>> {
	const counts = new Map<NoticeKind, number>([['report', await coordinatorCount(personId, now() - shownFor)]]);
	const moment = { person: personId, now: now(), since: now() - shownFor };
	const isMereTalk = sql`case when ${inArray(notice.kind, ['mention', 'reply'])} then 1 else 0 end`;
	// What asks for something comes first: who calls somebody a hundred times hides nothing from them.
	const rows = await present(read(), moment, isWaiting()).orderBy(isMereTalk, desc(notice.at)).limit(mostCounted);
	for (const { notice: row } of rows) counts.set(row.kind, (counts.get(row.kind) ?? 0) + 1);
	return counts;
}

/** The spaces of which the person wants to hear everything, with what is unread there. None in quiet hours. */
export async function loudSpaces(members: Membership[]): Promise<UnreadSpace[]> {
	const levels = await levelsOf(members);
	const loud = members.filter(({ spaceId }) => levels.get(spaceId) === 'everything');
	if (loud.length === 0 || (await quietOf(loud[0]!.personId))) return [];
	const spaces = loud.map(async (member) => ({ space: member.spaceId, unread: await unreadCount(member) }));
	return (await Promise.all(spaces)).filter(({ unread }) => unread > 0);
}

/** One notice, or all of a thread, has been looked at. Their other screens hear it. */
export async function markNoticesRead(viewer: Viewer, which: { notice: string } | { thread: string }): Promise<void> {
	const chosen = 'notice' in which ? eq(notice.id, which.notice) : eq(notice.threadId, which.thread);
	await settleRows(viewer.id, chosen);
}

/** All of them, and every message of the spaces of which they want to hear everything. Returns those memberships. */
export async function markAllRead(viewer: Viewer, members: Membership[]): Promise<Membership[]> {
	const until = await newsUntil(viewer.id);
	await settleRows(viewer.id, lt(notice.at, until));
	const loud = new Set((await loudSpaces(members)).map(({ space: id }) => id));
	const changed = members.filter(({ spaceId }) => loud.has(spaceId));
	for (const member of changed) await markRead(member, (await logBounds(read(), member.spaceId)).head);
	return changed;
}

async function settleRows(personId: string, which: SQL): Promise<void> {
	const changed = await write((tx) =>
		tx
			.update(notice)
			.set({ readAt: now() })
			.where(and(eq(notice.personId, personId), isNull(notice.readAt), which))
			.returning({ id: notice.id })
	);
	if (changed.length > 0) tellAtOnce(personId);
}

/** What came later waits for the end of the quiet hours. UTC ms. */
async function newsUntil(personId: string): Promise<number> {
	return (await quietOf(personId))?.since ?? Number.MAX_SAFE_INTEGER;
}

/** Asked with every `heads`: compiled once. What was read is not among the hundred, or who calls often would hide the rest. */
const unreadRows = prepared(['person', 'now', 'since'], (on, values) =>
	present(on, values, isWaiting()).limit(mostCounted)
);

async function unreadOf(personId: string) {
	const rows = await unreadRows(read(), { person: personId, now: now(), since: now() - shownFor });
	return rows.map(({ notice: row, readTo }) => ({ ...row, readTo }));
}

/**
 * Reading the talk reads what was said to one there; what stands in a thread waits until that is opened. A question
 * that was answered, and a report that a colleague has settled, ask nobody any more.
 */
function isWaiting(): SQL {
	const isAhead = or(notInArray(notice.kind, ofTalk), isNotNull(notice.threadId), gt(notice.n, membership.readTo));
	const isAsked = or(ne(notice.kind, 'answer'), isNull(question.settledAt));
	const isUnsettled = or(ne(notice.kind, 'report'), isNull(reportStep.at));
	return and(isNull(notice.readAt), isAhead, isAsked, isUnsettled)!;
}

const ofTalk: NoticeKind[] = ['mention', 'reply', 'answer'];

function isOfTalk(kind: NoticeKind): boolean {
	return ofTalk.includes(kind);
}

const around = aliasedTable(hiding, 'around');

interface Moment {
	person: SQLWrapper | string;
	/** UTC ms. */
	now: SQLWrapper | number;
	since: SQLWrapper | number;
}

/** Notices of spaces the person is still in, about what is still there to be seen. */
function present(on: Reader, { person: reader, now: at, since }: Moment, further: SQL) {
	const isActive = or(isNull(membership.until), gt(membership.until, at));
	const isSeen = and(isNull(hiding.subjectId), isNull(around.subjectId), isNull(messageDeletion.messageId));
	return on
		.select({
			notice,
			about: thread.ownerKind,
			space,
			project,
			readTo: membership.readTo,
			waits: sql<number>`case when ${isWaiting()} then 1 else 0 end`,
			said: message,
			author: { name: person.name, schoolId: person.schoolId }
		})
		.from(notice)
		.innerJoin(membership, and(eq(membership.spaceId, notice.spaceId), eq(membership.personId, notice.personId)))
		.innerJoin(space, eq(space.id, notice.spaceId))
		.innerJoin(project, eq(project.id, space.projectId))
		.leftJoin(message, eq(message.id, notice.subjectId))
		.leftJoin(thread, eq(thread.id, notice.threadId))
		.leftJoin(person, eq(person.id, message.authorId))
		.leftJoin(question, eq(question.messageId, message.id))
		.leftJoin(reportStep, and(eq(reportStep.reportId, notice.subjectId), eq(reportStep.kind, 'settled')))
		.leftJoin(hiding, eq(hiding.subjectId, message.id))
		.leftJoin(around, eq(around.subjectId, notice.threadId))
		.leftJoin(messageDeletion, eq(messageDeletion.messageId, message.id))
		.where(
			and(eq(notice.personId, reader), gt(notice.at, since), ne(membership.role, 'visitor'), isActive, isSeen, further)
		);
}

/** It is a glimpse, the message is a click away. */
function beginning(text: string): string {
	const line = plainText(text).replace(/\s+/g, ' ').trim();
	return line.length > excerpt ? `${[...line].slice(0, excerpt).join('')}…` : line;
}
