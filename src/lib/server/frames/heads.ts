import type { Head, Heads } from '$lib/realtime/events';
import { now } from '$lib/time/clock';
import { read } from '../db/store';
import { headsOf } from '../log/events';
import { coordinatorNoticeCount, noticeCount } from '../notices/notices';
import { membershipsOf, type Membership } from '../projects/access';
import { waitingFor } from '../safety/waiting';
import { unreadCount } from '../talk/unread';

/** The viewer's spaces with head, unread and read mark, and the reports that wait for them: what a client may have missed. */
export async function heads(viewer: { id: string }): Promise<Heads> {
	return headsFor(viewer.id, await membershipsOf(viewer.id));
}

/** The same for whom all memberships are at hand. */
export async function headsFor(personId: string, members: Membership[]): Promise<Heads> {
	const [spaces, reports] = await Promise.all([headsOfMembers(members), waitingFor(personId, members)]);
	return { now: now(), spaces, notices: await noticesWaiting(personId, members, spaces), reports };
}

/** How many notices wait for a person with these memberships, whose heads are known. */
export async function noticesWaiting(personId: string, members: Membership[], heads: Head[]): Promise<number> {
	const ofSpaces = noticeCount(members, new Map(heads.map(({ space, unread }) => [space, unread])));
	// Coordinators are in no space but to look.
	const isMember = members.some(({ role }) => role !== 'visitor');
	return (await ofSpaces) + (isMember ? 0 : await coordinatorNoticeCount(personId));
}

export async function headsOfMembers(members: Membership[]): Promise<Head[]> {
	const known = await headsOf(
		read(),
		members.map((member) => member.spaceId)
	);
	return Promise.all(
		members.map(async (member) => {
			const head = known.get(member.spaceId) ?? 0;
			return { space: member.spaceId, head, unread: await unreadCount(member, head), readTo: member.readTo };
		})
	);
}
