import { sql } from 'drizzle-orm';
import { index, instant, integer, json, primaryKey, table, text, uniqueIndex } from '../dialect';

/** A numbered record with one audience. A space's log has the space's id, a person's log the person's, and so on. */
export const log = table('log', {
	id: text('id').primaryKey(),
	kind: text('kind').$type<'space' | 'desk' | 'person' | 'school' | 'exchange'>().notNull(),
	/** Number of the newest event, 0 when there is none. */
	head: integer('head').notNull(),
	/** Number of the oldest event kept: a log is cut only from its front. */
	first: integer('first').notNull()
});

export const event = table(
	'event',
	{
		logId: text('log_id')
			.notNull()
			.references(() => log.id),
		n: integer('n').notNull(),
		type: text('type').notNull(),
		/** Null where an act must name nobody. */
		actorId: text('actor_id'),
		/** The actor's school as it was. */
		schoolId: text('school_id'),
		subject: text('subject').notNull(),
		at: instant('at').notNull(),
		/** Ids, enums, numbers, instants. Never text, never names. */
		data: json<Record<string, string | number | boolean | null>>('data').notNull(),
		/** The command's own id, and a hash of what it asked: a repeat is answered, an impostor refused. */
		clientId: text('client_id'),
		commandHash: text('command_hash')
	},
	(t) => [
		primaryKey({ columns: [t.logId, t.n] }),
		uniqueIndex('event_by_command').on(t.actorId, t.clientId),
		// What is unread is counted along this one, past whatever else has happened.
		index('event_of_message')
			.on(t.logId, t.n)
			.where(sql`type = 'message.posted'`)
	]
);
