import type { Frame } from '$lib/realtime/events';
import type { LoggedEvent } from '../log/events';
import { faceFor, type Membership } from '../projects/access';
import { presentOwn } from './present';

/** The frame of the member's own commit: what an action answers with, applied in the browser like any other frame. */
export async function frameOf(member: Membership, event: LoggedEvent): Promise<Frame> {
	return { space: member.spaceId, head: event.n, events: await presentOwn(event, faceFor(member)) };
}
