import { now } from '$lib/time/clock';
import { addDays, wallTimeAt } from '$lib/time/wallTimes';
import type { Viewer } from '../auth/viewer';
import { membershipsOf, type Membership } from '../projects/access';
import { lastVisitBeforeToday } from '../projects/readMarks';
import { messagesOfOthersAfter } from '../talk/unread';

/** "While you slept", for the talk: what happened in the viewer's spaces since the last visit before today. */
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
	/** Number of the oldest of them not yet read; null when all are. A row that is read stays, greyed, until midnight. */
	firstUnread: number | null;
}

export async function sleptOf(viewer: Viewer): Promise<Slept> {
	const members = await membershipsOf(viewer.id);
	const { zone } = viewer.school;
	const visits = members.map((member) => lastVisitBeforeToday(member, zone));
	const rows = await Promise.all(members.map((member, index) => rowOf(member, visits[index]!.n)));
	const since = Math.max(0, ...visits.map((visit) => visit.at));
	return { title: wasLastNight(since, zone) ? 'slept' : 'since', since, rows: rows.filter((row) => row.messages > 0) };
}

async function rowOf(member: Membership, after: number): Promise<SleptRow> {
	const messages = await messagesOfOthersAfter(member, after);
	const firstUnread = messages.find((message) => message.n > member.readTo)?.n ?? null;
	return { space: member.spaceId, messages: messages.length, firstUnread };
}

/** The last visit was yesterday, so that what lies between is one night. */
function wasLastNight(since: number, zone: string): boolean {
	const today = wallTimeAt(now(), zone).date;
	return wallTimeAt(since, zone).date === addDays(today, -1);
}
