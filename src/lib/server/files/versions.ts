import { and, desc, eq, isNull } from 'drizzle-orm';
import type { FileVersionFace, RemovedFile } from '$lib/realtime/files';
import { blob, file, fileRemoval, fileVersion } from '../db/schema/files';
import { hiding } from '../db/schema/projects';
import { read } from '../db/store';
import { NotFound } from '../errors';
import { isId } from '../ids';
import type { Membership } from '../projects/access';
import { visibleTo } from '../projects/hiding';

/** What a member may read of the files of the space: all versions of one, the bytes of one version, the bin. */

/** Newest first. @throws NotFound for a file that is not in this space, is in the bin, or is hidden from a student. */
export async function versionsOf(member: Membership, fileId: string): Promise<FileVersionFace[]> {
	const rows = await versionRows(member, fileId);
	if (rows.length === 0) throw new NotFound();
	return rows.map(({ version, bytes, by, at }) => ({ version, bytes, by, at }));
}

/** One version as it is sent: where its bytes are, and what they are. */
export interface SentVersion {
	name: string;
	type: string;
	blobId: string;
	bytes: number;
	/** The blob of its small picture, as WebP. */
	preview: { blobId: string; bytes: number } | null;
	isNewest: boolean;
	version: number;
}

/**
 * @param version null for the newest
 * @throws NotFound for a file or version that is not in this space, or is in the bin.
 */
export async function versionToSend(member: Membership, fileId: string, version: number | null): Promise<SentVersion> {
	const rows = await versionRows(member, fileId);
	const row = version === null ? rows[0] : rows.find((one) => one.version === version);
	if (!row) throw new NotFound();
	const { previewId, by: _by, at: _at, ...facts } = row;
	const [preview] = previewId === null ? [] : await read().select().from(blob).where(eq(blob.id, previewId));
	return {
		...facts,
		preview: preview ? { blobId: preview.id, bytes: preview.bytes } : null,
		isNewest: row === rows[0]
	};
}

/** What is in the bin and the member may take out of it: teachers everything, students what they put there. */
export async function binOf(member: Membership): Promise<RemovedFile[]> {
	const mine = member.role === 'teacher' ? undefined : eq(fileRemoval.byId, member.personId);
	return read()
		.select({ id: file.id, name: file.name, by: fileRemoval.byId, at: fileRemoval.at })
		.from(fileRemoval)
		.innerJoin(file, eq(file.id, fileRemoval.fileId))
		.leftJoin(hiding, eq(hiding.subjectId, file.id))
		.where(and(eq(file.spaceId, member.spaceId), mine, visibleTo(member)))
		.orderBy(desc(fileRemoval.at))
		.limit(200);
}

async function versionRows(member: Membership, fileId: string) {
	if (!isId(fileId)) throw new NotFound();
	return read()
		.select({
			name: file.name,
			version: fileVersion.version,
			type: fileVersion.type,
			blobId: fileVersion.blobId,
			previewId: fileVersion.previewId,
			bytes: blob.bytes,
			by: fileVersion.byId,
			at: fileVersion.at
		})
		.from(fileVersion)
		.innerJoin(file, eq(file.id, fileVersion.fileId))
		.innerJoin(blob, eq(blob.id, fileVersion.blobId))
		.leftJoin(fileRemoval, eq(fileRemoval.fileId, file.id))
		.leftJoin(hiding, eq(hiding.subjectId, file.id))
		.where(and(eq(file.id, fileId), eq(file.spaceId, member.spaceId), isNull(fileRemoval.fileId), visibleTo(member)))
		.orderBy(desc(fileVersion.version));
}
