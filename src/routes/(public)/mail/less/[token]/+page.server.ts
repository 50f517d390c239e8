import { error } from '@sveltejs/kit';
import { Refusal } from '$lib/server/errors';
import { accessMailLink, askForLess } from '$lib/server/notices/mailLinks';
import type { Actions, PageServerLoad } from './$types';

/** "Less of this", without signing in. Looking changes nothing: mail scanners follow links. */
export const load: PageServerLoad = async ({ params }) => {
	await accessMailLink('less', params.token).catch(asPage);
};

export const actions: Actions = {
	default: async ({ params }) => {
		await askForLess(params.token).catch(asPage);
		return { done: true };
	}
};

function asPage(refusal: unknown): never {
	if (refusal instanceof Refusal) error(refusal.status, { message: refusal.key });
	throw refusal;
}
