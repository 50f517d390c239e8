import { and, eq, isNull } from 'drizzle-orm';
import { fileExtension, fileNameKey } from '$lib/schemas/fileNames';
import { file, fileRemoval, fileVersion } from '../db/schema/files';
import type { Transaction } from '../db/store';
import { Conflict, Forbidden, NotFound } from '../errors';
import type { LoggedEvent } from '../log/events';
import type { Membership } from '../projects/access';
import { change } from '../projects/change';
import { requireSeen } from '../projects/hiding';
import { possibleName } from './kinds';
import { fileNamed, freeName } from './names';

/**
 * What becomes of a file that is there: another name, the bin, and out of it again. Teachers may, and who brought
 * every version of it: nobody takes away what somebody else has worked on.
 */
type FileRow = typeof file.$inferSelect;

/**
 * Gives a file another name. Its ending stays: that is what it is.
 * @throws NotFound for a file that is not in this space or is in the bin · Forbidden for others' files · Invalid for an
 * impossible name · Conflict for one that another file has · see `change`.
 */
export async function renameFile(
	by: Membership,
	command: { id: string; file: string; name: string }
): Promise<LoggedEvent> {
	const asks = { id: command.id, asks: ['rename', command.file, command.name] };
	return change(by, 'work', asks, async (tx, { member }) => {
		const row = await fileToChange(tx, member, command.file);
		const ending = fileExtension(row.name);
		const wanted = fileExtension(command.name) === ending ? command.name : `${command.name}.${ending}`;
		const name = possibleName(wanted);
		const holder = await fileNamed(tx, member.spaceId, fileNameKey(name));
		if (holder && holder !== row.id) throw new Conflict('error_file_name_taken');
		await tx
			.update(file)
			.set({ name, nameKey: fileNameKey(name) })
			.where(eq(file.id, row.id));
		return { type: 'file.renamed', subject: row.id };
	});
}

/**
 * Puts a file into the bin: its bytes and versions stay, its name is free.
 * @throws NotFound for a file that is not in this space or is there already · Forbidden for others' files · see `change`.
 */
export async function removeFile(by: Membership, command: { id: string; file: string }): Promise<LoggedEvent> {
	const asks = { id: command.id, asks: ['remove', command.file] };
	return change(by, 'work', asks, async (tx, { at, member }) => {
		const row = await fileToChange(tx, member, command.file);
		await tx.insert(fileRemoval).values({ fileId: row.id, byId: member.personId, at });
		// No name has a slash, so this one is nobody's.
		await tx
			.update(file)
			.set({ nameKey: `${row.nameKey}/${row.id}` })
			.where(eq(file.id, row.id));
		return { type: 'file.removed', subject: row.id };
	});
}

/**
 * Takes a file out of the bin. If another one has its name meanwhile, it gets a number.
 * @throws NotFound for a file that is not in this space's bin · Forbidden for what another student put there · see
 * `change`.
 */
export async function restoreFile(by: Membership, command: { id: string; file: string }): Promise<LoggedEvent> {
	const asks = { id: command.id, asks: ['restore', command.file] };
	return change(by, 'work', asks, async (tx, { member }) => {
		const [found] = await tx
			.select({ row: file, removedBy: fileRemoval.byId })
			.from(file)
			.innerJoin(fileRemoval, eq(fileRemoval.fileId, file.id))
			.where(and(eq(file.id, command.file), eq(file.spaceId, member.spaceId)));
		if (!found) throw new NotFound();
		await requireSeen(tx, member, command.file);
		if (member.role === 'student' && found.removedBy !== member.personId) throw new Forbidden('error_file_not_yours');
		const name = await freeName(tx, found.row.spaceId, found.row.name);
		await tx.delete(fileRemoval).where(eq(fileRemoval.fileId, found.row.id));
		await tx
			.update(file)
			.set({ name, nameKey: fileNameKey(name) })
			.where(eq(file.id, found.row.id));
		return { type: 'file.restored', subject: found.row.id };
	});
}

async function fileToChange(tx: Transaction, member: Membership, fileId: string): Promise<FileRow> {
	const [found] = await tx
		.select({ row: file })
		.from(file)
		.leftJoin(fileRemoval, eq(fileRemoval.fileId, file.id))
		.where(and(eq(file.id, fileId), eq(file.spaceId, member.spaceId), isNull(fileRemoval.fileId)));
	if (!found) throw new NotFound();
	await requireSeen(tx, member, fileId);
	if (member.role !== 'teacher') {
		const versions = await tx.select({ by: fileVersion.byId }).from(fileVersion).where(eq(fileVersion.fileId, fileId));
		if (versions.some(({ by }) => by !== member.personId)) throw new Forbidden('error_file_not_yours');
	}
	return found.row;
}
