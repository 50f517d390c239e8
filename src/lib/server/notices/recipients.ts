import { and, eq, gt, isNull, ne, or, sql } from 'drizzle-orm';
import type { NoticeLevel } from '$lib/schemas/notices';
import { now } from '$lib/time/clock';
import { prepared } from '../db/prepared';
import { noticeLevel, type notice } from '../db/schema/notices';
import { person, suspension } from '../db/schema/people';
import { membership, space } from '../db/schema/projects';
import { mention, message, question, thread } from '../db/schema/talk';
import { read } from '../db/store';
import { usualLevel } from './levels';

/** Whom a message concerns, and why: at most one notice a person, for the gravest reason. Never its author. */
export type NoticeKind = (typeof notice.$inferSelect)['kind'];

export interface Concern {
	spaceId: string;
	n: number;
	/** Of an answer: the message, card or file it is about. */
	threadId: string | null;
	at: number;
	/** By person. */
	reasons: Map<string, NoticeKind>;
}

/** Asked of every message that is posted, so it is one query, compiled once. */
const newsOf = prepared(['message'], (on, { message: id }) =>
	on
		.select({
			authorId: message.authorId,
			threadId: message.threadId,
			n: message.n,
			at: message.at,
			spaceId: space.id,
			spaceKind: space.kind,
			ownerKind: thread.ownerKind,
			askedBy: question.schoolId,
			calls: sql<number>`case when exists (select 1 from mention where message_id = ${id}) then 1 else 0 end`
		})
		.from(message)
		.innerJoin(thread, eq(thread.id, message.threadId))
		.innerJoin(space, eq(space.id, thread.spaceId))
		.leftJoin(question, eq(question.messageId, message.id))
		.where(eq(message.id, id))
);

/** Null for nobody, which is what most messages are: found out without reading the space's members. */
export async function concernOf(messageId: string): Promise<Concern | null> {
	const [found] = await newsOf(read(), { message: messageId });
	if (!found) return null;
	const { spaceId, spaceKind, threadId, n, at, askedBy, authorId } = found;
	const isReply = found.ownerKind !== 'space';
	if (Number(found.calls) === 0 && askedBy === null && !isReply) return null;
	const [mentions, talkers, members] = await Promise.all([
		read().select().from(mention).where(eq(mention.messageId, messageId)),
		isReply ? talkersIn(threadId) : new Set<string>(),
		listenersIn(spaceId, spaceKind, authorId)
	]);
	const call = { mentions, askedBy, talkers, isTeam: spaceKind === 'team' };
	const reasons = members.flatMap((member): [string, NoticeKind][] => {
		const reason = reasonFor(member, call);
		return reason ? [[member.personId, reason]] : [];
	});
	return { spaceId, n, threadId: isReply ? threadId : null, at, reasons: new Map(reasons) };
}

interface Member {
	personId: string;
	role: 'student' | 'teacher' | 'visitor';
	schoolId: string;
	level: NoticeLevel;
}

interface Call {
	mentions: (typeof mention.$inferSelect)[];
	/** The asking school of an "answer needed". */
	askedBy: string | null;
	/** Who wrote in the thread, or what it is about. */
	talkers: Set<string>;
	isTeam: boolean;
}

/** A question to the other school is for its teachers, and in a team for its students there: sixty pupils are nobody. */
function reasonFor(member: Member, { mentions, askedBy, talkers, isTeam }: Call): NoticeKind | null {
	const isTeacher = member.role === 'teacher';
	const listens = member.level !== 'nothing';
	const isOther = askedBy !== null && askedBy !== member.schoolId;
	if (isOther && (isTeacher || (isTeam && listens))) return 'answer';
	if (mentions.some((one) => speaksTo(one, member))) {
		if (listens || (isTeacher && mentions.some(({ kind }) => kind === 'teachers'))) return 'mention';
	}
	return listens && talkers.has(member.personId) ? 'reply' : null;
}

/** `@team` is its students: their teachers have a name of their own to be called by. */
function speaksTo({ kind, personId }: Call['mentions'][number], member: Member): boolean {
	switch (kind) {
		case 'person':
			return personId === member.personId;
		case 'team':
			return member.role === 'student';
		case 'teachers':
			return member.role === 'teacher';
		case 'everyone':
			return true;
	}
}

async function talkersIn(threadId: string): Promise<Set<string>> {
	const [owners, writers] = await Promise.all([
		read().select({ id: message.authorId }).from(message).where(eq(message.id, threadId)),
		read().selectDistinct({ id: message.authorId }).from(message).where(eq(message.threadId, threadId))
	]);
	return new Set([...owners, ...writers].map(({ id }) => id));
}

/** Active members with what they want to be told of; visitors are told nothing. */
async function listenersIn(
	spaceId: string,
	kind: (typeof space.$inferSelect)['kind'],
	authorId: string
): Promise<Member[]> {
	const ownLevel = and(eq(noticeLevel.personId, membership.personId), eq(noticeLevel.spaceId, membership.spaceId));
	const rows = await read()
		.select({
			personId: membership.personId,
			role: membership.role,
			schoolId: person.schoolId,
			chosen: noticeLevel.level
		})
		.from(membership)
		.innerJoin(person, eq(person.id, membership.personId))
		.leftJoin(suspension, eq(suspension.personId, membership.personId))
		.leftJoin(noticeLevel, ownLevel)
		.where(
			and(
				eq(membership.spaceId, spaceId),
				ne(membership.personId, authorId),
				ne(membership.role, 'visitor'),
				isNull(suspension.personId),
				or(isNull(membership.until), gt(membership.until, now()))
			)
		);
	return rows.map(({ chosen, ...member }) => ({ ...member, level: chosen ?? usualLevel(member.role, kind) }));
}
