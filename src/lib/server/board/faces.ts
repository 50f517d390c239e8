import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { CardFace, ColumnFace } from '$lib/realtime/events';
import { boardColumn, card, cardAssignee, cardRemoval } from '../db/schema/board';
import { hiding } from '../db/schema/projects';
import { read } from '../db/store';
import { faceFor, type Face, type Membership } from '../projects/access';
import { hiddenFace } from '../projects/hiding';
import { commentCounts, commentsFace } from '../talk/comments';
import { dueOf } from './due';

/** Columns and cards as they are now. What was removed has no face, nor has a hidden card for who is no staff. */
export async function columnFaces(ids: string[]): Promise<Map<string, ColumnFace>> {
	return ids.length === 0 ? new Map() : byId(await columnsWhere(inArray(boardColumn.id, ids)));
}

export async function cardFaces(ids: string[], face: Face): Promise<Map<string, CardFace>> {
	return ids.length === 0 ? new Map() : byId(await cardsWhere(inArray(card.id, ids), face));
}

/** Everything on the board of the membership's space. */
export async function boardOf(member: Membership): Promise<{ columns: ColumnFace[]; cards: CardFace[] }> {
	const [columns, cards] = await Promise.all([
		columnsWhere(eq(boardColumn.spaceId, member.spaceId)),
		cardsWhere(eq(card.spaceId, member.spaceId), faceFor(member))
	]);
	return { columns, cards };
}

type Which = ReturnType<typeof and>;

async function columnsWhere(which: Which): Promise<ColumnFace[]> {
	return read()
		.select({
			id: boardColumn.id,
			name: boardColumn.name,
			rank: boardColumn.rank,
			holdsDone: boardColumn.holdsDone
		})
		.from(boardColumn)
		.where(and(which, isNull(boardColumn.removedAt)))
		.orderBy(boardColumn.rank, boardColumn.id);
}

async function cardsWhere(which: Which, face: Face): Promise<CardFace[]> {
	const rows = await read()
		.select({ row: card, hidden: hiding })
		.from(card)
		.leftJoin(cardRemoval, eq(cardRemoval.cardId, card.id))
		.leftJoin(hiding, eq(hiding.subjectId, card.id))
		.where(and(which, isNull(cardRemoval.cardId), face === 'staff' ? undefined : isNull(hiding.subjectId)))
		.orderBy(card.rank, card.id);
	const ids = rows.map(({ row }) => row.id);
	const [assigned, counts] = await Promise.all([ids.length === 0 ? [] : assignmentsOf(ids), commentCounts(ids)]);
	return rows.map(({ row, hidden }) => ({
		...cardFace(row, assigned),
		...commentsFace(counts, row.id),
		...hiddenFace(hidden)
	}));
}

async function assignmentsOf(cardIds: string[]) {
	return read()
		.select({ card: cardAssignee.cardId, person: cardAssignee.personId })
		.from(cardAssignee)
		.where(inArray(cardAssignee.cardId, cardIds))
		.orderBy(cardAssignee.at, cardAssignee.personId);
}

function cardFace(row: typeof card.$inferSelect, assigned: { card: string; person: string }[]): CardFace {
	const { id, columnId: column, rank, title, text, lang, version, createdBy: by, createdAt: at } = row;
	const assignees = assigned.filter((one) => one.card === id).map((one) => one.person);
	return { id, column, rank, title, text, lang, version, due: dueOf(row), assignees, by, at };
}

function byId<Face extends { id: string }>(faces: Face[]): Map<string, Face> {
	return new Map(faces.map((face) => [face.id, face]));
}
