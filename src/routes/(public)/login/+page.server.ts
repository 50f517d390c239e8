import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { loginForm } from '$lib/schemas/login';
import { readToken, setLoginCookie } from '$lib/server/auth/login-cookie';
import { endedUnused, endLoginSession, idOf } from '$lib/server/auth/login-sessions';
import { signIn } from '$lib/server/auth/sign-in';
import { Refusal } from '$lib/server/errors';
import { failureOf } from '$lib/server/refusalText';
import { allContacts } from '$lib/server/safety/answers';
import { formOf } from '../../guard';
import { sameSitePath } from '../sameSitePath';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, request, url }) => {
	if (locals.viewer) redirect(303, sameSitePath(url.searchParams.get('next'), url));
	const token = readToken(request.headers.get('cookie'));
	const contacts = await allContacts();
	if (!token) return { ended: null, contacts };
	return { ended: (await endedUnused(token)) ? ('unused' as const) : ('otherwise' as const), contacts };
};

export const actions: Actions = {
	default: async ({ request, cookies, locals, url }) => {
		const { success, output } = v.safeParse(loginForm, Object.fromEntries(await formOf(request)));
		if (!success) return fail(400, { ...failureOf({ key: 'error_login_wrong' }), name: '', own: false });
		const { name, password } = output;
		const own = output.own === 'on';
		try {
			const { token, kind } = await signIn({ name, password, address: locals.address, ownLaptop: own });
			await endEarlier(request);
			setLoginCookie(cookies, token, kind);
		} catch (refusal) {
			if (!(refusal instanceof Refusal)) throw refusal;
			return fail(refusal.status, { ...failureOf(refusal), name, own });
		}
		redirect(303, sameSitePath(url.searchParams.get('next'), url));
	}
};

/** What this browser was signed in as before ends now: nobody else could end it any more. */
async function endEarlier(request: Request): Promise<void> {
	const token = readToken(request.headers.get('cookie'));
	if (token) await endLoginSession(idOf(token));
}
