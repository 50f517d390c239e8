import { error } from '@sveltejs/kit';
import { Refusal } from '$lib/server/errors';
import { accessMailLink, confirmAddress } from '$lib/server/notices/mailLinks';
import type { Actions, PageServerLoad } from './$types';

/** A member of staff says that an address is theirs. Looking at the link changes nothing: mail scanners follow links. */
export const load: PageServerLoad = async ({ params }) => {
	await accessMailLink('confirm', params.token).catch(asPage);
};

export const actions: Actions = {
	default: async ({ params }) => {
		await confirmAddress(params.token).catch(asPage);
		return { done: true };
	}
};

function asPage(refusal: unknown): never {
	if (refusal instanceof Refusal) error(refusal.status, { message: refusal.key });
	throw refusal;
}
