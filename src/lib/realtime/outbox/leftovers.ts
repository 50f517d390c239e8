import { deleteOldDrafts } from './drafts';
import { deleteOldEchoes } from './echoStore';

/** Deletes what has stayed in this browser too long, whoever wrote it: on a shared computer that is half a day. */
export async function deleteOld(): Promise<void> {
	deleteOldDrafts();
	await deleteOldEchoes().catch(() => undefined);
}
