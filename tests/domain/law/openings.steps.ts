import { randomUUID } from 'node:crypto';
import { write } from '$lib/server/db/store';
import { accessExchange } from '$lib/server/people/access';
import { createAccount } from '$lib/server/people/accounts';
import { addCoordinator } from '$lib/server/people/exchanges';
import { openSpace } from '$lib/server/projects/openings';
import { now } from '$lib/time/clock';
import type { Cast } from '../../support/cast';
import { command, space, type StepsFor } from './step';

export const openingSteps: Pick<StepsFor<'space'>, 'space.opened'> = {
	'space.opened': async (cast, pick) => {
		const viewer = await cast.viewer(await newCoordinator(cast));
		const by = await accessExchange(viewer);
		return openSpace(by, { ...command(), reason: `A parent asked about it, ${pick}.` }, cast.spaces[space]!);
	}
};

/** Each opening by somebody else: nobody opens a space twice at once. */
async function newCoordinator(cast: Cast): Promise<string> {
	const signInName = `coordinator.${randomUUID()}`;
	const account = { signInName, name: 'Ina Kroon', language: null, passwordHash: 'none', byId: null };
	cast.people[signInName] = await write(async (tx) => {
		const schoolId = cast.schools.enschede;
		const id = await createAccount(tx, { ...account, schoolId, role: 'coordinator' }, now());
		await addCoordinator(tx, cast.exchange, id, now());
		return id;
	});
	return signInName;
}
