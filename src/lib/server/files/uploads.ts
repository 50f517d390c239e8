import { and, asc, eq, lt } from 'drizzle-orm';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileLimits } from '$lib/schemas/limits';
import { now } from '$lib/time/clock';
import { upload } from '../db/schema/files';
import { read, write, type Transaction } from '../db/store';
import { Conflict, NotFound, TooMany, Unavailable } from '../errors';
import { isId, newId } from '../ids';
import { eventOfCommand, type LoggedEvent } from '../log/events';
import { accessAgain, type Membership } from '../projects/access';
import { refuse } from '../projects/change';
import { waitingFolder } from './blobs';
import { keepFile, refuseFullSpace } from './files';
import { possibleName, possibleSize } from './kinds';
import { turnOf } from './turns';

/**
 * Uploads on their way, in pieces: begun by a command, filled piece by piece (pieces.ts), and landed as a file by the
 * same command. Until then there are a row and some bytes in the waiting folder, and the space knows nothing of it.
 */
export type UploadRow = typeof upload.$inferSelect;

const hour = 60 * 60_000;
/** An upload that has not landed a day after it was begun is given up. */
const lasts = 24 * hour;

/**
 * Begins an upload; a repeat of the command gives the same one.
 * @throws Invalid for an impossible name or size, or when the space is full · TooMany when five others of this person
 * were begun within the hour · Forbidden and NotFound as `change` does.
 */
export async function beginUpload(
	by: Membership,
	command: { id: string; name: string; bytes: number }
): Promise<UploadRow> {
	const name = possibleName(command.name);
	possibleSize(command.bytes);
	const { row, dropped } = await write(async (tx) => {
		const member = await accessAgain(tx, by);
		refuse(member, 'work');
		const before = await unfinishedOf(tx, member.personId);
		const same = before.find((one) => one.commandId === command.id);
		if (same) return { row: sameUpload(same, member, name, command.bytes), dropped: undefined };
		const dropped = await makeRoom(tx, before);
		await refuseFullSpace(tx, member.spaceId, command.bytes, dropped?.id);
		const { spaceId, personId } = member;
		const { bytes, id: commandId } = command;
		const row = { id: newId(), spaceId, personId, commandId, name, bytes, at: now() };
		await tx.insert(upload).values(row);
		return { row, dropped };
	});
	if (dropped) await rm(pathOf(dropped), { force: true });
	await prepareFile(row);
	return row;
}

/**
 * The member's own upload into this space, while they may still write there.
 * @throws NotFound for anybody else's, one into another space, and one that has landed or was given up · Forbidden.
 */
export async function accessUpload(by: Membership, uploadId: string): Promise<UploadRow> {
	refuse(by, 'work');
	const row = isId(uploadId) ? await ownUpload(by, uploadId) : undefined;
	if (!row) throw new NotFound();
	return row;
}

/**
 * Lands an upload whose bytes have all come, as a new file or as the next version of the one with its name. A repeat
 * answers with the first result.
 * @throws Conflict while bytes are missing, NotFound as `accessUpload` · see `keepFile`.
 */
export async function finishUpload(by: Membership, command: { id: string; upload: string }): Promise<LoggedEvent> {
	const release = await turnOf(command.upload);
	try {
		const row = await ownUpload(by, command.upload);
		if (!row || row.commandId !== command.id) return await landedEarlier(by, command.id);
		const there = await stat(pathOf(row)).catch(() => null);
		if (there?.size !== row.bytes) throw new Conflict('error_upload_unfinished');
		const event = await keepFile(by, { id: command.id, name: row.name }, pathOf(row), row.id);
		await rm(pathOf(row), { force: true });
		return event;
	} finally {
		release();
	}
}

/** Gives up an upload of the member's. @throws NotFound for anybody else's, and one that has landed or was given up. */
export async function cancelUpload(by: Membership, uploadId: string): Promise<void> {
	const row = isId(uploadId) ? await ownUpload(by, uploadId) : undefined;
	if (!row) throw new NotFound();
	await forget([row]);
}

/** Removes what was begun a day ago and never landed. Of one that is landing right now, the bytes are kept until then. */
export async function removeExpiredUploads(): Promise<void> {
	await forget(
		await read()
			.select()
			.from(upload)
			.where(lt(upload.at, now() - lasts))
	);
}

/** At the start nothing is on its way: what a crash has left in the waiting folder, and no row knows, goes. */
export async function removeStrayBytes(): Promise<void> {
	const rows = await read().select({ id: upload.id }).from(upload);
	const known = new Set(rows.map(({ id }) => id));
	const names = await readdir(waitingFolder()).catch(() => []);
	for (const name of names) if (!known.has(name)) await rm(join(waitingFolder(), name), { force: true });
}

export function pathOf({ id }: Pick<UploadRow, 'id'>): string {
	return join(waitingFolder(), id);
}

async function forget(rows: UploadRow[]): Promise<void> {
	for (const row of rows) {
		const release = await turnOf(row.id);
		try {
			await write(async (tx) => void (await tx.delete(upload).where(eq(upload.id, row.id))));
			await rm(pathOf(row), { force: true });
		} finally {
			release();
		}
	}
}

async function ownUpload({ personId, spaceId }: Membership, id: string): Promise<UploadRow | undefined> {
	const own = and(eq(upload.id, id), eq(upload.personId, personId), eq(upload.spaceId, spaceId));
	const [row] = await read().select().from(upload).where(own);
	return row;
}

async function unfinishedOf(tx: Transaction, personId: string): Promise<UploadRow[]> {
	return tx.select().from(upload).where(eq(upload.personId, personId)).orderBy(asc(upload.at), asc(upload.id));
}

function sameUpload(row: UploadRow, member: Membership, name: string, bytes: number): UploadRow {
	const isSame = row.spaceId === member.spaceId && row.name === name && row.bytes === bytes;
	if (!isSame) throw new Conflict('error_command_reused');
	return row;
}

/** Of five unfinished ones, the oldest makes room if it is an hour old: a closed lid must not block anybody for a day. */
async function makeRoom(tx: Transaction, before: UploadRow[]): Promise<UploadRow | undefined> {
	const [oldest] = before;
	if (!oldest || before.length < fileLimits.unfinished) return undefined;
	if (oldest.at > now() - hour) throw new TooMany('error_upload_too_many', { most: fileLimits.unfinished });
	await tx.delete(upload).where(eq(upload.id, oldest.id));
	return oldest;
}

/** An empty file for the pieces; one that has pieces already stays. */
async function prepareFile(row: UploadRow): Promise<void> {
	try {
		await mkdir(waitingFolder(), { recursive: true, mode: 0o700 });
		await writeFile(pathOf(row), '', { flag: 'a', mode: 0o600 });
	} catch {
		throw new Unavailable();
	}
}

async function landedEarlier(by: Membership, commandId: string): Promise<LoggedEvent> {
	const event = await eventOfCommand(read(), by.personId, commandId);
	const isLanding = event?.logId === by.spaceId && ['file.added', 'file.replaced'].includes(event.type);
	if (!isLanding) throw new NotFound();
	return event;
}
