import { redirect } from '@sveltejs/kit';
import { levelForm, nothingMore } from '$lib/schemas/notices';
import { schoolClocks } from '$lib/server/people/schools';
import { NotFound } from '$lib/server/errors';
import { chooseLevel, levelsOf } from '$lib/server/notices/levels';
import { loudSpaces, markAllRead, noticesOf } from '$lib/server/notices/notices';
import { quietOf } from '$lib/server/notices/quiet';
import { membershipsOf } from '$lib/server/projects/access';
import { tellRead } from '$lib/server/realtime/broadcasts';
import { guardedAction, guardedLoad } from '../../guard';
import type { PageServerLoadEvent, RequestEvent } from './$types';

/** What was said to the viewer and asked of them, and of what they want to be told. */
export const load = guardedLoad(async (event: PageServerLoadEvent, viewer) => {
	event.depends('klasbrug:notices');
	const members = (await membershipsOf(viewer.id)).filter(({ role }) => role !== 'visitor');
	const [notices, loud, quiet, levels] = await Promise.all([
		noticesOf(viewer),
		loudSpaces(members),
		quietOf(viewer.id),
		levelsOf(members)
	]);
	const schoolIds = [...new Set(notices.flatMap(({ said }) => (said ? [said.schoolId] : [])))];
	const clocks = await schoolClocks(schoolIds);
	const schools = [...clocks.values()].map(({ id, city, slot }) => ({ id, city, slot }));
	const saved = event.url.searchParams.has('saved');
	return { notices, loud, quietUntil: quiet?.until ?? null, levels: Object.fromEntries(levels), schools, saved };
});

export const actions = {
	all: guardedAction(nothingMore, async (_event: RequestEvent, viewer) => {
		const changed = await markAllRead(viewer, await membershipsOf(viewer.id));
		for (const member of changed) await tellRead(member);
		redirect(303, '/notices');
	}),
	level: guardedAction(levelForm, async (_event: RequestEvent, viewer, { space, level }) => {
		const member = (await membershipsOf(viewer.id)).find(({ spaceId }) => spaceId === space);
		if (!member) throw new NotFound();
		await chooseLevel(member, level);
		redirect(303, '/notices?saved#levels');
	})
};
