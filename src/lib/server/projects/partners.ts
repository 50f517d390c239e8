import { asc, eq, inArray } from 'drizzle-orm';
import type { SchoolClock } from '$lib/time/schools';
import { exchangeSchool } from '../db/schema/people';
import { read } from '../db/store';
import { schoolClocks } from '../people/schools';

/** Both schools of an exchange with their clocks by id, in the order of their slots, whether they take part or not. */
export async function schoolsOfExchange(exchangeId: string): Promise<Map<string, SchoolClock>> {
	return inOrder(eq(exchangeSchool.exchangeId, exchangeId));
}

/** The clock of the school that this one is linked with; null while it is in no exchange. */
export async function partnerClockOf(schoolId: string): Promise<SchoolClock | null> {
	const own = read()
		.select({ id: exchangeSchool.exchangeId })
		.from(exchangeSchool)
		.where(eq(exchangeSchool.schoolId, schoolId));
	const clocks = await inOrder(inArray(exchangeSchool.exchangeId, own));
	return [...clocks.values()].find(({ id }) => id !== schoolId) ?? null;
}

async function inOrder(which: ReturnType<typeof eq>): Promise<Map<string, SchoolClock>> {
	const rows = await read()
		.select({ id: exchangeSchool.schoolId })
		.from(exchangeSchool)
		.where(which)
		.orderBy(asc(exchangeSchool.slot));
	const clocks = await schoolClocks(rows.map(({ id }) => id));
	return new Map(rows.map(({ id }) => [id, clocks.get(id)!]));
}
