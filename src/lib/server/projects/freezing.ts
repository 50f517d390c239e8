import { eq } from 'drizzle-orm';
import { freezing } from '../db/schema/projects';
import { Invalid } from '../errors';
import type { LoggedEvent } from '../log/events';
import type { Membership } from './access';
import { change } from './change';

/** Freezing a space: its students read and hand in, its teachers write on. */

/**
 * Closes the space to its students' writing. Twice is once: who did it first stands.
 * @throws Invalid in the staff space, which has no students · see `change`.
 */
export async function freezeSpace(by: Membership, command: { id: string }): Promise<LoggedEvent> {
	return change(by, 'moderate', { id: command.id, asks: ['freeze'] }, async (tx, { at, member }) => {
		if (member.spaceKind === 'staff') throw new Invalid('error_freeze_staff');
		const row = { spaceId: member.spaceId, byId: member.personId, at };
		await tx.insert(freezing).values(row).onConflictDoNothing();
		return { type: 'space.frozen', subject: member.spaceId };
	});
}

/** Opens it again. @throws see `change`. */
export async function unfreezeSpace(by: Membership, command: { id: string }): Promise<LoggedEvent> {
	return change(by, 'moderate', { id: command.id, asks: ['unfreeze'] }, async (tx, { member }) => {
		await tx.delete(freezing).where(eq(freezing.spaceId, member.spaceId));
		return { type: 'space.unfrozen', subject: member.spaceId };
	});
}
