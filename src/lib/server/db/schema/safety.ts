import type { ReportKind, ReportOutcome, ReportReason } from '$lib/schemas/reports';
import { boolean, index, instant, primaryKey, table, text, uniqueIndex } from '../dialect';
import { person, school } from './people';
import { project, space } from './projects';

/** Something a person wants a teacher to see, with what it looked like at that moment. */
export const report = table(
	'report',
	{
		id: text('id').primaryKey(),
		projectId: text('project_id')
			.notNull()
			.references(() => project.id),
		/** Where it was seen. */
		spaceId: text('space_id')
			.notNull()
			.references(() => space.id),
		kind: text('kind').$type<ReportKind>().notNull(),
		/** Id of the message, card, file or person. */
		subjectId: text('subject_id').notNull(),
		reporterId: text('reporter_id')
			.notNull()
			.references(() => person.id),
		reason: text('reason').$type<ReportReason>().notNull(),
		/** What the reporter adds; null when nothing. */
		sentence: text('sentence'),
		/** Whose text or name it is. */
		authorId: text('author_id')
			.notNull()
			.references(() => person.id),
		/** The author's school as it was. */
		authorSchoolId: text('author_school_id')
			.notNull()
			.references(() => school.id),
		/** The author was no student: coordinators get it, teachers never. */
		aboutStaff: boolean('about_staff').notNull(),
		/** The snapshot: a card's title, a file's name, the display name of a person; empty for a message. */
		title: text('title').notNull(),
		/** The snapshot: what a message or a card said, also when its author had taken it back. */
		text: text('text').notNull(),
		lang: text('lang').$type<'en' | 'nl'>().notNull(),
		at: instant('at').notNull()
	},
	(t) => [
		uniqueIndex('report_once').on(t.reporterId, t.subjectId, t.kind),
		index('report_by_project').on(t.projectId, t.at),
		index('report_by_space').on(t.spaceId),
		index('report_by_subject').on(t.subjectId)
	]
);

/** What became of a report, by whom and when. None: it is new. */
export const reportStep = table(
	'report_step',
	{
		reportId: text('report_id')
			.notNull()
			.references(() => report.id),
		kind: text('kind').$type<'seen' | 'settled' | 'escalated'>().notNull(),
		/** Of one that is settled. */
		outcome: text('outcome').$type<ReportOutcome>(),
		/** What a teacher writes to the coordinators who get it. */
		note: text('note'),
		byId: text('by_id')
			.notNull()
			.references(() => person.id),
		at: instant('at').notNull()
	},
	(t) => [primaryKey({ columns: [t.reportId, t.kind] })]
);

/** What two reports folded away for all students, and when. Kept when it is shown again: a day has only so many. */
export const reportFold = table(
	'report_fold',
	{
		subjectId: text('subject_id').primaryKey(),
		authorId: text('author_id')
			.notNull()
			.references(() => person.id),
		at: instant('at').notNull()
	},
	(t) => [index('report_fold_by_author').on(t.authorId, t.at)]
);
