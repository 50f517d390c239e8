import { and, eq } from 'drizzle-orm';
import { now } from '$lib/time/clock';
import { conductVersion } from '$lib/schemas/conductVersion';
import type { Viewer } from '../auth/viewer';
import { conductAcceptance } from '../db/schema/people';
import { read, write, type Transaction } from '../db/store';
import { Conflict } from '../errors';

/** Who said yes to the code of conduct, and when: without it nobody posts. The newest version counts. */

/**
 * The viewer says yes. Twice is once: the first time counts.
 * @throws Conflict when the sentences they read are not the ones that hold now.
 */
export async function acceptConduct(viewer: Pick<Viewer, 'id'>, version: number): Promise<void> {
	if (version !== conductVersion) throw new Conflict('error_conduct_version');
	await write((tx) => recordAcceptance(tx, viewer.id, now()));
}

/** The same in a transaction that does more than that. `at` is UTC ms. */
export async function recordAcceptance(tx: Transaction, personId: string, at: number): Promise<void> {
	await tx.insert(conductAcceptance).values({ personId, version: conductVersion, at }).onConflictDoNothing();
}

/** When the viewer said yes to the present version, UTC ms; null while they have not. */
export async function acceptedAt(viewer: Pick<Viewer, 'id'>): Promise<number | null> {
	const [row] = await read()
		.select({ at: conductAcceptance.at })
		.from(conductAcceptance)
		.where(and(eq(conductAcceptance.personId, viewer.id), eq(conductAcceptance.version, conductVersion)));
	return row?.at ?? null;
}
