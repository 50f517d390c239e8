import type { LoggedEvent } from '../log/events';
import type { Membership } from '../projects/access';
import { change } from '../projects/change';
import { hide, show } from '../projects/hiding';
import { cardOf } from './cardRows';

/** Cards that students do not see: teachers hide and show them, with a reason that staff read. */

/**
 * Hides a card from students; staff keep it, with who hid it, when and why. Hidden twice is hidden once.
 * @throws NotFound for a card of another space · see `change`.
 */
export async function hideCard(
	by: Membership,
	command: { id: string; card: string; reason?: string | null }
): Promise<LoggedEvent> {
	const { card: id, reason = null } = command;
	return change(by, 'moderate', { id: command.id, asks: ['hideCard', id, reason] }, async (tx, { at, member }) => {
		await cardOf(tx, member, id);
		await hide(tx, { id, kind: 'card', spaceId: member.spaceId }, { byId: member.personId, reason, at });
		return { type: 'card.hidden', subject: id };
	});
}

/** Shows a hidden card to everyone again. Throws as `hideCard` does. */
export async function showCard(by: Membership, command: { id: string; card: string }): Promise<LoggedEvent> {
	return change(by, 'moderate', { id: command.id, asks: ['showCard', command.card] }, async (tx, { member }) => {
		await cardOf(tx, member, command.card);
		await show(tx, command.card);
		return { type: 'card.shown', subject: command.card };
	});
}
