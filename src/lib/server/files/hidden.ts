import { and, eq } from 'drizzle-orm';
import { file } from '../db/schema/files';
import type { Transaction } from '../db/store';
import { NotFound } from '../errors';
import type { LoggedEvent } from '../log/events';
import type { Membership } from '../projects/access';
import { change } from '../projects/change';
import { hide, show } from '../projects/hiding';

/** Files that students do not see, nor get by their address: teachers hide and show them, with a reason for staff. */

/**
 * Hides a file from students, all its versions; staff keep it, with who hid it, when and why. Hidden twice is once.
 * @throws NotFound for a file of another space · see `change`.
 */
export async function hideFile(
	by: Membership,
	command: { id: string; file: string; reason?: string | null }
): Promise<LoggedEvent> {
	const { file: id, reason = null } = command;
	return change(by, 'moderate', { id: command.id, asks: ['hideFile', id, reason] }, async (tx, { at, member }) => {
		await requireFile(tx, member, id);
		await hide(tx, { id, kind: 'file', spaceId: member.spaceId }, { byId: member.personId, reason, at });
		return { type: 'file.hidden', subject: id };
	});
}

/** Shows a hidden file to everyone again. Throws as `hideFile` does. */
export async function showFile(by: Membership, command: { id: string; file: string }): Promise<LoggedEvent> {
	return change(by, 'moderate', { id: command.id, asks: ['showFile', command.file] }, async (tx, { member }) => {
		await requireFile(tx, member, command.file);
		await show(tx, command.file);
		return { type: 'file.shown', subject: command.file };
	});
}

async function requireFile(tx: Transaction, member: Membership, id: string): Promise<void> {
	const [row] = await tx
		.select({ id: file.id })
		.from(file)
		.where(and(eq(file.id, id), eq(file.spaceId, member.spaceId)));
	if (!row) throw new NotFound();
}
