import { searchAddress } from '$lib/schemas/search';
import type { Viewer } from '$lib/server/auth/viewer';
import { NotFound } from '$lib/server/errors';
import { schoolClocks } from '$lib/server/people/schools';
import { membershipsOf } from '$lib/server/projects/access';
import { peopleAround } from '$lib/server/projects/peopleAround';
import { foldedAnywhere } from '$lib/server/safety/lists';
import { termsOf } from '$lib/server/search/terms';
import { canSearch, searchTalk } from '$lib/server/talk/search';
import { dayOf } from '$lib/time/wallTimes';
import { guardedLoad, parse } from '../../guard';
import type { PageServerLoadEvent } from './$types';

/**
 * What the person asked for, and what was found in the spaces they are in but for what they have reported. Coordinators
 * read nobody's texts.
 */
export const load = guardedLoad(async (event: PageServerLoadEvent, viewer) => {
	if (viewer.role === 'coordinator') throw new NotFound();
	const asked = parse(searchAddress, Object.fromEntries(event.url.searchParams));
	const terms = termsOf(asked.q);
	const { beyond, ...filters } = asked;
	const isAsked = terms.length > 0 || Object.values({ ...filters, q: null }).some((one) => one !== null);
	const moments = {
		before: asked.before === null ? null : dayOf(asked.before, viewer.school.zone).from,
		since: asked.after === null ? null : dayOf(asked.after, viewer.school.zone).to
	};
	const wanted = { terms, from: asked.from, in: asked.in, hasFile: asked.has === 'file', beyond, ...moments };
	const found = isAsked ? await searchTalk(viewer, { ...wanted, without: await foldedAnywhere(viewer) }) : null;
	return { asked, found, authors: await authorsFor(viewer) };
});

async function authorsFor(viewer: Viewer) {
	const people = await peopleAround((await membershipsOf(viewer.id)).filter(canSearch));
	const schools = await schoolClocks([...new Set(people.map((one) => one.schoolId))]);
	return people.map(({ id, name, schoolId }) => {
		const { city, slot } = schools.get(schoolId)!;
		return { id, name, school: { id: schoolId, city, slot } };
	});
}
