import { randomUUID } from 'node:crypto';
import type { Viewer } from '$lib/server/auth/viewer';
import { accessExchange, classesOf, type Coordination, type Teaching } from '$lib/server/people/access';
import { endAccount, reopenAccount } from '$lib/server/projects/accountEnds';

/** Ends somebody's account as on the product's pages: a teacher a student of their class, a coordinator the staff. */
export async function endAccountOf(personId: string, by: Viewer): Promise<void> {
	await endAccount(await keeperAs(by), { id: randomUUID() }, personId);
}

export async function reopenAccountOf(personId: string, by: Viewer): Promise<void> {
	await reopenAccount(await keeperAs(by), { id: randomUUID() }, personId);
}

async function keeperAs(viewer: Viewer): Promise<Teaching | Coordination> {
	if (viewer.role === 'coordinator') return accessExchange(viewer);
	const [teaching] = await classesOf(viewer);
	return teaching!;
}
