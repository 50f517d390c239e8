import { index, instant, integer, table, text, uniqueIndex } from '../dialect';
import { person } from './people';
import { space } from './projects';

/** Bytes on disk under the name of their SHA-256. Never changed; one for however many versions hold the same. */
export const blob = table('blob', {
	id: text('id').primaryKey(),
	bytes: integer('bytes').notNull(),
	createdAt: instant('created_at').notNull()
});

/** A file belongs to a space, never to a person. What it holds stands in its versions. */
export const file = table(
	'file',
	{
		id: text('id').primaryKey(),
		spaceId: text('space_id')
			.notNull()
			.references(() => space.id),
		/** What people call it: data, never a path. */
		name: text('name').notNull(),
		/** The name as it is compared; unique among the space's files. Of a removed one: its id follows. */
		nameKey: text('name_key').notNull(),
		createdAt: instant('created_at').notNull()
	},
	(t) => [uniqueIndex('file_by_name').on(t.spaceId, t.nameKey)]
);

export const fileVersion = table(
	'file_version',
	{
		id: text('id').primaryKey(),
		fileId: text('file_id')
			.notNull()
			.references(() => file.id),
		/** 1, 2, 3 … of its file. */
		version: integer('version').notNull(),
		blobId: text('blob_id')
			.notNull()
			.references(() => blob.id),
		/** A small picture of it that we encoded ourselves; null where there is none. */
		previewId: text('preview_id').references(() => blob.id),
		/** What the bytes are, by looking at them. */
		type: text('type').notNull(),
		byId: text('by_id')
			.notNull()
			.references(() => person.id),
		at: instant('at').notNull()
	},
	(t) => [uniqueIndex('file_version_in_order').on(t.fileId, t.version), index('file_version_by_blob').on(t.blobId)]
);

/** A file in the bin, with who put it there and when. Taking it out again deletes the row. */
export const fileRemoval = table('file_removal', {
	fileId: text('file_id')
		.primaryKey()
		.references(() => file.id),
	byId: text('by_id')
		.notNull()
		.references(() => person.id),
	at: instant('at').notNull()
});

/** An upload on its way: whose it is and where it goes. The bytes that have come are in the upload folder. */
export const upload = table(
	'upload',
	{
		id: text('id').primaryKey(),
		spaceId: text('space_id')
			.notNull()
			.references(() => space.id),
		personId: text('person_id')
			.notNull()
			.references(() => person.id),
		/** The id of the command that the finished upload becomes. */
		commandId: text('command_id').notNull(),
		name: text('name').notNull(),
		bytes: integer('bytes').notNull(),
		at: instant('at').notNull()
	},
	(t) => [index('upload_by_person').on(t.personId), index('upload_by_age').on(t.at)]
);
