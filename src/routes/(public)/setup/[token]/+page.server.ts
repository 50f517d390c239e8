import { error, fail, redirect } from '@sveltejs/kit';
import { zones } from '$lib/schemas/setup';
import { setLoginCookie } from '$lib/server/auth/login-cookie';
import { createLoginSession } from '$lib/server/auth/login-sessions';
import { Refusal } from '$lib/server/errors';
import { accessSetup, setUp } from '$lib/server/people/setup';
import { refusalText } from '$lib/server/refusalText';
import { formOf } from '../../../guard';
import type { Actions, PageServerLoad } from './$types';
import { understand, valuesOf, type Wrong } from './setupFields';

/** The first run. Who opens the address has the link from the server's log; once used it is a page that never was. */
export const load: PageServerLoad = async ({ params }) => {
	await accessSetup(params.token).catch(asPage);
	return { zones: zones() };
};

export const actions: Actions = {
	default: async ({ params, request, cookies, locals }) => {
		await accessSetup(params.token).catch(asPage);
		const form = await formOf(request);
		const understood = understand(form);
		if (!understood.wanted) {
			const { wrong, details } = understood;
			// Without script the page comes back without the password: no page is ever given one.
			if (!request.headers.has('x-sveltekit-action')) wrong['coordinator.password'] ??= 'error_password_again';
			return refused(400, wrong, form, details);
		}
		const { wanted } = understood;
		try {
			const coordinator = { ...wanted.coordinator, language: locals.language };
			const { personId, passwordHash } = await setUp(params.token, { ...wanted, coordinator });
			setLoginCookie(cookies, (await createLoginSession(personId, 'staff', passwordHash)).token, 'staff');
		} catch (refusal) {
			if (!(refusal instanceof Refusal) || refusal.status === 404) return asPage(refusal);
			const field = /^error_sign_in/.test(refusal.key) ? 'coordinator.signInName' : 'coordinator.password';
			return refused(refusal.status, { [field]: refusal.key }, form, refusal.details);
		}
		redirect(303, '/people');
	}
};

/** @param wrong by field, the key of what is wrong: answered as sentences */
function refused(status: number, wrong: Wrong, form: FormData, details: Refusal['details'] = {}) {
	const texts = Object.entries(wrong).map(([field, key]) => [field, refusalText(key, details)]);
	return fail(status, { wrong: Object.fromEntries(texts) as Record<string, string>, values: valuesOf(form) });
}

function asPage(refusal: unknown): never {
	if (refusal instanceof Refusal) error(refusal.status, { message: refusal.key });
	throw refusal;
}
