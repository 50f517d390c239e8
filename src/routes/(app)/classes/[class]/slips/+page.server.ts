import { newId } from '$lib/server/ids';
import { accessClass } from '$lib/server/people/access';
import { makeSlips, waitingFor } from '$lib/server/people/slips';
import { commandForm } from '$lib/schemas/classes';
import { guardedAction, guardedLoad } from '../../../../guard';
import type { PageServerLoadEvent, RequestEvent } from './$types';

/** Slips to cut. The passwords exist in the one answer to the form; looking at the page again shows none. */
export const load = guardedLoad(async (event: PageServerLoadEvent, viewer) => {
	const teaching = await accessClass(viewer, event.params.class);
	return {
		class: { id: teaching.classId, name: teaching.className },
		waiting: await waitingFor(teaching),
		command: newId(),
		address: event.url.origin.replace(/^https:\/\//, '')
	};
});

export const actions = {
	default: guardedAction(commandForm, async (event: RequestEvent, viewer, { command }) => ({
		printed: await makeSlips(await accessClass(viewer, event.params.class), { id: command })
	}))
};
