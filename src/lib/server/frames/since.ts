import type { Since, WireEvent } from '$lib/realtime/events';
import { read } from '../db/store';
import { Invalid } from '../errors';
import { eventsAfter, logBounds } from '../log/events';
import { faceFor, type Membership } from '../projects/access';
import { present } from './present';
import { recall } from './recent';

const mostEvents = 500;

/**
 * What a member missed after number `n`: at most 500 events, each subject once with its present face, up to the head
 * that was read first. More than that, or more than the log still holds, is `reset`.
 * @throws Invalid for a number beyond the head.
 */
export async function since(member: Membership, n: number): Promise<Since> {
	const { head, first } = await logBounds(read(), member.spaceId);
	if (n > head) throw new Invalid('error_invalid');
	if (n === head) return { head, events: [], reset: false };
	if (n + 1 < first || head - n > mostEvents) return { head, reset: true };
	const face = faceFor(member);
	const remembered = recall(member.spaceId, face, n, head);
	const holds = remembered !== null && !remembered.some(changesOthers);
	const events = holds ? remembered : await present(await eventsAfter(read(), member.spaceId, n, head - n), face);
	return { head, events: latestOfEachSubject(events), reset: false };
}

function latestOfEachSubject(events: WireEvent[]): WireEvent[] {
	const latest = new Map(events.map((event) => [event.subject, event.n]));
	return events.filter((event) => latest.get(event.subject) === event.n);
}

/**
 * What was hidden took all that is said about it along, and a file out of sight its name out of messages: what was
 * remembered of those is of before.
 */
function changesOthers({ type }: WireEvent): boolean {
	return /\.(hidden|shown)$|^file\.(removed|restored)$/.test(type);
}
