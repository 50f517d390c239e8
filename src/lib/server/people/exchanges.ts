import { exchange, exchangeCoordinator, exchangeSchool } from '../db/schema/people';
import type { Transaction } from '../db/store';
import { newId } from '../ids';
import { append, createLog } from '../log/events';

/** A lasting link between two schools; coordinators belong to it. Creates it with its log; returns its id. */
export async function createExchange(
	tx: Transaction,
	wanted: { name: string; schoolIds: [string, string] },
	at: number
): Promise<string> {
	const id = newId();
	await createLog(tx, id, 'exchange');
	await tx.insert(exchange).values({ id, name: wanted.name });
	const [first, second] = wanted.schoolIds;
	await tx.insert(exchangeSchool).values([
		{ exchangeId: id, schoolId: first, slot: 1 },
		{ exchangeId: id, schoolId: second, slot: 2 }
	]);
	await append(tx, id, { type: 'exchange.created', subject: id, actorId: null, schoolId: null, at });
	return id;
}

export async function addCoordinator(tx: Transaction, exchangeId: string, personId: string, at: number): Promise<void> {
	await tx.insert(exchangeCoordinator).values({ exchangeId, personId });
	await append(tx, exchangeId, {
		type: 'coordinator.added',
		subject: personId,
		actorId: null,
		schoolId: null,
		at
	});
}
