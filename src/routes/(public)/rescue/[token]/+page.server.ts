import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { rescueForm } from '$lib/schemas/setup';
import { setLoginCookie } from '$lib/server/auth/login-cookie';
import { createLoginSession } from '$lib/server/auth/login-sessions';
import { Refusal } from '$lib/server/errors';
import { accessRescue, redeemRescue } from '$lib/server/people/rescue';
import { failureOf } from '$lib/server/refusalText';
import { formOf } from '../../../guard';
import type { Actions, PageServerLoad } from './$types';

/** A coordinator who was locked out chooses a new password. Looking at the link leaves it good; only choosing uses it up. */
export const load: PageServerLoad = async ({ params }) => accessRescue(params.token).catch(asPage);

export const actions: Actions = {
	default: async ({ params, request, cookies }) => {
		const { success, output } = v.safeParse(rescueForm, Object.fromEntries(await formOf(request)));
		await accessRescue(params.token).catch(asPage);
		if (!success) return fail(400, failureOf({ key: 'error_invalid' }));
		try {
			const { personId, passwordHash } = await redeemRescue(params.token, output.next);
			setLoginCookie(cookies, (await createLoginSession(personId, 'staff', passwordHash)).token, 'staff');
		} catch (refusal) {
			if (!(refusal instanceof Refusal) || refusal.status === 404) return asPage(refusal);
			return fail(refusal.status, failureOf(refusal));
		}
		redirect(303, '/');
	}
};

function asPage(refusal: unknown): never {
	if (refusal instanceof Refusal) error(refusal.status, { message: refusal.key });
	throw refusal;
}
