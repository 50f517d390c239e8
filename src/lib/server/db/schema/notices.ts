import { boolean, index, instant, integer, json, primaryKey, table, text, uniqueIndex } from '../dialect';
import { person } from './people';
import { space } from './projects';

/** Something a person should know, once per person and subject. What it says is read from its subject when it is shown. */
export const notice = table(
	'notice',
	{
		id: text('id').primaryKey(),
		personId: text('person_id')
			.notNull()
			.references(() => person.id),
		kind: text('kind').$type<'mention' | 'reply' | 'answer' | 'report' | 'outcome'>().notNull(),
		/** Where it happened: of a report, the teachers' space of the project. */
		spaceId: text('space_id')
			.notNull()
			.references(() => space.id),
		/** The message or the report. */
		subjectId: text('subject_id').notNull(),
		/** Of a message: its number, by which it is found in the talk. */
		n: integer('n').notNull(),
		/** Of an answer in a thread: the message, card or file it is about. */
		threadId: text('thread_id'),
		at: instant('at').notNull(),
		readAt: instant('read_at')
	},
	(t) => [
		uniqueIndex('notice_once').on(t.personId, t.subjectId),
		index('notice_by_person').on(t.personId, t.at),
		index('notice_unread').on(t.personId, t.readAt)
	]
);

/** What a person wants to be told of in a space; no row: what their role starts with. */
export const noticeLevel = table(
	'notice_level',
	{
		personId: text('person_id')
			.notNull()
			.references(() => person.id),
		spaceId: text('space_id')
			.notNull()
			.references(() => space.id),
		level: text('level').$type<'everything' | 'mentions' | 'nothing'>().notNull(),
		at: instant('at').notNull()
	},
	(t) => [primaryKey({ columns: [t.personId, t.spaceId] })]
);

/** How far the notices have read a log. */
export const noticeCursor = table('notice_cursor', {
	logId: text('log_id').primaryKey(),
	n: integer('n').notNull()
});

/** Where mail reaches a member of staff. Until they opened the link that was sent there, nothing else is. */
export const mailAddress = table('mail_address', {
	personId: text('person_id')
		.primaryKey()
		.references(() => person.id),
	address: text('address').notNull(),
	at: instant('at').notNull(),
	confirmedAt: instant('confirmed_at'),
	/** Whether they want the overview of each school day. */
	daily: boolean('daily').notNull()
});

/** A link in a mail: confirms an address, or asks for less. Id: SHA-256 of its token. */
export const mailLink = table(
	'mail_link',
	{
		id: text('id').primaryKey(),
		kind: text('kind').$type<'confirm' | 'less'>().notNull(),
		personId: text('person_id')
			.notNull()
			.references(() => person.id),
		/** To what address it went: a link to an earlier one confirms nothing. */
		address: text('address').notNull(),
		expiresAt: instant('expires_at').notNull()
	},
	(t) => [index('mail_link_by_person').on(t.personId, t.kind), index('mail_link_by_expiry').on(t.expiresAt)]
);

/** A mail that is to go out, is going out or went. What it says is made of these facts when it goes. */
export const mail = table(
	'mail',
	{
		id: text('id').primaryKey(),
		personId: text('person_id')
			.notNull()
			.references(() => person.id),
		kind: text('kind').$type<'confirm' | 'report' | 'daily'>().notNull(),
		/** Ids and numbers. Never names, texts or tokens. */
		facts: json<Record<string, string | number>>('facts').notNull(),
		state: text('state').$type<'waiting' | 'sending' | 'sent' | 'dropped'>().notNull(),
		attempts: integer('attempts').notNull(),
		at: instant('at').notNull(),
		/** Not to be tried before. */
		dueAt: instant('due_at').notNull()
	},
	(t) => [index('mail_by_state').on(t.state, t.dueAt), index('mail_by_person').on(t.personId, t.at)]
);

/** The overview of a day was made for a person: written before it is sent, so that nobody gets it twice. */
export const dailyOverview = table(
	'daily_overview',
	{
		personId: text('person_id')
			.notNull()
			.references(() => person.id),
		/** YYYY-MM-DD in the zone of their school. */
		date: text('date').notNull(),
		at: instant('at').notNull()
	},
	(t) => [primaryKey({ columns: [t.personId, t.date] })]
);
