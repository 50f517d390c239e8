import { and, eq, gt, isNull, ne, or } from 'drizzle-orm';
import type { Inline, Words } from '$lib/realtime/words';
import { mentionNames } from '$lib/schemas/mentionNames';
import { person, school } from '../db/schema/people';
import { membership } from '../db/schema/projects';
import { mention } from '../db/schema/talk';
import type { Transaction } from '../db/store';
import { newId } from '../ids';
import { canModerate, type Membership } from '../projects/access';
import { everyInline } from './wordTree';

/**
 * Whom a message speaks to: `@` and the full name of a member of the space, or a group. Resolved at the write, in the
 * tree as well as in rows of their own; a name that nobody here has stays text, and so has one that two people have,
 * unless their city is said.
 */
type Group = 'team' | 'teachers' | 'everyone';
type Mentioned = { person: string } | { group: Group };

/** What can stand behind an `@` in this space, by lower-case name, the longest first. */
export type Mentionable = { name: string; says: Mentioned }[];

const groups: Record<string, Group> = {
	team: 'team',
	teachers: 'teachers',
	docenten: 'teachers',
	everyone: 'everyone',
	iedereen: 'everyone'
};

export async function mentionableBy(tx: Transaction, member: Membership, at: number): Promise<Mentionable> {
	const people = await tx
		.select({ id: person.id, name: person.name, city: school.city })
		.from(membership)
		.innerJoin(person, eq(person.id, membership.personId))
		.innerJoin(school, eq(school.id, person.schoolId))
		.where(
			and(
				eq(membership.spaceId, member.spaceId),
				ne(membership.role, 'visitor'),
				or(isNull(membership.until), gt(membership.until, at))
			)
		);
	const named = [...mentionNames(people)].map(([id, name]) => ({ name: name.toLowerCase(), says: { person: id } }));
	const all = Object.entries(groups)
		.filter(([, group]) => maySpeakTo(member, group))
		.map(([name, group]) => ({ name, says: { group } }));
	return [...named, ...all].sort((a, b) => b.name.length - a.name.length);
}

/** A team is spoken to in its own space; everybody at once, by teachers only. */
function maySpeakTo(member: Membership, group: Group): boolean {
	if (group === 'team') return member.spaceKind === 'team';
	return group === 'teachers' || canModerate(member);
}

/** A stretch of text with its mentions. */
export function withMentions(text: string, mentionable: Mentionable): Inline[] {
	const parts: Inline[] = [];
	let from = 0;
	for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
		const found = at < from || isOfWord(text[at - 1]) ? undefined : mentionedAt(text, at + 1, mentionable);
		if (!found) continue;
		if (at > from) parts.push(text.slice(from, at));
		parts.push(found.says);
		from = at + 1 + found.name.length;
	}
	if (from < text.length) parts.push(text.slice(from));
	return parts;
}

/** Keeps one row for everyone a tree speaks to, but for its author; those that were there already stay as they are. */
export async function keepMentions(tx: Transaction, messageId: string, words: Words | null, author: string) {
	const before = await tx.select().from(mention).where(eq(mention.messageId, messageId));
	const now = new Map(mentionedIn(words, author).map((row) => [`${row.kind} ${row.personId}`, row]));
	for (const { id, kind, personId } of before) {
		if (!now.delete(`${kind} ${personId}`)) await tx.delete(mention).where(eq(mention.id, id));
	}
	for (const row of now.values()) await tx.insert(mention).values({ id: newId(), messageId, ...row });
}

type Row = Pick<typeof mention.$inferSelect, 'kind' | 'personId'>;

function mentionedIn(words: Words | null, author: string): Row[] {
	return everyInline(words ?? []).flatMap((inline): Row[] => {
		if (typeof inline === 'string') return [];
		if ('group' in inline) return [{ kind: inline.group, personId: null }];
		return 'person' in inline && inline.person !== author ? [{ kind: 'person', personId: inline.person }] : [];
	});
}

function mentionedAt(text: string, from: number, mentionable: Mentionable): Mentionable[number] | undefined {
	// A text of nothing but @ asks four thousand times for each of hundreds of people.
	const first = text.charAt(from).toLowerCase();
	return mentionable.find(({ name }) => {
		if (!name.startsWith(first)) return false;
		const end = from + name.length;
		if (text.slice(from, end).toLowerCase() !== name) return false;
		return !isOfWord(name.at(-1)) || !isOfWord(text[end]);
	});
}

function isOfWord(sign: string | undefined): boolean {
	return sign !== undefined && /[\p{L}\p{N}_]/u.test(sign);
}
