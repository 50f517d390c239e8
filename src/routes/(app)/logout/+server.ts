import { redirect, type RequestHandler } from '@sveltejs/kit';
import { clearLoginCookie } from '$lib/server/auth/login-cookie';
import { endLoginSession } from '$lib/server/auth/login-sessions';

/** Ends the login session and its sockets, then shows the login page. Of one that has ended already: the same. */
export const POST: RequestHandler = async ({ locals, cookies }) => {
	if (locals.viewer) await endLoginSession(locals.viewer.loginSession);
	clearLoginCookie(cookies);
	redirect(303, '/login');
};

/** Somebody opened the address, or came back to it: nothing is ended by looking. */
export const GET: RequestHandler = () => redirect(303, '/');
