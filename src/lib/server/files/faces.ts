import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { CarriedFile, FileFace, FileTold } from '$lib/realtime/events';
import { blob, file, fileRemoval, fileVersion } from '../db/schema/files';
import { hiding } from '../db/schema/projects';
import { read } from '../db/store';
import { faceFor, type Face, type Membership } from '../projects/access';
import { hiddenFace } from '../projects/hiding';
import { messagesCarrying } from '../talk/carriedFiles';
import { commentCounts, commentsFace } from '../talk/comments';

/** Files as they are now, by their newest version. One in the bin has no face; a hidden one has none but for staff. */
async function fileFaces(ids: string[], face: Face): Promise<Map<string, FileFace>> {
	if (ids.length === 0) return new Map();
	return new Map((await facesWhere(inArray(file.id, ids), face)).map((one) => [one.id, one]));
}

/** The same as an event tells it: with what the messages that carry a file show of it. */
export async function filesTold(ids: string[], face: Face): Promise<Map<string, FileTold>> {
	const [faces, carried] = await Promise.all([fileFaces(ids, face), messagesCarrying(ids, face)]);
	const told = [...faces.values()].map((one) => ({ ...one, ...withCarried(carried.get(one.id)) }));
	return new Map(told.map((one) => [one.id, one]));
}

function withCarried(carried: CarriedFile[] | undefined): Pick<FileTold, 'carried'> {
	return carried ? { carried } : {};
}

/** All files of the membership's space. */
export async function filesOf(member: Membership): Promise<FileFace[]> {
	return facesWhere(eq(file.spaceId, member.spaceId), faceFor(member));
}

async function facesWhere(which: ReturnType<typeof and>, face: Face): Promise<FileFace[]> {
	const rows = await read()
		.select({
			id: file.id,
			name: file.name,
			type: fileVersion.type,
			bytes: blob.bytes,
			version: fileVersion.version,
			preview: fileVersion.previewId,
			by: fileVersion.byId,
			at: fileVersion.at,
			hiding
		})
		.from(file)
		.innerJoin(fileVersion, eq(fileVersion.fileId, file.id))
		.innerJoin(blob, eq(blob.id, fileVersion.blobId))
		.leftJoin(fileRemoval, eq(fileRemoval.fileId, file.id))
		.leftJoin(hiding, eq(hiding.subjectId, file.id))
		.where(and(which, isNull(fileRemoval.fileId), face === 'staff' ? undefined : isNull(hiding.subjectId)))
		.orderBy(file.id, desc(fileVersion.version));
	const authors = new Map<string, string[]>();
	for (const { id, by } of rows) authors.set(id, [by, ...(authors.get(id) ?? []).filter((one) => one !== by)]);
	const newest = rows.filter((row, index) => row.id !== rows[index - 1]?.id);
	const counts = await commentCounts(newest.map(({ id }) => id));
	return newest.map(({ hiding: hidden, ...row }) => ({
		...row,
		preview: row.preview !== null,
		authors: authors.get(row.id) ?? [],
		...commentsFace(counts, row.id),
		...hiddenFace(hidden)
	}));
}
