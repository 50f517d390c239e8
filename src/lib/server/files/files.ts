import { and, desc, eq, sql } from 'drizzle-orm';
import { stat, rm, writeFile, mkdir } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fileNameKey } from '$lib/schemas/fileNames';
import { fileLimits } from '$lib/schemas/limits';
import { blob, file, fileVersion, upload } from '../db/schema/files';
import { hiding } from '../db/schema/projects';
import type { Reader, Transaction } from '../db/store';
import { Invalid } from '../errors';
import { newId } from '../ids';
import type { LoggedEvent } from '../log/events';
import { faceFor, type Membership } from '../projects/access';
import { change, type ChangeContext, type ChangeOutcome } from '../projects/change';
import { hashOf, keepBlob, partEnding, waitingFolder, type KeptBlob } from './blobs';
import { kindOf, megabytes, possibleName, possibleSize } from './kinds';
import { freeName } from './names';
import { pictureOf } from './pictures';

/** Files of a space: how bytes become one, or the next version of the one that has this name. */

/**
 * Puts a file into the member's space: bytes from memory, or what lies at a path, which stays there.
 * @throws Invalid when name, size or bytes are not possible · see `keepFile`.
 */
export async function storeFile(
	by: Membership,
	command: { id: string; name: string },
	source: string | Buffer
): Promise<LoggedEvent> {
	if (typeof source === 'string') return keepFile(by, command, source);
	possibleName(command.name);
	possibleSize(source.byteLength);
	await mkdir(waitingFolder(), { recursive: true, mode: 0o700 });
	const path = join(waitingFolder(), randomUUID() + partEnding);
	try {
		await writeFile(path, source, { mode: 0o600 });
		return await keepFile(by, command, path);
	} finally {
		await rm(path, { force: true });
	}
}

/**
 * The same for bytes at a path, and for an upload that has come whole: its row goes in the same transaction.
 * The bytes are in the pool, durably, before the change that tells of them begins.
 * @throws Invalid when name, size or bytes are not possible, or the space is full · see `change`.
 */
export async function keepFile(
	by: Membership,
	command: { id: string; name: string },
	path: string,
	uploadId?: string
): Promise<LoggedEvent> {
	const name = possibleName(command.name);
	const { size } = await stat(path);
	possibleSize(size);
	const kind = await kindOf(path, name);
	const picture = kind.group === 'picture' ? await pictureOf(path, kind) : null;
	const kept = await keepBlob(picture?.clean ?? path, picture?.clean?.byteLength ?? size);
	const preview = picture?.preview ? await keepBlob(picture.preview) : null;
	const asked = picture?.clean ? await hashOf(path) : kept.id;
	const asks = { id: command.id, asks: ['store', name, asked] };
	return change(by, 'work', asks, async (tx, context) => {
		if (uploadId) await tx.delete(upload).where(eq(upload.id, uploadId));
		await refuseFullSpace(tx, by.spaceId, kept.bytes, uploadId);
		return placeVersion(tx, context, { name, type: kind.type, kept, preview });
	});
}

/**
 * How many bytes the space's files have and will have, all versions, the bin, and what is on its way.
 * @throws Invalid when `more` of them are too many.
 */
export async function refuseFullSpace(
	reader: Reader,
	spaceId: string,
	more: number,
	...except: (string | undefined)[]
): Promise<void> {
	const [held] = await reader
		.select({ bytes: sql<number>`coalesce(sum(${blob.bytes}), 0)` })
		.from(fileVersion)
		.innerJoin(file, eq(file.id, fileVersion.fileId))
		.innerJoin(blob, eq(blob.id, fileVersion.blobId))
		.where(eq(file.spaceId, spaceId));
	const coming = await reader
		.select({ id: upload.id, bytes: upload.bytes })
		.from(upload)
		.where(eq(upload.spaceId, spaceId));
	const others = coming.filter(({ id }) => !except.includes(id)).reduce((sum, { bytes }) => sum + bytes, 0);
	const left = fileLimits.spaceBytes - Number(held?.bytes ?? 0) - others;
	if (more > left) throw new Invalid('error_file_space_full', { left: Math.max(0, megabytes(left)) });
}

interface Version {
	name: string;
	type: string;
	kept: KeptBlob;
	preview: KeptBlob | null;
}

async function placeVersion(tx: Transaction, { at, member }: ChangeContext, given: Version): Promise<ChangeOutcome> {
	for (const { id, bytes } of [given.kept, given.preview ?? given.kept]) {
		await tx.insert(blob).values({ id, bytes, createdAt: at }).onConflictDoNothing();
	}
	const { known, name } = await placeFor(tx, member, given.name);
	const fileId = known?.id ?? newId();
	const nameKey = fileNameKey(name);
	if (!known) await tx.insert(file).values({ id: fileId, spaceId: member.spaceId, name, nameKey, createdAt: at });
	const version = (known?.version ?? 0) + 1;
	const { type, kept, preview } = given;
	const byId = member.personId;
	const row = { id: newId(), fileId, version, blobId: kept.id, previewId: preview?.id ?? null, type, byId, at };
	await tx.insert(fileVersion).values(row);
	return { type: known ? 'file.replaced' : 'file.added', subject: fileId, data: { version } };
}

/** The file that has this name, in its newest version; hidden from who brings another, it is none, and keeps its name. */
async function placeFor(tx: Transaction, member: Membership, name: string) {
	const [known] = await tx
		.select({ id: file.id, version: fileVersion.version, hidden: hiding.subjectId })
		.from(file)
		.innerJoin(fileVersion, eq(fileVersion.fileId, file.id))
		.leftJoin(hiding, eq(hiding.subjectId, file.id))
		.where(and(eq(file.spaceId, member.spaceId), eq(file.nameKey, fileNameKey(name))))
		.orderBy(desc(fileVersion.version))
		.limit(1);
	if (!known?.hidden || faceFor(member) === 'staff') return { known, name };
	return { known: undefined, name: await freeName(tx, member.spaceId, name) };
}
