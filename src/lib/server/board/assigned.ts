import { and, eq, inArray, isNull } from 'drizzle-orm';
import { boardColumn, card, cardAssignee, cardRemoval } from '../db/schema/board';
import { hiding } from '../db/schema/projects';
import { read } from '../db/store';
import type { Membership } from '../projects/access';
import type { Due } from '$lib/realtime/events';
import { dueOf } from './due';

/** A card somebody has to do. */
export interface AssignedCard {
	id: string;
	spaceId: string;
	projectId: string;
	title: string;
	/** The title's language. */
	lang: 'en' | 'nl';
	due: Due | null;
}

/**
 * The open cards on a person's name: not done, not in the bin, not hidden, and in a space of these memberships of theirs. What is
 * due comes first, soonest on top; then what has no date, oldest first.
 */
export async function cardsAssignedTo(members: Membership[]): Promise<AssignedCard[]> {
	const person = members[0]?.personId;
	if (person === undefined) return [];
	const projects = new Map(members.map(({ spaceId, projectId }) => [spaceId, projectId]));
	const rows = await read()
		.select({ row: card })
		.from(cardAssignee)
		.innerJoin(card, eq(card.id, cardAssignee.cardId))
		.innerJoin(boardColumn, eq(boardColumn.id, card.columnId))
		.leftJoin(cardRemoval, eq(cardRemoval.cardId, card.id))
		.leftJoin(hiding, eq(hiding.subjectId, card.id))
		.where(
			and(
				eq(cardAssignee.personId, person),
				inArray(card.spaceId, [...projects.keys()]),
				eq(boardColumn.holdsDone, false),
				isNull(cardRemoval.cardId),
				isNull(hiding.subjectId)
			)
		);
	return rows
		.map(({ row }) => row)
		.sort((a, b) => dueFirst(a) - dueFirst(b) || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
		.map((row) => {
			const { id, spaceId, title, lang } = row;
			return { id, spaceId, projectId: projects.get(spaceId)!, title, lang, due: dueOf(row) };
		});
}

function dueFirst({ dueAt }: { dueAt: number | null }): number {
	return dueAt ?? Number.MAX_SAFE_INTEGER;
}
