import { aliasedTable, and, asc, eq, inArray, type SQL } from 'drizzle-orm';
import type { AttachedFile, CarriedFile, FileOfMessage } from '$lib/realtime/events';
import { blob, fileRemoval, fileVersion } from '../db/schema/files';
import { hiding } from '../db/schema/projects';
import { message, messageDeletion, messageFile } from '../db/schema/talk';
import { read } from '../db/store';
import type { Face } from '../projects/access';

/**
 * Files that messages carry, as one audience may know them: as they were when they were sent, under the name they had
 * then. Of one that lies in the bin, or that students may not see, only its place is left.
 */
export async function filesOfMessages(messages: string[], face: Face): Promise<Map<string, FileOfMessage[]>> {
	const found = new Map<string, FileOfMessage[]>();
	if (messages.length === 0) return found;
	for (const row of await carriedWhere(inArray(messageFile.messageId, messages))) {
		const { messageId, fileId: id, version } = row.row;
		const known: FileOfMessage = isKnown(row, face) ? attachedFile(row) : { id, version, gone: true };
		found.set(messageId, [...(found.get(messageId) ?? []), known]);
	}
	return found;
}

/** By file: the messages that this audience reads and that carry it, with what they now show of it. */
export async function messagesCarrying(files: string[], face: Face): Promise<Map<string, CarriedFile[]>> {
	const found = new Map<string, CarriedFile[]>();
	if (files.length === 0) return found;
	for (const row of await carriedWhere(inArray(messageFile.fileId, files))) {
		if (!isKnown(row, face) || row.deleted !== null || (face === 'member' && isOfHidden(row))) continue;
		const { fileId, messageId } = row.row;
		found.set(fileId, [...(found.get(fileId) ?? []), { message: messageId, file: attachedFile(row) }]);
	}
	return found;
}

const around = aliasedTable(hiding, 'around');
const hidingOfFile = aliasedTable(hiding, 'hiding_of_file');

type CarriedRow = Awaited<ReturnType<typeof carriedWhere>>[number];

function carriedWhere(which: SQL) {
	const ofTheVersion = and(eq(fileVersion.fileId, messageFile.fileId), eq(fileVersion.version, messageFile.version));
	return read()
		.select({
			row: messageFile,
			type: fileVersion.type,
			bytes: blob.bytes,
			preview: fileVersion.previewId,
			removed: fileRemoval.fileId,
			hidden: hidingOfFile.subjectId,
			deleted: messageDeletion.messageId,
			hiddenMessage: hiding.subjectId,
			around: around.subjectId
		})
		.from(messageFile)
		.innerJoin(message, eq(message.id, messageFile.messageId))
		.innerJoin(fileVersion, ofTheVersion)
		.innerJoin(blob, eq(blob.id, fileVersion.blobId))
		.leftJoin(fileRemoval, eq(fileRemoval.fileId, messageFile.fileId))
		.leftJoin(hidingOfFile, eq(hidingOfFile.subjectId, messageFile.fileId))
		.leftJoin(messageDeletion, eq(messageDeletion.messageId, messageFile.messageId))
		.leftJoin(hiding, eq(hiding.subjectId, messageFile.messageId))
		.leftJoin(around, eq(around.subjectId, message.threadId))
		.where(which)
		.orderBy(asc(messageFile.messageId), asc(messageFile.position));
}

function isKnown({ removed, hidden }: CarriedRow, face: Face): boolean {
	return removed === null && (hidden === null || face === 'staff');
}

function isOfHidden({ hiddenMessage, around: thread }: CarriedRow): boolean {
	return hiddenMessage !== null || thread !== null;
}

function attachedFile({ row, type, bytes, preview, hidden }: CarriedRow): AttachedFile {
	const { fileId: id, version, name } = row;
	return {
		id,
		version,
		name,
		type,
		bytes,
		preview: preview !== null,
		...(hidden !== null && { hidden: true as const })
	};
}
