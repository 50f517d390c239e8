import type { Head, Heads } from '$lib/realtime/events';
import { now } from '$lib/time/clock';
import { read } from '../db/store';
import { headsOf } from '../log/events';
import { membershipsOf, type Membership } from '../projects/access';
import { unreadCount } from '../talk/unread';

/** The viewer's spaces with head, unread and read mark: how a client learns that it missed something. */
export async function heads(viewer: { id: string }): Promise<Heads> {
	return { now: now(), spaces: await headsOfMembers(await membershipsOf(viewer.id)) };
}

export async function headsOfMembers(members: Membership[]): Promise<Head[]> {
	const known = await headsOf(
		read(),
		members.map((member) => member.spaceId)
	);
	return Promise.all(
		members.map(async (member) => ({
			space: member.spaceId,
			head: known.get(member.spaceId) ?? 0,
			unread: await unreadCount(member),
			readTo: member.readTo
		}))
	);
}
