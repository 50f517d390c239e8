import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { dataFolder } from '../db/dataFolder';
import { Unavailable } from '../errors';

/**
 * The pool of bytes on disk, `blobs/aa/<sha256>` in the data folder. A blob is never changed: it is written beside the
 * pool, made durable, and only then takes its name; whoever tells of it in a row does so after that. What a crash
 * leaves behind is bytes that no row knows, never a row without bytes.
 */
export interface KeptBlob {
	/** SHA-256 of the bytes, hexadecimal. */
	id: string;
	bytes: number;
}

/** Where bytes wait that are no blob yet. In the data folder, because a blob takes its name without being copied. */
export function waitingFolder(): string {
	return join(dataFolder(), 'uploads');
}

/** What has this ending in the waiting folder belongs to a request that runs, or to one that a crash has ended. */
export const partEnding = '.part';

/**
 * Keeps the bytes of a file, or of memory, and leaves the file where it is.
 * @param expected how many bytes there must be
 * @throws Unavailable when the disk refuses, or the bytes are not as many as expected.
 */
export async function keepBlob(source: string | Buffer, expected?: number): Promise<KeptBlob> {
	await mkdir(waitingFolder(), { recursive: true, mode: 0o700 });
	const part = join(waitingFolder(), randomUUID() + partEnding);
	try {
		const kept = await writeDurably(typeof source === 'string' ? createReadStream(source) : [source], part);
		if (expected !== undefined && kept.bytes !== expected) throw new Unavailable();
		await settle(part, kept);
		return kept;
	} catch (failure) {
		throw isDiskFailure(failure) ? new Unavailable() : failure;
	} finally {
		await rm(part, { force: true });
	}
}

/**
 * The bytes of a blob from `start` up to and with `end`, as a stream that reads as fast as it is read.
 * @throws Unavailable when the pool has lost it.
 */
export async function readBlob(id: string, start: number, end: number): Promise<ReadableStream> {
	const handle = await open(pathOf(id), 'r').catch(() => {
		throw new Unavailable('error_file_lost');
	});
	return Readable.toWeb(handle.createReadStream({ start, end })) as ReadableStream;
}

/** SHA-256 of what lies at `path`, hexadecimal. */
export async function hashOf(path: string): Promise<string> {
	const hash = createHash('sha256');
	for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk);
	return hash.digest('hex');
}

async function writeDurably(source: AsyncIterable<Buffer> | Buffer[], path: string): Promise<KeptBlob> {
	const hash = createHash('sha256');
	let bytes = 0;
	const handle = await open(path, 'wx', 0o600);
	try {
		for await (const chunk of source) {
			hash.update(chunk);
			bytes += chunk.byteLength;
			await handle.writeFile(chunk);
		}
		await handle.sync();
	} finally {
		await handle.close();
	}
	return { id: hash.digest('hex'), bytes };
}

/** Gives the part its name in the pool. A blob that is whole already stays as it is. */
async function settle(part: string, { id, bytes }: KeptBlob): Promise<void> {
	const path = pathOf(id);
	const there = await stat(path).catch(() => null);
	if (there?.size === bytes) return;
	await mkdir(dirname(path), { recursive: true, mode: 0o700 });
	await rename(part, path);
	for (const folder of [dirname(path), dirname(dirname(path)), dataFolder()]) await syncFolder(folder);
}

function pathOf(id: string): string {
	if (!/^[\da-f]{64}$/.test(id)) throw new Error('No blob has this name');
	return join(dataFolder(), 'blobs', id.slice(0, 2), id);
}

/** Makes a new name durable. Windows has no such act, and needs none. */
async function syncFolder(folder: string): Promise<void> {
	if (process.platform === 'win32') return;
	const handle = await open(folder, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}

function isDiskFailure(failure: unknown): boolean {
	const code = failure instanceof Error && 'code' in failure ? failure.code : '';
	return ['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EACCES', 'EPERM', 'EMFILE', 'ENFILE'].includes(String(code));
}
