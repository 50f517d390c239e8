import { and, desc, eq } from 'drizzle-orm';
import type { Language } from '$lib/realtime/events';
import { card, cardRemoval } from '../db/schema/board';
import { hiding } from '../db/schema/projects';
import { read } from '../db/store';
import type { Membership } from '../projects/access';
import { visibleTo } from '../projects/hiding';

/** A card that was taken off the board, with who did it and when. */
export interface BinnedCard {
	id: string;
	title: string;
	lang: Language;
	/** Person id. */
	by: string;
	/** UTC ms. */
	at: number;
}

const most = 100;

/** What lies in the bin of the membership's space: the latest hundred, last removed first. */
export async function binOf(member: Membership): Promise<BinnedCard[]> {
	return read()
		.select({ id: card.id, title: card.title, lang: card.lang, by: cardRemoval.byId, at: cardRemoval.at })
		.from(cardRemoval)
		.innerJoin(card, eq(card.id, cardRemoval.cardId))
		.leftJoin(hiding, eq(hiding.subjectId, card.id))
		.where(and(eq(card.spaceId, member.spaceId), visibleTo(member)))
		.orderBy(desc(cardRemoval.at), desc(card.id))
		.limit(most);
}
