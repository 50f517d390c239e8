import { redirect } from '@sveltejs/kit';
import { conductForm } from '$lib/schemas/conduct';
import { conductVersion } from '$lib/schemas/conductVersion';
import { acceptConduct, acceptedAt } from '$lib/server/people/codeOfConduct';
import { guardedAction, guardedLoad } from '../../guard';
import { sameSitePath } from '../../(public)/sameSitePath';
import type { PageServerLoadEvent, RequestEvent } from './$types';

/** The code of conduct, to be read at any time; and the one button. */
export const load = guardedLoad(async (_event: PageServerLoadEvent, viewer) => ({
	version: conductVersion,
	acceptedAt: await acceptedAt(viewer)
}));

export const actions = {
	accept: guardedAction(conductForm, async ({ url }: RequestEvent, viewer, { version, next }) => {
		await acceptConduct(viewer, version);
		redirect(303, sameSitePath(next ?? '/conduct', url));
	})
};
