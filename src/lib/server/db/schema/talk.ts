import { index, instant, integer, table, text, uniqueIndex } from '../dialect';
import { person } from './people';
import { space } from './projects';

/** A line of talk. Every space has one main thread; its owner is the space itself. */
export const thread = table(
	'thread',
	{
		id: text('id').primaryKey(),
		spaceId: text('space_id')
			.notNull()
			.references(() => space.id),
		ownerKind: text('owner_kind').$type<'space'>().notNull(),
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
		text: text('text').notNull(),
		lang: text('lang').$type<'en' | 'nl'>().notNull(),
		at: instant('at').notNull()
	},
	(t) => [uniqueIndex('message_in_order').on(t.threadId, t.n)]
);

/** A hidden message: gone for students, kept for staff with who and when. Showing it again deletes the row. */
export const messageHiding = table(
	'message_hiding',
	{
		messageId: text('message_id')
			.primaryKey()
			.references(() => message.id),
		byId: text('by_id')
			.notNull()
			.references(() => person.id),
		at: instant('at').notNull()
	},
	(t) => [index('message_hiding_by_person').on(t.byId)]
);
