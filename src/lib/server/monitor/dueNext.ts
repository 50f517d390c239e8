import { and, asc, eq, gte, inArray, isNull } from 'drizzle-orm';
import { now } from '$lib/time/clock';
import type { Viewer } from '../auth/viewer';
import { boardColumn, card, cardRemoval } from '../db/schema/board';
import { hiding } from '../db/schema/projects';
import { read } from '../db/store';
import { membershipsOf } from '../projects/access';

/** What is due next in the viewer's spaces, whoever is on it: the side of the home page. */
export interface DueCard {
	id: string;
	title: string;
	lang: 'en' | 'nl';
	space: string;
	project: string;
	/** UTC ms. */
	dueAt: number;
}

const shown = 3;

/** The next three cards that are due, not done, not hidden and not in the bin, soonest first. Late ones are told elsewhere. */
export async function dueNextOf(viewer: Viewer): Promise<DueCard[]> {
	const members = (await membershipsOf(viewer.id)).filter(
		({ role, projectEndedAt }) => role !== 'visitor' && projectEndedAt === null
	);
	if (members.length === 0) return [];
	const spaces = members.map(({ spaceId }) => spaceId);
	const rows = await read()
		.select({ id: card.id, title: card.title, lang: card.lang, space: card.spaceId, dueAt: card.dueAt })
		.from(card)
		.innerJoin(boardColumn, eq(boardColumn.id, card.columnId))
		.leftJoin(cardRemoval, eq(cardRemoval.cardId, card.id))
		.leftJoin(hiding, eq(hiding.subjectId, card.id))
		.where(
			and(
				inArray(card.spaceId, spaces),
				gte(card.dueAt, now()),
				eq(boardColumn.holdsDone, false),
				isNull(cardRemoval.cardId),
				isNull(hiding.subjectId)
			)
		)
		.orderBy(asc(card.dueAt), asc(card.id))
		.limit(shown);
	return rows.flatMap(({ dueAt, ...row }) => {
		const project = members.find(({ spaceId }) => spaceId === row.space)?.projectId;
		return dueAt === null || project === undefined ? [] : [{ ...row, project, dueAt }];
	});
}
