import { and, count, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import { now } from '$lib/time/clock';
import { boardColumn, card, cardRemoval } from '../db/schema/board';
import { hiding } from '../db/schema/projects';
import { read } from '../db/store';

/** What a board's cards add up to: numbers only, for pages that show no content. */
export interface CardCounts {
	total: number;
	/** In a column whose cards count as done. */
	done: number;
	/** Not done, and due before the present. */
	overdue: number;
}

/**
 * Counts of the cards on these spaces' boards by space id; what lies in the bin or is hidden is not counted. Every
 * space asked for has an answer. `at` is UTC ms.
 */
export async function cardCounts(spaceIds: string[], at = now()): Promise<Map<string, CardCounts>> {
	const counts = new Map(spaceIds.map((id) => [id, { total: 0, done: 0, overdue: 0 }]));
	if (spaceIds.length === 0) return counts;
	const isLate = and(eq(boardColumn.holdsDone, false), lt(card.dueAt, at));
	const rows = await read()
		.select({
			space: card.spaceId,
			total: count(),
			done: sumOf(eq(boardColumn.holdsDone, true)),
			overdue: sumOf(isLate)
		})
		.from(card)
		.innerJoin(boardColumn, eq(boardColumn.id, card.columnId))
		.leftJoin(cardRemoval, eq(cardRemoval.cardId, card.id))
		.leftJoin(hiding, eq(hiding.subjectId, card.id))
		.where(and(inArray(card.spaceId, spaceIds), isNull(cardRemoval.cardId), isNull(hiding.subjectId)))
		.groupBy(card.spaceId);
	for (const { space, total, done, overdue } of rows) {
		counts.set(space, { total: Number(total), done: Number(done), overdue: Number(overdue) });
	}
	return counts;
}

function sumOf(condition: ReturnType<typeof and>) {
	return sql<number>`sum(case when ${condition} then 1 else 0 end)`;
}
