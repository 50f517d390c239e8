import { inArray } from 'drizzle-orm';
import { now } from '$lib/time/clock';
import { space } from '../db/schema/projects';
import { read, type Transaction } from '../db/store';
import { newId } from '../ids';
import { createLog } from '../log/events';
import type { Membership } from './access';

/** A room of a project for one audience: common, staff or team. Chat, board, files and one log. */
export type SpaceRow = typeof space.$inferSelect;

/** Creates a space with its empty log. Returns its id. */
export async function createSpace(
	tx: Transaction,
	wanted: { projectId: string; kind: SpaceRow['kind']; name: string; position: number }
): Promise<string> {
	const id = newId();
	await createLog(tx, id, 'space');
	await tx.insert(space).values({ id, ...wanted, createdAt: now() });
	return id;
}

export async function spacesOf(members: Membership[]): Promise<SpaceRow[]> {
	const ids = members.map((member) => member.spaceId);
	return ids.length === 0 ? [] : read().select().from(space).where(inArray(space.id, ids));
}
