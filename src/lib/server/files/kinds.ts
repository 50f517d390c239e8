import { fileTypeFromFile } from 'file-type';
import { createReadStream } from 'node:fs';
import { fileKind, type FileKind } from '$lib/schemas/fileKinds';
import { cleanFileName } from '$lib/schemas/fileNames';
import { fileLimits } from '$lib/schemas/limits';
import { Invalid } from '../errors';

/** What a file is: its name says it, and its bytes must not say something else. The browser is not asked. */

/** @throws Invalid for a name that is empty, too long, or of a kind that is not possible here. */
export function possibleName(name: string): string {
	const clean = cleanFileName(name);
	if (clean === '') throw new Invalid('error_file_name');
	if (clean.length > fileLimits.name) throw new Invalid('error_file_name_long', { most: fileLimits.name });
	if (!fileKind(clean)) throw new Invalid('error_file_kind');
	return clean;
}

/** @throws Invalid for a file without bytes, or with too many. */
export function possibleSize(bytes: number): void {
	if (bytes < 1) throw new Invalid('error_file_empty');
	if (bytes > fileLimits.bytes) throw new Invalid('error_file_large', { most: megabytes(fileLimits.bytes) });
}

export function megabytes(bytes: number): number {
	return Math.round(bytes / 1024 / 1024);
}

/**
 * The kind of a file that has come.
 * @param name as `possibleName` gave it
 * @throws Invalid when the bytes are not what the name says.
 */
export async function kindOf(path: string, name: string): Promise<FileKind> {
	const kind = fileKind(name);
	if (!kind) throw new Invalid('error_file_kind');
	if (kind.group === 'text') {
		if (!(await isText(path))) throw new Invalid('error_file_text');
		return kind;
	}
	const found = (await fileTypeFromFile(path))?.mime.split(';')[0] ?? '';
	if (!kind.found.includes(found)) throw new Invalid('error_file_contradicts');
	return kind;
}

/** Whether it is UTF-8 from its first to its last byte, without NUL. */
async function isText(path: string): Promise<boolean> {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	try {
		for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
			if (chunk.includes(0)) return false;
			decoder.decode(chunk, { stream: true });
		}
		decoder.decode();
		return true;
	} catch (failure) {
		if (failure instanceof TypeError) return false;
		throw failure;
	}
}
