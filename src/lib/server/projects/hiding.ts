import { eq, isNull } from 'drizzle-orm';
import type { Hidden } from '$lib/realtime/events';
import { hiding } from '../db/schema/projects';
import type { Reader, Transaction } from '../db/store';
import { NotFound } from '../errors';
import { faceFor, type Membership } from './access';

/** What is hidden in a space: a message, card or file, gone for students and kept for staff with who, when and why. */
export type HiddenKind = (typeof hiding.$inferSelect)['kind'];

/** As it stands on the staff face; left out where nothing is hidden. */
export function hiddenFace(row: typeof hiding.$inferSelect | null): { hidden?: Hidden } {
	return row === null ? {} : { hidden: { by: row.byId, at: row.at, reason: row.reason } };
}

/**
 * Hides it. By nobody (null): two people have reported it. Hidden twice is once; a person's hiding replaces nobody's,
 * and who did it last stands there, with the last reason that was given.
 */
export async function hide(
	tx: Transaction,
	subject: { id: string; kind: HiddenKind; spaceId: string },
	facts: { byId: string | null; reason: string | null; at: number }
): Promise<void> {
	const { byId, reason, at } = facts;
	const row = { subjectId: subject.id, kind: subject.kind, spaceId: subject.spaceId, ...facts };
	const adding = tx.insert(hiding).values(row);
	const set = { byId, at, ...(reason !== null && { reason }) };
	if (byId === null) await adding.onConflictDoNothing();
	else await adding.onConflictDoUpdate({ target: hiding.subjectId, set });
}

export async function show(tx: Transaction, subjectId: string): Promise<void> {
	await tx.delete(hiding).where(eq(hiding.subjectId, subjectId));
}

/** Who hid something, when and why; undefined when it can be seen. */
export async function hidingOf(reader: Reader, subjectId: string): Promise<typeof hiding.$inferSelect | undefined> {
	const [row] = await reader.select().from(hiding).where(eq(hiding.subjectId, subjectId));
	return row;
}

/** @throws NotFound for a student when it is hidden: what they may not see does not exist for them. */
export async function requireSeen(reader: Reader, member: Membership, subjectId: string): Promise<void> {
	if (member.role === 'student' && (await hidingOf(reader, subjectId))) throw new NotFound();
}

/** The condition of a query that has joined `hiding`: what this member may see. */
export function visibleTo(member: Membership) {
	return faceFor(member) === 'staff' ? undefined : isNull(hiding.subjectId);
}
