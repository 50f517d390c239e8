import { index, instant, integer, primaryKey, table, text, uniqueIndex } from '../dialect';
import { exchange, person, school, schoolClass } from './people';

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
	/** What the boards of new teams are filled with. */
	template: text('template').$type<'coolBlock' | 'startUp' | 'blank'>().notNull().default('blank'),
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

/** The classes whose students take part: who joins such a class later joins the project. */
export const projectClass = table(
	'project_class',
	{
		projectId: text('project_id')
			.notNull()
			.references(() => project.id),
		classId: text('class_id')
			.notNull()
			.references(() => schoolClass.id),
		addedAt: instant('added_at').notNull()
	},
	(t) => [primaryKey({ columns: [t.projectId, t.classId] }), index('project_class_by_class').on(t.classId)]
);

/** A teacher of the partner school is asked to join with a class; the school shows as "invited" until then. */
export const invitation = table(
	'invitation',
	{
		id: text('id').primaryKey(),
		projectId: text('project_id')
			.notNull()
			.references(() => project.id),
		/** Who is asked. */
		teacherId: text('teacher_id')
			.notNull()
			.references(() => person.id),
		byId: text('by_id')
			.notNull()
			.references(() => person.id),
		at: instant('at').notNull(),
		answer: text('answer').$type<'accepted' | 'declined' | 'withdrawn'>(),
		answeredAt: instant('answered_at')
	},
	(t) => [index('invitation_by_project').on(t.projectId), index('invitation_by_teacher').on(t.teacherId)]
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
		/** A visitor is a coordinator during an opening: reads, writes nothing. */
		role: text('role').$type<'student' | 'teacher' | 'visitor'>().notNull(),
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
	(t) => [
		uniqueIndex('membership_once').on(t.spaceId, t.personId),
		index('membership_by_person').on(t.personId),
		index('membership_by_role').on(t.spaceId, t.role)
	]
);

/** A coordinator looked into a space for an hour, and why. Each has a visitor's membership while it lasts. */
export const opening = table(
	'opening',
	{
		id: text('id').primaryKey(),
		spaceId: text('space_id')
			.notNull()
			.references(() => space.id),
		byId: text('by_id')
			.notNull()
			.references(() => person.id),
		reason: text('reason').notNull(),
		at: instant('at').notNull(),
		until: instant('until').notNull()
	},
	(t) => [index('opening_by_space').on(t.spaceId, t.at)]
);

/**
 * A message, card or file that is hidden: gone for students, kept for staff with who, when and why. Showing it again
 * deletes the row. By nobody: two people have reported it, and no teacher has looked yet.
 */
export const hiding = table(
	'hiding',
	{
		subjectId: text('subject_id').primaryKey(),
		kind: text('kind').$type<'message' | 'card' | 'file'>().notNull(),
		spaceId: text('space_id')
			.notNull()
			.references(() => space.id),
		byId: text('by_id').references(() => person.id),
		/** Staff read it; null when none was given. */
		reason: text('reason'),
		at: instant('at').notNull()
	},
	(t) => [index('hiding_by_space').on(t.spaceId)]
);

/** A teacher closed a space: its students read and hand in. Opening it again deletes the row; the log remembers both. */
export const freezing = table('freezing', {
	spaceId: text('space_id')
		.primaryKey()
		.references(() => space.id),
	byId: text('by_id')
		.notNull()
		.references(() => person.id),
	at: instant('at').notNull()
});

/**
 * A student does not post in a project until a moment. Ends by itself; lifting it sooner deletes the row. The log of
 * the staff space remembers both.
 */
export const mute = table(
	'mute',
	{
		id: text('id').primaryKey(),
		projectId: text('project_id')
			.notNull()
			.references(() => project.id),
		personId: text('person_id')
			.notNull()
			.references(() => person.id),
		byId: text('by_id')
			.notNull()
			.references(() => person.id),
		at: instant('at').notNull(),
		until: instant('until').notNull()
	},
	(t) => [uniqueIndex('mute_once').on(t.projectId, t.personId)]
);
