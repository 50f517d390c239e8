import { messagesAsked } from '$lib/schemas/talkPlaces';
import { accessSpace } from '$lib/server/projects/access';
import { talkWindow } from '$lib/server/talk/windows';
import { dayOf } from '$lib/time/wallTimes';
import { guardedEndpoint, parse } from '../../../../../guard';
import type { RequestEvent } from './$types';

/** A page of messages: `before=n`, `after=n`, `around=n`, `on=YYYY-MM-DD` (in the viewer's zone); without any, the newest. */
export const GET = guardedEndpoint(async ({ params, url }: RequestEvent, viewer) => {
	const member = await accessSpace(viewer, params);
	const asked = parse(messagesAsked, Object.fromEntries(url.searchParams));
	if ('on' in asked) return talkWindow(member, { on: dayOf(asked.on, viewer.school.zone).from });
	return talkWindow(member, 'before' in asked || 'after' in asked || 'around' in asked ? asked : 'now');
});
