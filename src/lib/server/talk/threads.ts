import { thread } from '../db/schema/talk';
import type { Transaction } from '../db/store';

/** The id of a space's main thread: the space's own, so that reading needs no look-up. */
export function mainThreadOf(spaceId: string): string {
	return spaceId;
}

/** Creates a space's main thread when its first message is posted. */
export async function ensureMainThread(tx: Transaction, spaceId: string): Promise<string> {
	const id = mainThreadOf(spaceId);
	await tx.insert(thread).values({ id, spaceId, ownerKind: 'space', ownerId: spaceId }).onConflictDoNothing();
	return id;
}
