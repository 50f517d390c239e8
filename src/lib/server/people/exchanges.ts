import { eq } from 'drizzle-orm';
import { exchange, exchangeCoordinator, exchangeSchool } from '../db/schema/people';
import { read, type Transaction } from '../db/store';
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

/** Lets a person coordinate an exchange. `by`: the coordinator who asked; left out for the installation itself. */
export async function addCoordinator(
	tx: Transaction,
	exchangeId: string,
	personId: string,
	at: number,
	by?: { personId: string; schoolId: string }
): Promise<void> {
	await tx.insert(exchangeCoordinator).values({ exchangeId, personId });
	const actor = { actorId: by?.personId ?? null, schoolId: by?.schoolId ?? null };
	await append(tx, exchangeId, { type: 'coordinator.added', subject: personId, ...actor, at });
}

/** The name of an exchange, such as "Enschede – Palo Alto". */
export async function exchangeName(exchangeId: string): Promise<string> {
	const [row] = await read().select({ name: exchange.name }).from(exchange).where(eq(exchange.id, exchangeId));
	return row?.name ?? '';
}
