import { carrying } from '$lib/realtime/applyFile';
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
	const recalled = recall(member.spaceId, face, n, head);
	const events = recalled ?? (await present(await eventsAfter(read(), member.spaceId, n, head - n), face));
	return { head, events: withPresentFiles(withoutGoneThreads(latestOfEachSubject(events))), reset: false };
}

function latestOfEachSubject(events: WireEvent[]): WireEvent[] {
	const latest = new Map(events.map((event) => [event.subject, event.n]));
	return events.filter((event) => latest.get(event.subject) === event.n);
}

/** What was remembered of a thread goes with the message that it is about, if that is hidden from who asks by now. */
function withoutGoneThreads(events: WireEvent[]): WireEvent[] {
	const hidden = events.filter(({ type, now }) => type.startsWith('message.') && now === null);
	const gone = new Set(hidden.map(({ subject }) => subject));
	const isGone = ({ now }: WireEvent) => now !== null && 'thread' in now && gone.has(now.thread ?? '');
	return events.map((event) => (isGone(event) ? { ...event, now: null } : event));
}

/** What was remembered of a message shows of its files what may be seen of them by now. */
function withPresentFiles(events: WireEvent[]): WireEvent[] {
	const told = events.filter((event) => isAboutFile(event));
	if (told.length === 0) return events;
	return events.map((event) => {
		if (!isAboutMessage(event) || event.now === null) return event;
		const later = told.filter(({ n }) => n > event.n);
		return { ...event, now: later.reduce((face, file) => carrying(face, file.subject, file.now), event.now) };
	});
}

type EventAbout<Subject extends string> = Extract<WireEvent, { type: `${Subject}.${string}` }>;

function isAboutFile(event: WireEvent): event is EventAbout<'file'> {
	return event.type.startsWith('file.');
}

function isAboutMessage(event: WireEvent): event is EventAbout<'message'> {
	return event.type.startsWith('message.');
}
