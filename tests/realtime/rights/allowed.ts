import * as v from 'valibot';
import type { Told } from '$lib/realtime/events';
import { reactions } from '$lib/schemas/reactions';

/**
 * Every field that may go over the wire, event by event. Strict all the way down: a field that is not listed here, or
 * one that is missing, is a leak or a lie. Ids and numbers; the only text of people is a message's own.
 */
const id = v.pipe(v.string(), v.uuid());
const n = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(1_600_000_000_000));

const hidden = v.strictObject({ by: v.nullable(id), at: instant, reason: v.nullable(v.string()) });

const words = v.array(v.looseObject({}));

const attached = v.strictObject({
	id,
	version: n,
	name: v.string(),
	type: v.string(),
	bytes: n,
	preview: v.boolean(),
	hidden: v.optional(v.literal(true))
});
const gone = v.strictObject({ id, version: n, gone: v.literal(true) });

const message = v.strictObject({
	id,
	n,
	thread: v.optional(id),
	author: id,
	text: v.string(),
	words: v.optional(words),
	lang: v.picklist(['en', 'nl']),
	at: instant,
	edited: v.optional(instant),
	deleted: v.optional(instant),
	files: v.optional(v.array(v.union([attached, gone]))),
	reactions: v.optional(v.record(v.picklist(reactions), v.array(id))),
	pinned: v.optional(v.strictObject({ by: id, at: instant })),
	question: v.optional(v.strictObject({ school: id, settled: v.optional(v.strictObject({ by: id, at: instant })) })),
	replies: v.optional(v.strictObject({ count: n, at: instant, people: v.array(id) })),
	hidden: v.nullable(hidden)
});

export const member = v.strictObject({ id, person: id, school: id, role: v.picklist(['student', 'teacher']) });

const file = v.strictObject({
	id,
	name: v.string(),
	type: v.string(),
	bytes: n,
	version: n,
	preview: v.boolean(),
	by: id,
	at: instant,
	authors: v.array(id),
	comments: v.optional(v.pipe(n, v.minValue(1))),
	hidden: v.optional(hidden)
});

const rank = v.pipe(v.string(), v.regex(/^[\dA-Za-z]{1,64}$/));

const column = v.strictObject({ id, name: v.string(), rank, holdsDone: v.boolean() });

const card = v.strictObject({
	id,
	column: id,
	rank,
	title: v.string(),
	text: v.string(),
	lang: v.picklist(['en', 'nl']),
	version: n,
	due: v.nullable(v.strictObject({ date: v.string(), time: v.string(), zone: v.string(), at: instant })),
	assignees: v.array(id),
	by: id,
	at: instant,
	comments: v.optional(v.pipe(n, v.minValue(1))),
	hidden: v.optional(hidden)
});

/** Nothing of anybody: who is reported, who reported and what is not among it. */
const report = v.strictObject({
	id,
	state: v.picklist(['new', 'seen', 'settled']),
	escalated: v.boolean(),
	at: instant
});

const head = v.strictObject({ space: id, head: n, unread: n, readTo: n });

const envelope = { n, actor: v.nullable(id), at: instant, subject: id, command: v.nullable(id) };
const messageEvent = v.strictObject({
	...envelope,
	type: v.picklist([
		'message.posted',
		'message.edited',
		'message.deleted',
		'message.reacted',
		'message.unreacted',
		'message.pinned',
		'message.unpinned',
		'message.settled',
		'message.replied',
		'message.hidden',
		'message.shown'
	]),
	now: v.nullable(message)
});
const membershipEvent = v.strictObject({
	...envelope,
	type: v.picklist(['membership.started', 'membership.ended']),
	now: v.nullable(member)
});
const openingEvent = v.strictObject({
	...envelope,
	type: v.literal('space.opened'),
	now: v.strictObject({ id, at: instant, until: instant, reason: v.nullable(v.string()) })
});
const frozen = v.strictObject({ id, by: id, at: instant });
const freezeEvent = v.strictObject({
	...envelope,
	type: v.picklist(['space.frozen', 'space.unfrozen']),
	now: v.nullable(frozen)
});
const mute = v.strictObject({ id, person: id, by: id, at: instant, until: instant });
const muteEvent = v.strictObject({
	...envelope,
	type: v.picklist(['person.muted', 'person.unmuted']),
	now: v.nullable(mute)
});
const fileEvent = v.strictObject({
	...envelope,
	type: v.picklist([
		'file.added',
		'file.replaced',
		'file.renamed',
		'file.removed',
		'file.restored',
		'file.hidden',
		'file.shown',
		'file.commented'
	]),
	now: v.nullable(
		v.strictObject({ ...file.entries, carried: v.optional(v.array(v.strictObject({ message: id, file: attached }))) })
	)
});
const columnEvent = v.strictObject({
	...envelope,
	type: v.picklist(['column.created', 'column.renamed', 'column.moved', 'column.removed', 'column.restored']),
	now: v.nullable(column)
});
const cardEvent = v.strictObject({
	...envelope,
	type: v.picklist([
		'card.created',
		'card.edited',
		'card.moved',
		'card.removed',
		'card.restored',
		'card.hidden',
		'card.shown',
		'card.commented'
	]),
	now: v.nullable(card)
});
const reportEvent = v.strictObject({
	...envelope,
	type: v.picklist(['report.made', 'report.seen', 'report.settled', 'report.escalated']),
	now: report
});
const rulesEvents = [freezeEvent, muteEvent];
const events = v.array(
	v.union([messageEvent, membershipEvent, openingEvent, ...rulesEvents, fileEvent, columnEvent, cardEvent, reportEvent])
);

const heads = v.strictObject({
	now: instant,
	spaces: v.array(head),
	notices: n,
	reports: v.array(v.strictObject({ project: v.nullable(id), open: n }))
});

/** What the socket tells. */
export const allowedTold = {
	frame: v.strictObject({ space: id, head: n, events }),
	welcome: heads,
	heads: v.record(id, n),
	presence: v.strictObject({ space: id, people: v.array(id) }),
	typing: v.strictObject({ space: id, person: id }),
	read: head,
	screens: n,
	left: v.strictObject({ space: id }),
	joined: v.strictObject({ space: id }),
	notices: v.undefined(),
	restricted: v.undefined(),
	reported: v.strictObject({ space: id, subject: id }),
	reports: v.undefined(),
	signedOut: v.undefined()
} satisfies Record<keyof Told, v.GenericSchema>;

/** What the endpoints of a space answer, and `heads`. */
export const allowedAnswers = {
	since: v.strictObject({ head: n, events, reset: v.literal(false) }),
	messages: v.strictObject({ messages: v.array(message), from: n, to: v.optional(n) }),
	thread: v.strictObject({ n, root: v.nullable(message), messages: v.array(message) }),
	versions: v.strictObject({
		versions: v.array(v.strictObject({ version: n, text: v.string(), words: v.nullable(words), at: instant }))
	}),
	heads
};

export function isAllowedEvent(event: string): event is keyof Told {
	return Object.hasOwn(allowedTold, event);
}

/** What is wrong with some data, as a path and a word; empty when they are as they may be. */
export function wrongWith(schema: v.GenericSchema, data: unknown): string[] {
	const { issues = [] } = v.safeParse(schema, data);
	return issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message} in ${JSON.stringify(data)}`);
}
