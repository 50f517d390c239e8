import { now } from '$lib/time/clock';
import { isUniqueViolation } from '../db/failures';
import { write, type Transaction } from '../db/store';
import { accessAgain, type Membership } from './access';
import { refuse } from './change';

/**
 * An act of a member that no log names: what it leaves in logs has no actor, and may stand in another log than the
 * space's. Such acts carry no command of their own: the work itself knows a repeat, and answers it.
 */
export async function actUnnamed<T>(
	by: Membership,
	work: (tx: Transaction, context: { at: number; member: Membership }) => Promise<T>
): Promise<T> {
	const run = () =>
		write(async (tx) => {
			const member = await accessAgain(tx, by);
			// As little as handing in can be taken from a student: not by a muted mouth, a frozen space, a project's end.
			refuse(member, 'handIn');
			return work(tx, { at: now(), member });
		});
	try {
		return await run();
	} catch (failure) {
		// The same act ran at the same moment elsewhere and won: now it is there to answer with.
		if (isUniqueViolation(failure)) return run();
		throw failure;
	}
}
