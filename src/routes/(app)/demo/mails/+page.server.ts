import { NotFound } from '$lib/server/errors';
import { addressOf } from '$lib/server/notices/addresses';
import { lettersInFolder } from '$lib/server/notices/mail';
import { guardedLoad } from '../../../guard';
import type { PageServerLoadEvent } from './$types';

/** What the demo would have sent. Everywhere else, and for students, there is no such page. */
export const load = guardedLoad(async (_event: PageServerLoadEvent, viewer) => {
	if (process.env.KLASBRUG_DEMO !== '1' || viewer.role === 'student') throw new NotFound();
	const own = await addressOf(viewer);
	return { letters: lettersInFolder(), own: own?.address ?? null };
});
