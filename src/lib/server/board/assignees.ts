import { and, eq, gt, inArray, isNull, ne, or } from 'drizzle-orm';
import { now } from '$lib/time/clock';
import { cardAssignee } from '../db/schema/board';
import { suspension } from '../db/schema/people';
import { membership } from '../db/schema/projects';
import type { Transaction } from '../db/store';
import { Invalid } from '../errors';
import type { LoggedEvent } from '../log/events';
import type { Membership } from '../projects/access';
import { change } from '../projects/change';
import { livingCard } from './cardRows';

/** Whose name a card is on: active members of its space. Who leaves the space stays on the card until taken off. */

/**
 * Puts a person's name on a card, or takes it off. It collides with nobody's edit of the text, and twice is once.
 * @throws NotFound for a card of another space · Conflict for one in the bin · Invalid for who is no member ·
 * see `change`.
 */
export async function assignCard(
	by: Membership,
	command: { id: string; card: string; person: string; assigned: boolean }
): Promise<LoggedEvent> {
	const { card: cardId, person: personId, assigned } = command;
	const asks = { id: command.id, asks: ['assign', cardId, personId, assigned] };
	return change(by, 'work', asks, async (tx, { at, member }) => {
		await livingCard(tx, member, cardId);
		if (assigned) await requireMembers(tx, member, [personId]);
		if (assigned) await tx.insert(cardAssignee).values({ cardId, personId, at }).onConflictDoNothing();
		else await tx.delete(cardAssignee).where(isOn(cardId, personId));
		return { type: 'card.edited', subject: cardId };
	});
}

/** @throws Invalid unless all these people are active members of the space, visitors apart. */
export async function requireMembers(tx: Transaction, member: Membership, personIds: string[]): Promise<void> {
	const wanted = [...new Set(personIds)];
	if (wanted.length === 0) return;
	const isActive = and(isNull(suspension.personId), or(isNull(membership.until), gt(membership.until, now())));
	const rows = await tx
		.select({ id: membership.personId })
		.from(membership)
		.leftJoin(suspension, eq(suspension.personId, membership.personId))
		.where(
			and(
				eq(membership.spaceId, member.spaceId),
				inArray(membership.personId, wanted),
				ne(membership.role, 'visitor'),
				isActive
			)
		);
	if (rows.length < wanted.length) throw new Invalid('error_assignee_gone');
}

function isOn(cardId: string, personId: string) {
	return and(eq(cardAssignee.cardId, cardId), eq(cardAssignee.personId, personId));
}
