import { createHash } from 'node:crypto';
import { now } from '$lib/time/clock';
import { isUniqueViolation } from '../db/failures';
import { write, type Transaction } from '../db/store';
import { Conflict, Forbidden } from '../errors';
import { append, eventOfCommand, record, takeNumber, type LoggedEvent } from '../log/events';
import { accessAgain, canModerate, type Membership } from './access';
import { takeTurn, type Turn } from './pace';
import { refuseFrozen, refusePost } from './restrictions';

/**
 * The one way to change anything in a space. It opens the transaction, reads person, membership and space again,
 * refuses by kind, runs the work, appends the event and publishes after the commit.
 */
export type ChangeKind = 'talk' | 'work' | 'handIn' | 'moderate';

/** A command's own id, kept by its event for ever, and what it asks: the same id may not ask something else. */
export interface Command {
	id: string;
	/** Everything the command depends on, in a fixed order. */
	asks: readonly unknown[];
}

/** What the work of a change knows: its place in the log, its moment, and the membership as it is now. */
export interface ChangeContext {
	/** The number of the event that this change appends. */
	n: number;
	/** UTC ms. */
	at: number;
	member: Membership;
}

export interface ChangeOutcome {
	type: string;
	subject: string;
	data?: LoggedEvent['data'];
	/** Further subjects whose face the work changed too: each gets an event after this one, by nobody. */
	also?: readonly { type: string; subject: string }[];
}

/**
 * Runs `work` as one change of the membership's space and returns the event it left. A repeat of the same command
 * runs nothing and returns the first event.
 * @throws NotFound when the membership has ended or the account is suspended · Forbidden when the kind is refused
 * (a student's write in an ended project, a frozen space or without an active teacher of their school, moderation by
 * a student, anything by a visitor; talk of who is muted, outside posting hours, or before the code of conduct) ·
 * Conflict when the command's id was used for something else · TooMany with the seconds to wait, for talk faster than
 * its pace · Unavailable when the disk refuses · whatever the work refuses.
 */
export async function change(
	membership: Membership,
	kind: ChangeKind,
	command: Command,
	work: (tx: Transaction, context: ChangeContext) => Promise<ChangeOutcome>
): Promise<LoggedEvent> {
	const hash = hashOf(membership.spaceId, kind, command.asks);
	const turn = kind === 'talk' ? await takeTurn(membership.personId, command.id) : null;
	const run = () => commit(membership, kind, { id: command.id, hash, turn }, work);
	try {
		return await run();
	} catch (failure) {
		// The same command ran at the same moment elsewhere and won: now its event is there to answer with.
		if (isUniqueViolation(failure)) return await run();
		throw failure;
	} finally {
		turn?.end();
	}
}

async function commit(
	membership: Membership,
	kind: ChangeKind,
	command: { id: string; hash: string; turn: Turn | null },
	work: (tx: Transaction, context: ChangeContext) => Promise<ChangeOutcome>
): Promise<LoggedEvent> {
	return write(async (tx) => {
		const member = await accessAgain(tx, membership);
		const earlier = await eventOfCommand(tx, member.personId, command.id);
		if (earlier) {
			command.turn?.wasRepeat();
			return sameCommand(earlier, command.hash);
		}
		refuse(member, kind);
		const at = now();
		const n = await takeNumber(tx, member.spaceId);
		const { also = [], ...outcome } = await work(tx, { n, at, member });
		const { personId: actorId, schoolId } = member;
		const event = await record(tx, member.spaceId, n, { ...outcome, at, actorId, schoolId, command });
		for (const { type, subject } of also) {
			await append(tx, member.spaceId, { type, subject, at, actorId: null, schoolId: null });
		}
		return event;
	});
}

function sameCommand(earlier: LoggedEvent, hash: string): LoggedEvent {
	if (earlier.commandHash !== hash) throw new Conflict('error_command_reused');
	return earlier;
}

/** @throws Forbidden when this member may not make a change of this kind. */
export function refuse(member: Membership, kind: ChangeKind): void {
	if (member.role === 'visitor') throw new Forbidden('error_visitor');
	if (kind === 'moderate' && !canModerate(member)) throw new Forbidden('error_teachers_only');
	if (kind === 'handIn') return;
	if (member.role === 'student') {
		if (member.projectEndedAt !== null) throw new Forbidden('error_project_ended');
		if (!member.hasTeacher) throw new Forbidden('error_no_teacher');
		refuseFrozen(member);
	}
	if (kind === 'talk') refusePost(member);
}

function hashOf(spaceId: string, kind: ChangeKind, asks: readonly unknown[]): string {
	return createHash('sha256')
		.update(JSON.stringify([spaceId, kind, ...asks]))
		.digest('base64url');
}
