import { and, eq } from 'drizzle-orm';
import { fileNameKey, withSuffix } from '$lib/schemas/fileNames';
import { file } from '../db/schema/files';
import type { Reader, Transaction } from '../db/store';

/** Names of a space's files: each is one file's, whatever the letters' case. */

/** The name, or where another file has it the first with a number that nobody has. */
export async function freeName(tx: Transaction, spaceId: string, name: string): Promise<string> {
	for (let number = 1; ; number++) {
		const tried = number === 1 ? name : withSuffix(name, `(${number})`);
		if (!(await fileNamed(tx, spaceId, fileNameKey(tried)))) return tried;
	}
}

/** Id of the file that has this name. */
export async function fileNamed(reader: Reader, spaceId: string, nameKey: string): Promise<string | undefined> {
	const [row] = await reader
		.select({ id: file.id })
		.from(file)
		.where(and(eq(file.spaceId, spaceId), eq(file.nameKey, nameKey)));
	return row?.id;
}
