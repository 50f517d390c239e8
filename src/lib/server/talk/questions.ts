import { and, count, eq, isNull, ne } from 'drizzle-orm';
import { isOpenQuestion } from '$lib/realtime/applyMessage';
import type { MessageFace } from '$lib/realtime/events';
import { question } from '../db/schema/talk';
import { read, type Transaction } from '../db/store';
import { Conflict, Forbidden, Invalid } from '../errors';
import type { LoggedEvent } from '../log/events';
import { canModerate, faceFor, type Membership } from '../projects/access';
import { change, type ChangeContext } from '../projects/change';
import { messageFaces } from './faces';
import { standingMessage } from './messageRows';
import type { OwnerKind } from './threads';

/**
 * "Answer needed": a message of the main talk that stays in the head of the space until somebody of another school
 * has answered in its thread, or its author or a teacher has settled it.
 */

/** Open questions of a space: with more, none is seen any more. */
const mostOpen = 20;

/** @throws Invalid in a thread · Conflict when too much is asked already. */
export async function ask(
	tx: Transaction,
	{ at, member }: ChangeContext,
	message: { id: string; kind: OwnerKind }
): Promise<void> {
	if (message.kind !== 'space') throw new Invalid('error_question_in_thread');
	const { spaceId, schoolId } = member;
	const [open] = await tx
		.select({ count: count() })
		.from(question)
		.where(and(eq(question.spaceId, spaceId), isNull(question.settledAt)));
	if (Number(open?.count) >= mostOpen) throw new Conflict('error_questions_full', { most: mostOpen });
	await tx.insert(question).values({ messageId: message.id, spaceId, schoolId, at });
}

/** An answer in the thread of a question settles it, if it comes from another school than the question. */
export async function settleByAnswer(tx: Transaction, { at, member }: ChangeContext, messageId: string): Promise<void> {
	await tx
		.update(question)
		.set({ settledAt: at, settledById: member.personId })
		.where(and(eq(question.messageId, messageId), isNull(question.settledAt), ne(question.schoolId, member.schoolId)));
}

/**
 * Puts a question to rest that nobody has answered. Twice is once.
 * @throws Forbidden for who neither asked it nor is a teacher · Invalid for a message that asks nothing · see
 * `standingMessage`, `change`.
 */
export async function settleQuestion(by: Membership, command: { id: string; message: string }): Promise<LoggedEvent> {
	const asks = { id: command.id, asks: ['settle', command.message] };
	return change(by, 'talk', asks, async (tx, { at, member }) => {
		const { row } = await standingMessage(tx, member, command.message);
		if (row.authorId !== member.personId && !canModerate(member)) throw new Forbidden('error_question_not_yours');
		const [asked] = await tx.select().from(question).where(eq(question.messageId, row.id));
		if (!asked) throw new Invalid('error_no_question');
		await settle(tx, { at, member }, row.id);
		return { type: 'message.settled', subject: row.id };
	});
}

/** Settles what a message asks, if it asks anything that is still open. */
export async function settle(
	tx: Transaction,
	{ at, member }: Pick<ChangeContext, 'at' | 'member'>,
	messageId: string
): Promise<void> {
	await tx
		.update(question)
		.set({ settledAt: at, settledById: member.personId })
		.where(and(eq(question.messageId, messageId), isNull(question.settledAt)));
}

/** What is asked in the member's space and neither answered nor settled, in order. */
export async function openQuestionsOf(member: Membership): Promise<MessageFace[]> {
	const rows = await read()
		.select({ id: question.messageId })
		.from(question)
		.where(and(eq(question.spaceId, member.spaceId), isNull(question.settledAt)));
	const faces = await messageFaces(
		rows.map(({ id }) => id),
		faceFor(member)
	);
	return [...faces.values()].filter(isOpenQuestion).sort((a, b) => a.n - b.n);
}
