import { eq } from 'drizzle-orm';
import type { NoticeLevel } from '$lib/schemas/notices';
import { now } from '$lib/time/clock';
import { prepared } from '../db/prepared';
import { noticeLevel } from '../db/schema/notices';
import { read, write } from '../db/store';
import { Forbidden } from '../errors';
import type { Membership } from '../projects/access';

/**
 * What each person wants to be told of, space by space. Whatever they choose, teachers hear of `@teachers`, questions
 * to their school and reports, and everybody of what came of a report of theirs.
 */

/** What a role begins with: teachers are in all teams, and read along without being called for every line. */
export function usualLevel(role: Membership['role'], spaceKind: Membership['spaceKind']): NoticeLevel {
	return role === 'teacher' && spaceKind === 'staff' ? 'everything' : 'mentions';
}

const chosenBy = prepared(['person'], (on, { person }) =>
	on
		.select({ spaceId: noticeLevel.spaceId, level: noticeLevel.level })
		.from(noticeLevel)
		.where(eq(noticeLevel.personId, person))
);

/** The levels of these memberships of one person, by space. A visitor is told nothing. */
export async function levelsOf(members: Membership[]): Promise<Map<string, NoticeLevel>> {
	const [first] = members;
	if (!first) return new Map();
	const chosen = await chosenBy(read(), { person: first.personId });
	const levels = new Map(chosen.map(({ spaceId, level }) => [spaceId, level]));
	return new Map(
		members.map(({ spaceId, spaceKind, role }) => [
			spaceId,
			role === 'visitor' ? 'nothing' : (levels.get(spaceId) ?? usualLevel(role, spaceKind))
		])
	);
}

/** @throws Forbidden for a visitor. */
export async function chooseLevel(member: Membership, level: NoticeLevel): Promise<void> {
	if (member.role === 'visitor') throw new Forbidden('error_visitor');
	const { personId, spaceId } = member;
	const facts = { level, at: now() };
	await write(async (tx) => {
		await tx
			.insert(noticeLevel)
			.values({ personId, spaceId, ...facts })
			.onConflictDoUpdate({ target: [noticeLevel.personId, noticeLevel.spaceId], set: facts });
	});
}
