import { boolean, index, instant, integer, primaryKey, table, text, uniqueIndex } from '../dialect';
import { person } from './people';
import { space } from './projects';

/** A column of a space's board. */
export const boardColumn = table(
	'board_column',
	{
		id: text('id').primaryKey(),
		spaceId: text('space_id')
			.notNull()
			.references(() => space.id),
		name: text('name').notNull(),
		/** A fractional index, compared byte by byte. Made by the server only. */
		rank: text('rank').notNull(),
		/** Cards in it count as done. */
		holdsDone: boolean('holds_done').notNull(),
		/** When it was taken away, empty; null while it stands. */
		removedAt: instant('removed_at')
	},
	(t) => [uniqueIndex('board_column_in_order').on(t.spaceId, t.rank)]
);

/** A task on a board. One row is in one column. */
export const card = table(
	'card',
	{
		id: text('id').primaryKey(),
		spaceId: text('space_id')
			.notNull()
			.references(() => space.id),
		columnId: text('column_id')
			.notNull()
			.references(() => boardColumn.id),
		rank: text('rank').notNull(),
		title: text('title').notNull(),
		text: text('text').notNull(),
		lang: text('lang').$type<'en' | 'nl'>().notNull(),
		/** Grows with every edit of what people wrote: who edits an older one is shown both texts. */
		version: integer('version').notNull(),
		/** What was agreed on: wall time in a school's zone. */
		dueDate: text('due_date'),
		dueTime: text('due_time'),
		dueZone: text('due_zone'),
		/** The same as a moment, derived; decides what is late. */
		dueAt: instant('due_at'),
		createdBy: text('created_by')
			.notNull()
			.references(() => person.id),
		createdAt: instant('created_at').notNull()
	},
	(t) => [
		uniqueIndex('card_in_order').on(t.columnId, t.rank),
		index('card_by_space').on(t.spaceId),
		index('card_by_due').on(t.dueAt)
	]
);

export const cardAssignee = table(
	'card_assignee',
	{
		cardId: text('card_id')
			.notNull()
			.references(() => card.id),
		personId: text('person_id')
			.notNull()
			.references(() => person.id),
		at: instant('at').notNull()
	},
	(t) => [primaryKey({ columns: [t.cardId, t.personId] }), index('card_assignee_by_person').on(t.personId)]
);

/** A card in the bin, with who put it there and when. Taking it out again deletes the row. */
export const cardRemoval = table('card_removal', {
	cardId: text('card_id')
		.primaryKey()
		.references(() => card.id),
	byId: text('by_id')
		.notNull()
		.references(() => person.id),
	at: instant('at').notNull()
});
