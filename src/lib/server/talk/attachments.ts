import { and, eq, inArray, isNull } from 'drizzle-orm';
import { limits } from '$lib/schemas/limits';
import { file, fileRemoval, fileVersion } from '../db/schema/files';
import { hiding } from '../db/schema/projects';
import { messageFile } from '../db/schema/talk';
import type { Reader, Transaction } from '../db/store';
import { Invalid, NotFound } from '../errors';
import type { Membership } from '../projects/access';

/** Files that a message carries: each in one version, under the name it had then. They stay files of the space. */
export interface Attached {
	id: string;
	version: number;
}

/**
 * @throws Invalid for more than ten, or the same one twice · NotFound when the space has no such file in that version,
 * it is hidden, or it is in the bin.
 */
export async function attach(tx: Transaction, member: Membership, messageId: string, files: Attached[]): Promise<void> {
	const ids = new Set(files.map(({ id }) => id));
	if (ids.size > limits.attachments) throw new Invalid('error_too_many_files', { most: limits.attachments });
	if (ids.size < files.length) throw new Invalid('error_invalid');
	const standing = await standingVersions(tx, member, [...ids]);
	for (const [position, { id, version }] of files.entries()) {
		const found = standing.find((one) => one.id === id && one.version === version);
		if (!found) throw new NotFound();
		await tx.insert(messageFile).values({ messageId, fileId: id, version, name: found.name, position });
	}
}

export async function hasFiles(reader: Reader, messageId: string): Promise<boolean> {
	const rows = await reader.select().from(messageFile).where(eq(messageFile.messageId, messageId)).limit(1);
	return rows.length > 0;
}

async function standingVersions(reader: Reader, { spaceId }: Membership, ids: string[]) {
	return reader
		.select({ id: file.id, name: file.name, version: fileVersion.version })
		.from(file)
		.innerJoin(fileVersion, eq(fileVersion.fileId, file.id))
		.leftJoin(fileRemoval, eq(fileRemoval.fileId, file.id))
		.leftJoin(hiding, eq(hiding.subjectId, file.id))
		.where(and(inArray(file.id, ids), eq(file.spaceId, spaceId), isNull(fileRemoval.fileId), isNull(hiding.subjectId)));
}
