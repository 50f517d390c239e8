import { eq } from 'drizzle-orm';
import { fileToken, searchEntry, searchText, tokenOf } from '../db/search';
import { prepared } from '../db/prepared';
import type { Transaction } from '../db/store';
import { fold } from './folding';

/**
 * What can be searched, written in the transaction that changes it: rows only, whose texts they are is for others to
 * know. What is hidden stays in the index: who may read it is asked when it is read.
 */
export interface Searchable {
	/** Id of the message. */
	id: string;
	spaceId: string;
	authorId: string;
	/** UTC ms. */
	at: number;
	/** As it was written. Names of files may be added: they are found with it. */
	text: string;
	hasFile: boolean;
}

/** A text that was not there before. */
export async function indexText(tx: Transaction, { id, text, ...facts }: Searchable): Promise<void> {
	const [entry] = await insertEntry(tx, { subjectId: id, ...facts });
	if (entry) await insertText(tx, { ...facts, place: entry.place, text });
}

const columns = ['subjectId', 'spaceId', 'authorId', 'at', 'hasFile'] as const;
const insertEntry = prepared(columns, (tx: Transaction, row) =>
	tx
		.insert(searchEntry)
		.values({ kind: 'message', ...row } as unknown as typeof searchEntry.$inferInsert)
		.returning({ place: searchEntry.place })
);

/** The text was edited: it keeps its place among the results. */
export async function reindexText(tx: Transaction, id: string, text: string): Promise<void> {
	const [entry] = await tx.select().from(searchEntry).where(eq(searchEntry.subjectId, id));
	if (!entry) return;
	await tx.delete(searchText).where(eq(searchText.place, entry.place));
	await insertText(tx, { ...entry, text });
}

/** The text was taken back: nobody finds it any more. */
export async function unindexText(tx: Transaction, id: string): Promise<void> {
	const [entry] = await tx
		.delete(searchEntry)
		.where(eq(searchEntry.subjectId, id))
		.returning({ place: searchEntry.place });
	if (entry) await tx.delete(searchText).where(eq(searchText.place, entry.place));
}

async function insertText(
	tx: Transaction,
	{ place, spaceId, authorId, hasFile, text }: Omit<Searchable, 'id' | 'at'> & { place: number }
): Promise<void> {
	const tokens = { space: tokenOf(spaceId), author: tokenOf(authorId), file: hasFile ? fileToken : '' };
	await insertRow(tx, { place, ...tokens, words: fold(text) });
}

const textColumns = ['place', 'space', 'author', 'file', 'words'] as const;
const insertRow = prepared(textColumns, (tx: Transaction, row) => tx.insert(searchText).values(row));
