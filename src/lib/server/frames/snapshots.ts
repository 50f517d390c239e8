import type { BoardContent, FilesContent, TalkContent } from '$lib/realtime/apply';
import { boardOf } from '../board/faces';
import { read } from '../db/store';
import { filesOf } from '../files/faces';
import { logBounds } from '../log/events';
import type { Membership } from '../projects/access';
import { freezeOf, membersOf, mutesOf, openingsOf } from '../projects/faces';
import { pinsOf } from '../talk/pins';
import { openQuestionsOf } from '../talk/questions';
import { threadOf, type ThreadPart } from '../talk/threads';
import { openingWindow, talkWindow, type TalkPlace } from '../talk/windows';

/**
 * What the pages of a space hold when they open. The number of the log is read first: what is read after it may only
 * be newer, and the frames after the number do newer content no harm.
 */
export interface Snapshot<Content> {
	n: number;
	content: Content;
	readTo: number;
}

/** @param place where a link leads; without it the talk opens at the first message not read. */
export function talkSnapshot(member: Membership, place?: TalkPlace | null): Promise<Snapshot<TalkContent>> {
	return snapshot(member, async () => {
		const head = Promise.all([openQuestionsOf(member), pinsOf(member)]);
		const part = await (place ? talkWindow(member, place) : openingWindow(member));
		const [questions, pins] = await head;
		return { ...part, questions, pins };
	});
}

/**
 * A thread as a page opens it beside what it holds: its number may be older or newer than the page's.
 * @throws NotFound when there is nothing for the member that such a thread could be about.
 */
export async function threadSnapshot(member: Membership, id: string): Promise<{ n: number } & ThreadPart> {
	const { head } = await logBounds(read(), member.spaceId);
	return { n: head, ...(await threadOf(member, id)) };
}

export function boardSnapshot(member: Membership): Promise<Snapshot<BoardContent>> {
	return snapshot(member, () => boardOf(member));
}

export function filesSnapshot(member: Membership): Promise<Snapshot<FilesContent>> {
	return snapshot(member, async () => ({ files: await filesOf(member) }));
}

async function snapshot<Part extends object>(member: Membership, part: () => Promise<Part>) {
	const { head } = await logBounds(read(), member.spaceId);
	const [own, members, openings, frozen, mutes] = await Promise.all([
		part(),
		membersOf(member),
		openingsOf(member),
		freezeOf(member),
		member.spaceKind === 'staff' ? mutesOf(member) : []
	]);
	return { n: head, content: { ...own, members, openings, frozen, mutes }, readTo: member.readTo };
}
