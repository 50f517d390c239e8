import { index, instant, integer, primaryKey, table, text, uniqueIndex } from '../dialect';
import { exchange, person, school } from './people';

export const project = table('project', {
	id: text('id').primaryKey(),
	exchangeId: text('exchange_id')
		.notNull()
		.references(() => exchange.id),
	title: text('title').notNull(),
	about: text('about').notNull(),
	/** The working language: what people write here carries it as `lang`. */
	language: text('language').$type<'en' | 'nl'>().notNull(),
	startsOn: text('starts_on').notNull(),
	endsOn: text('ends_on').notNull(),
	createdAt: instant('created_at').notNull(),
	/** When it became read-only for students; null while it runs. */
	endedAt: instant('ended_at')
});

export const projectSchool = table(
	'project_school',
	{
		projectId: text('project_id')
			.notNull()
			.references(() => project.id),
		schoolId: text('school_id')
			.notNull()
			.references(() => school.id)
	},
	(t) => [primaryKey({ columns: [t.projectId, t.schoolId] })]
);

/** A room of a project for one audience. Its log has the same id. */
export const space = table(
	'space',
	{
		id: text('id').primaryKey(),
		projectId: text('project_id')
			.notNull()
			.references(() => project.id),
		kind: text('kind').$type<'common' | 'staff' | 'team'>().notNull(),
		/** The team's name; common and staff spaces are named by the language of who reads. */
		name: text('name').notNull(),
		position: integer('position').notNull(),
		createdAt: instant('created_at').notNull()
	},
	(t) => [index('space_by_project').on(t.projectId, t.position)]
);

/** A person in a space: the only source of rights there. */
export const membership = table(
	'membership',
	{
		id: text('id').primaryKey(),
		spaceId: text('space_id')
			.notNull()
			.references(() => space.id),
		personId: text('person_id')
			.notNull()
			.references(() => person.id),
		role: text('role').$type<'student' | 'teacher'>().notNull(),
		joinedAt: instant('joined_at').notNull(),
		/** The moment it ends or ended; null is open. Holds by itself, no timer needed. */
		until: instant('until'),
		/** Number of the last message read; may go back. */
		readTo: integer('read_to').notNull(),
		/** Head of the log when the space was last left; only forward. */
		seenTo: integer('seen_to').notNull(),
		seenAt: instant('seen_at').notNull(),
		/** What `seenTo` and `seenAt` were before today's first visit: "while you slept" stays until midnight. */
		seenToBefore: integer('seen_to_before').notNull(),
		seenAtBefore: instant('seen_at_before').notNull()
	},
	(t) => [uniqueIndex('membership_once').on(t.spaceId, t.personId), index('membership_by_person').on(t.personId)]
);
