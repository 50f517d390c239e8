import type { Words } from '$lib/realtime/words';
import type { Reaction } from '$lib/schemas/reactions';
import { index, instant, integer, json, primaryKey, table, text, uniqueIndex } from '../dialect';
import { file } from './files';
import { person, school } from './people';
import { space } from './projects';

/** A line of talk. Every space has one main thread, whose owner is the space; a message, a card, a file may own one. */
export const thread = table(
	'thread',
	{
		/** The id of its owner. */
		id: text('id').primaryKey(),
		spaceId: text('space_id')
			.notNull()
			.references(() => space.id),
		ownerKind: text('owner_kind').$type<'space' | 'message' | 'card' | 'file'>().notNull(),
		ownerId: text('owner_id').notNull()
	},
	(t) => [uniqueIndex('thread_by_owner').on(t.ownerKind, t.ownerId)]
);

export const message = table(
	'message',
	{
		id: text('id').primaryKey(),
		threadId: text('thread_id')
			.notNull()
			.references(() => thread.id),
		/** Number of the event that posted it: its place in the talk. */
		n: integer('n').notNull(),
		authorId: text('author_id')
			.notNull()
			.references(() => person.id),
		/** As it was written, in Markdown. */
		text: text('text').notNull(),
		/** What the Markdown means, and which version of the parser said so. Null: the text as it is, one plain paragraph. */
		words: json<Words | null>('words'),
		parser: integer('parser').notNull().default(0),
		lang: text('lang').$type<'en' | 'nl'>().notNull(),
		at: instant('at').notNull(),
		/** When it was last edited; what it said before is in `message_version`. */
		editedAt: instant('edited_at')
	},
	(t) => [uniqueIndex('message_in_order').on(t.threadId, t.n), index('message_by_author').on(t.authorId, t.at)]
);

/** What a message said before an edit: 1 is the first version. For staff. */
export const messageVersion = table(
	'message_version',
	{
		messageId: text('message_id')
			.notNull()
			.references(() => message.id),
		version: integer('version').notNull(),
		text: text('text').notNull(),
		words: json<Words | null>('words'),
		/** When this version was written. */
		at: instant('at').notNull()
	},
	(t) => [primaryKey({ columns: [t.messageId, t.version] })]
);

/** A message its author took back: a tombstone for everybody. Its text stays in the row, for a report made later. */
export const messageDeletion = table('message_deletion', {
	messageId: text('message_id')
		.primaryKey()
		.references(() => message.id),
	byId: text('by_id')
		.notNull()
		.references(() => person.id),
	at: instant('at').notNull()
});

export const reaction = table(
	'reaction',
	{
		messageId: text('message_id')
			.notNull()
			.references(() => message.id),
		kind: text('kind').$type<Reaction>().notNull(),
		personId: text('person_id')
			.notNull()
			.references(() => person.id),
		at: instant('at').notNull()
	},
	(t) => [primaryKey({ columns: [t.messageId, t.kind, t.personId] })]
);

export const messagePin = table(
	'message_pin',
	{
		messageId: text('message_id')
			.primaryKey()
			.references(() => message.id),
		spaceId: text('space_id')
			.notNull()
			.references(() => space.id),
		byId: text('by_id')
			.notNull()
			.references(() => person.id),
		at: instant('at').notNull()
	},
	(t) => [index('message_pin_by_space').on(t.spaceId)]
);

/** Whom a message speaks to: a person, or a group of the space. */
export const mention = table(
	'mention',
	{
		id: text('id').primaryKey(),
		messageId: text('message_id')
			.notNull()
			.references(() => message.id),
		kind: text('kind').$type<'person' | 'team' | 'teachers' | 'everyone'>().notNull(),
		/** Of a person only. */
		personId: text('person_id').references(() => person.id)
	},
	(t) => [index('mention_by_message').on(t.messageId), index('mention_by_person').on(t.personId)]
);

/** "Answer needed": open until the other school answers in the message's thread, or its author settles it. */
export const question = table(
	'question',
	{
		messageId: text('message_id')
			.primaryKey()
			.references(() => message.id),
		spaceId: text('space_id')
			.notNull()
			.references(() => space.id),
		/** The asking school: an answer comes from another one. */
		schoolId: text('school_id')
			.notNull()
			.references(() => school.id),
		at: instant('at').notNull(),
		settledAt: instant('settled_at'),
		/** The person who answered or settled it. */
		settledById: text('settled_by_id').references(() => person.id)
	},
	(t) => [index('question_by_space').on(t.spaceId, t.settledAt)]
);

/** A file that a message carries, as it was when it was sent. */
export const messageFile = table(
	'message_file',
	{
		messageId: text('message_id')
			.notNull()
			.references(() => message.id),
		fileId: text('file_id')
			.notNull()
			.references(() => file.id),
		version: integer('version').notNull(),
		name: text('name').notNull(),
		position: integer('position').notNull()
	},
	(t) => [primaryKey({ columns: [t.messageId, t.fileId] }), index('message_file_by_file').on(t.fileId)]
);
