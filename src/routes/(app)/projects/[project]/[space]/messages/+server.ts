import { wholeNumber } from '$lib/schemas/fields';
import { accessSpace } from '$lib/server/projects/access';
import { messagesBefore } from '$lib/server/talk/messages';
import { guardedEndpoint, parse } from '../../../../../guard';
import type { RequestEvent } from './$types';

/** Older messages: the page of them before number `before`. */
export const GET = guardedEndpoint(async ({ params, url }: RequestEvent, viewer) => {
	const member = await accessSpace(viewer, params);
	return messagesBefore(member, parse(wholeNumber, url.searchParams.get('before')));
});
