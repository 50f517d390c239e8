import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { FileFace } from '$lib/realtime/events';
import { blob, file, fileRemoval, fileVersion } from '../db/schema/files';
import { read } from '../db/store';
import type { Membership } from '../projects/access';

/** Files as they are now, by their newest version; alike for both audiences. One in the bin has no face. */
export async function fileFaces(ids: string[]): Promise<Map<string, FileFace>> {
	if (ids.length === 0) return new Map();
	return new Map((await facesWhere(inArray(file.id, ids))).map((face) => [face.id, face]));
}

/** All files of the membership's space. */
export async function filesOf(member: Membership): Promise<FileFace[]> {
	return facesWhere(eq(file.spaceId, member.spaceId));
}

async function facesWhere(which: ReturnType<typeof and>): Promise<FileFace[]> {
	const rows = await read()
		.select({
			id: file.id,
			name: file.name,
			type: fileVersion.type,
			bytes: blob.bytes,
			version: fileVersion.version,
			preview: fileVersion.previewId,
			by: fileVersion.byId,
			at: fileVersion.at
		})
		.from(file)
		.innerJoin(fileVersion, eq(fileVersion.fileId, file.id))
		.innerJoin(blob, eq(blob.id, fileVersion.blobId))
		.leftJoin(fileRemoval, eq(fileRemoval.fileId, file.id))
		.where(and(which, isNull(fileRemoval.fileId)))
		.orderBy(file.id, desc(fileVersion.version));
	const authors = new Map<string, string[]>();
	for (const { id, by } of rows) authors.set(id, [by, ...(authors.get(id) ?? []).filter((one) => one !== by)]);
	const newest = rows.filter((row, index) => row.id !== rows[index - 1]?.id);
	return newest.map((row) => ({ ...row, preview: row.preview !== null, authors: authors.get(row.id) ?? [] }));
}
