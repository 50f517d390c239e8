import { createHash } from 'node:crypto';
import { now } from '$lib/time/clock';
import { isUniqueViolation } from '../db/failures';
import { write, type Transaction } from '../db/store';
import { Conflict } from '../errors';
import { append, eventOfCommand, type LoggedEvent } from '../log/events';
import { accessCoordinationAgain, accessTeachingAgain, type Coordination, type Teaching } from './access';

/**
 * The one way to change people, classes and schools: what `change` is to a space. It opens the transaction, reads the
 * right again, answers a repeat with the first event, runs the work and appends its event to the school's or the
 * exchange's log.
 */
export interface AdministrationContext {
	/** UTC ms. */
	at: number;
}

export interface AdministrationOutcome {
	/** The log it is told to: a school's id, or the exchange's. */
	log: string;
	type: string;
	subject: string;
	data?: LoggedEvent['data'];
}

/** Who acts: their right is read again inside the transaction, and names the scope that their commands belong to. */
export interface Actor {
	personId: string;
	schoolId: string;
	/** Id of what the right is about: a class, an exchange, a project. */
	scope: string;
	/** @throws NotFound when the right has ended. */
	again: (tx: Transaction) => Promise<void>;
}

/**
 * Runs `work` as one act of a teacher or a coordinator and returns the event it left. `isRepeat` says that the same
 * command had run before and nothing happened now.
 * @throws NotFound when the right has ended · Conflict when the command's id was used for something else ·
 * Unavailable when the disk refuses · whatever the work refuses.
 */
export async function administer(
	by: Teaching | Coordination,
	command: { id: string; asks: readonly unknown[] },
	work: (tx: Transaction, context: AdministrationContext) => Promise<AdministrationOutcome>
): Promise<{ event: LoggedEvent; isRepeat: boolean }> {
	const { personId, schoolId } = by;
	return actOnce({ personId, schoolId, scope: scopeOf(by), again: (tx) => accessAgain(tx, by) }, command, work);
}

/** The same for rights of another kind, such as a teacher's in a project. Throws as `administer` does. */
export async function actOnce(
	by: Actor,
	command: { id: string; asks: readonly unknown[] },
	work: (tx: Transaction, context: AdministrationContext) => Promise<AdministrationOutcome>
): Promise<{ event: LoggedEvent; isRepeat: boolean }> {
	const hash = createHash('sha256')
		.update(JSON.stringify([by.scope, ...command.asks]))
		.digest('base64url');
	const run = () =>
		write(async (tx) => {
			await by.again(tx);
			const earlier = await eventOfCommand(tx, by.personId, command.id);
			if (earlier) return repeat(earlier, hash);
			const at = now();
			const { log, ...outcome } = await work(tx, { at });
			const facts = { ...outcome, at, actorId: by.personId, schoolId: by.schoolId };
			const event = await append(tx, log, { ...facts, command: { id: command.id, hash } });
			return { event, isRepeat: false };
		});
	try {
		return await run();
	} catch (failure) {
		// The same command ran at the same moment elsewhere and won: now its event is there to answer with.
		if (isUniqueViolation(failure)) return run();
		throw failure;
	}
}

function repeat(earlier: LoggedEvent, hash: string) {
	if (earlier.commandHash !== hash) throw new Conflict('error_command_reused');
	return { event: earlier, isRepeat: true };
}

async function accessAgain(tx: Transaction, by: Teaching | Coordination): Promise<void> {
	if ('classId' in by) await accessTeachingAgain(tx, by);
	else await accessCoordinationAgain(tx, by);
}

function scopeOf(by: Teaching | Coordination): string {
	return 'classId' in by ? by.classId : by.exchangeId;
}
