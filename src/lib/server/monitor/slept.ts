import { and, eq, gt, inArray, isNull, ne, type SQLWrapper } from 'drizzle-orm';
import { now } from '$lib/time/clock';
import { addDays, wallTimeAt } from '$lib/time/wallTimes';
import type { Viewer } from '../auth/viewer';
import { cardRemoval } from '../db/schema/board';
import { fileRemoval } from '../db/schema/files';
import { event } from '../db/schema/log';
import { hiding } from '../db/schema/projects';
import { read } from '../db/store';
import { membershipsOf, type Membership } from '../projects/access';
import { lastVisitBeforeToday } from '../projects/readMarks';
import { messagesOfOthersAfter } from '../talk/unread';

/** "While you slept": what others did in the viewer's spaces since the last visit before today, read from the logs. */
export interface Slept {
	/** Whether the night before today is what was missed; otherwise the page says since when. */
	title: 'slept' | 'since';
	/** UTC ms of the last visit before today, over all spaces. */
	since: number;
	rows: SleptRow[];
}

export interface SleptRow {
	space: string;
	/** Messages of others; stops at 100. */
	messages: number;
	/** Cards that others made, changed or moved, each once. Those in the bin and hidden ones do not count. */
	cards: number;
	/** Files that others brought, new or as a new version, each once. Those in the bin and hidden ones do not count. */
	files: number;
	/** Number of the oldest message not yet read; null when all are. */
	firstUnread: number | null;
	/** Board and files have been looked at since: with no message unread the row turns grey, and stays until midnight. */
	seen: boolean;
}

export async function sleptOf(viewer: Viewer): Promise<Slept> {
	const members = (await membershipsOf(viewer.id)).filter(({ role }) => role !== 'visitor');
	const { zone } = viewer.school;
	const visits = members.map((member) => lastVisitBeforeToday(member, zone));
	const rows = await Promise.all(members.map((member, index) => rowOf(member, visits[index]!.n)));
	const since = Math.max(0, ...visits.map((visit) => visit.at));
	const title = wasLastNight(since, zone) ? 'slept' : 'since';
	return { title, since, rows: rows.filter(({ messages, cards, files }) => messages + cards + files > 0) };
}

async function rowOf(member: Membership, after: number): Promise<SleptRow> {
	const [messages, cards, files] = await Promise.all([
		messagesOfOthersAfter(member, after),
		cardsOfOthersAfter(member, after),
		filesOfOthersAfter(member, after)
	]);
	const firstUnread = messages.find((message) => message.n > member.readTo)?.n ?? null;
	const seen = [...cards, ...files].every(({ n }) => n <= member.seenTo);
	const counts = { messages: messages.length, cards: subjectsOf(cards), files: subjectsOf(files) };
	return { space: member.spaceId, ...counts, firstUnread, seen };
}

async function cardsOfOthersAfter(member: Membership, after: number) {
	return read()
		.select({ n: event.n, subject: event.subject })
		.from(event)
		.leftJoin(cardRemoval, eq(cardRemoval.cardId, event.subject))
		.leftJoin(hiding, eq(hiding.subjectId, event.subject))
		.where(and(byOthersAfter(member, after), inArray(event.type, cardEvents), isThere(cardRemoval.cardId)));
}

async function filesOfOthersAfter(member: Membership, after: number) {
	return read()
		.select({ n: event.n, subject: event.subject })
		.from(event)
		.leftJoin(fileRemoval, eq(fileRemoval.fileId, event.subject))
		.leftJoin(hiding, eq(hiding.subjectId, event.subject))
		.where(and(byOthersAfter(member, after), inArray(event.type, fileEvents), isThere(fileRemoval.fileId)));
}

const cardEvents = ['card.created', 'card.edited', 'card.moved', 'card.restored'];
const fileEvents = ['file.added', 'file.replaced', 'file.restored'];

function isThere(removed: SQLWrapper) {
	return and(isNull(removed), isNull(hiding.subjectId));
}

function byOthersAfter(member: Membership, after: number) {
	return and(eq(event.logId, member.spaceId), gt(event.n, after), ne(event.actorId, member.personId));
}

function subjectsOf(events: { subject: string }[]): number {
	return new Set(events.map(({ subject }) => subject)).size;
}

/** The last visit was yesterday, so that what lies between is one night. */
function wasLastNight(since: number, zone: string): boolean {
	const today = wallTimeAt(now(), zone).date;
	return wallTimeAt(since, zone).date === addDays(today, -1);
}
