import { wholeNumber } from '$lib/schemas/fields';
import { since } from '$lib/server/frames/since';
import { accessSpace } from '$lib/server/projects/access';
import { guardedEndpoint, parse } from '../../../../../guard';
import type { RequestEvent } from './$types';

/** What the viewer missed after number `n`. */
export const GET = guardedEndpoint(async ({ params, url }: RequestEvent, viewer) => {
	const member = await accessSpace(viewer, params);
	return since(member, parse(wholeNumber, url.searchParams.get('n')));
});
