import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Viewer } from '../auth/viewer';
import { TooMany } from '../errors';
import { membershipsOf, type Membership } from '../projects/access';
import { snippetOf, type Segment } from '../search/snippets';
import { hitRows, type HitRow } from './hitRows';
import { plainText } from './plainText';

/**
 * Search over the spaces the person is a member of now: never a hit from one they left, or only look into. Hidden texts
 * are found by staff, deleted ones by nobody. Newest first.
 */
export interface SearchAsked {
	/** `termsOf` what was typed; all of them must be there. */
	terms: string[];
	/** Id of the author. */
	from: string | null;
	/** Id of a space or a project. */
	in: string | null;
	hasFile: boolean;
	/** Moments, UTC ms: earlier than, at or after. */
	before: number | null;
	since: number | null;
	/** Ids of messages, cards and files that are not shown to this person, nor what is said below them. */
	without: string[];
	/** `more` of the page before. */
	beyond: number | null;
}

export interface Hit {
	id: string;
	space: string;
	project: string;
	author: string;
	/** UTC ms. */
	at: number;
	lang: 'en' | 'nl';
	snippet: Segment[];
	isHidden: boolean;
	/** Number of the message in the main talk that it is, or is an answer to; null below a card or a file. */
	n: number | null;
	/** What it is an answer to or a comment on; null in the main talk. */
	thread: { kind: 'message' | 'card' | 'file'; id: string } | null;
}

export interface Found {
	hits: Hit[];
	/** Ask with this for the next page; null: there is none. */
	more: number | null;
}

const pageLength = 20;
const pace = new RateLimiterMemory({ keyPrefix: '', points: 60, duration: 60 });

/** @throws TooMany after sixty searches of one person within a minute. */
export async function searchTalk(viewer: Viewer, asked: SearchAsked): Promise<Found> {
	await refuseHaste(viewer.id);
	const members = (await membershipsOf(viewer.id)).filter((member) => canSearch(member) && isIn(member, asked.in));
	if (members.length === 0) return { hits: [], more: null };
	const rows = await hitRows(members, asked, pageLength + 1);
	const hits = rows.slice(0, pageLength).map((row) => hitFrom(row, members, asked.terms));
	return { hits, more: rows.length > pageLength ? rows[pageLength - 1]!.place : null };
}

/** A coordinator who looks into a space reads it page by page, for an hour. */
export function canSearch(member: Membership): boolean {
	return member.role !== 'visitor';
}

function isIn(member: Membership, place: string | null): boolean {
	return place === null || place === member.spaceId || place === member.projectId;
}

async function refuseHaste(personId: string): Promise<void> {
	const count = await pace.penalty(personId);
	if (count.consumedPoints > pace.points) throw new TooMany('error_search_too_many');
}

function hitFrom({ message, spaceId, owner, rootN, hiddenId }: HitRow, members: Membership[], terms: string[]): Hit {
	const { id, authorId: author, at, lang, n, text, threadId } = message;
	return {
		id,
		space: spaceId,
		project: members.find((member) => member.spaceId === spaceId)!.projectId,
		author,
		at,
		lang,
		snippet: snippetOf(plainText(text), terms),
		isHidden: hiddenId !== null,
		n: owner === 'space' ? n : rootN,
		thread: owner === 'space' ? null : { kind: owner, id: threadId }
	};
}
