import { heads } from '$lib/server/frames/heads';
import { guardedEndpoint } from '../../guard';
import type { RequestEvent } from './$types';

/** The viewer's spaces with head, unread and read mark. */
export const GET = guardedEndpoint(async (_event: RequestEvent, viewer) => heads(viewer));
