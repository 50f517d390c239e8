import { boolean, index, instant, integer, primaryKey, table, text } from '../dialect';

export const school = table('school', {
	id: text('id').primaryKey(),
	name: text('name').notNull(),
	city: text('city').notNull(),
	/** IANA name, such as Europe/Amsterdam. Never an offset. */
	zone: text('zone').notNull(),
	language: text('language').$type<'en' | 'nl'>().notNull(),
	safeguardingContact: text('safeguarding_contact').notNull(),
	/** The school's switch "coordinators may open spaces", with a reason. */
	openingsAllowed: boolean('openings_allowed').notNull().default(false)
});

/** Lesson hours in the school's wall time, per ISO weekday (Monday = 1). */
export const lessonSpan = table(
	'lesson_span',
	{
		schoolId: text('school_id')
			.notNull()
			.references(() => school.id),
		weekday: integer('weekday').notNull(),
		starts: text('starts').notNull(),
		ends: text('ends').notNull(),
		optional: boolean('optional').notNull()
	},
	(t) => [primaryKey({ columns: [t.schoolId, t.weekday, t.starts] })]
);

/** Holidays and other days without lessons, both dates included, in the school's own calendar. */
export const dayOff = table(
	'day_off',
	{
		id: text('id').primaryKey(),
		schoolId: text('school_id')
			.notNull()
			.references(() => school.id),
		fromDate: text('from_date').notNull(),
		toDate: text('to_date').notNull(),
		name: text('name').notNull()
	},
	(t) => [index('day_off_by_school').on(t.schoolId, t.fromDate)]
);

export const exchange = table('exchange', {
	id: text('id').primaryKey(),
	name: text('name').notNull()
});

/** Slot 1 and 2 decide shape and hue: ● and ◆. */
export const exchangeSchool = table(
	'exchange_school',
	{
		exchangeId: text('exchange_id')
			.notNull()
			.references(() => exchange.id),
		schoolId: text('school_id')
			.notNull()
			.references(() => school.id),
		slot: integer('slot').$type<1 | 2>().notNull()
	},
	(t) => [primaryKey({ columns: [t.exchangeId, t.schoolId] })]
);

export const person = table(
	'person',
	{
		id: text('id').primaryKey(),
		schoolId: text('school_id')
			.notNull()
			.references(() => school.id),
		role: text('role').$type<'coordinator' | 'teacher' | 'student'>().notNull(),
		/** Lower case, unique in the installation. */
		signInName: text('sign_in_name').notNull().unique(),
		/** The one display name, chosen by the own school's staff. */
		name: text('name').notNull(),
		/** Null: the school's language. */
		language: text('language').$type<'en' | 'nl'>(),
		passwordHash: text('password_hash').notNull(),
		createdAt: instant('created_at').notNull(),
		/** When they first came in; null while their slip still waits. */
		firstSignInAt: instant('first_sign_in_at')
	},
	(t) => [index('person_by_school').on(t.schoolId)]
);

/** A suspended account cannot sign in, read or write; lifting it deletes the row (the school's log remembers both). */
export const suspension = table('suspension', {
	personId: text('person_id')
		.primaryKey()
		.references(() => person.id),
	byId: text('by_id').notNull(),
	at: instant('at').notNull()
});

/** The person's present password was made by staff: good for one sign-in until it expires, then they choose their own. */
export const oneTimePassword = table('one_time_password', {
	personId: text('person_id')
		.primaryKey()
		.references(() => person.id),
	byId: text('by_id'),
	at: instant('at').notNull(),
	expiresAt: instant('expires_at').notNull()
});

/** A link that works once: the first run of an installation, or a coordinator who is locked out. Id: SHA-256 of its token. */
export const oneTimeLink = table('one_time_link', {
	id: text('id').primaryKey(),
	kind: text('kind').$type<'setup' | 'rescue'>().notNull(),
	/** Whom a rescue lets in; null for the first run. */
	personId: text('person_id').references(() => person.id),
	expiresAt: instant('expires_at').notNull()
});

export const exchangeCoordinator = table(
	'exchange_coordinator',
	{
		exchangeId: text('exchange_id')
			.notNull()
			.references(() => exchange.id),
		personId: text('person_id')
			.notNull()
			.references(() => person.id)
	},
	(t) => [primaryKey({ columns: [t.exchangeId, t.personId] })]
);

export const schoolClass = table('school_class', {
	id: text('id').primaryKey(),
	schoolId: text('school_id')
		.notNull()
		.references(() => school.id),
	name: text('name').notNull(),
	createdAt: instant('created_at').notNull()
});

export const classMember = table(
	'class_member',
	{
		classId: text('class_id')
			.notNull()
			.references(() => schoolClass.id),
		personId: text('person_id')
			.notNull()
			.references(() => person.id),
		role: text('role').$type<'teacher' | 'student'>().notNull(),
		joinedAt: instant('joined_at').notNull(),
		/** The moment it ends or ended; null is open. Rows are never deleted: who comes back starts the same row again. */
		until: instant('until'),
		/** Of a cover: the last day, in the school's calendar. Null for the class's own people. */
		lastDay: text('last_day')
	},
	(t) => [primaryKey({ columns: [t.classId, t.personId] }), index('class_member_by_person').on(t.personId)]
);

/** When a person wants no notices, in the wall time of their school: 'HH:MM', the same twice is never. No row: 21:00 to 07:00. */
export const quietHours = table('quiet_hours', {
	personId: text('person_id')
		.primaryKey()
		.references(() => person.id),
	starts: text('starts').notNull(),
	ends: text('ends').notNull()
});

/** When a school's students may post, in its wall time: 'HH:MM'. No row: always. The school's log remembers each change. */
export const postingHours = table('posting_hours', {
	schoolId: text('school_id')
		.primaryKey()
		.references(() => school.id),
	starts: text('starts').notNull(),
	ends: text('ends').notNull()
});

/** Who said yes to the code of conduct, to which version of it, and when. */
export const conductAcceptance = table(
	'conduct_acceptance',
	{
		personId: text('person_id')
			.notNull()
			.references(() => person.id),
		version: integer('version').notNull(),
		at: instant('at').notNull()
	},
	(t) => [primaryKey({ columns: [t.personId, t.version] })]
);
