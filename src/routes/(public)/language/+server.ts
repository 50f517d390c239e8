import { redirect, type RequestHandler } from '@sveltejs/kit';
import { isLanguage, languageCookie } from '$lib/i18n/locale';
import { isHttpsSite } from '$lib/server/auth/origin';
import { formOf } from '../../guard';
import { sameSitePath } from '../sameSitePath';

/** Chooses the language for who is not signed in, and goes back to the page the choice was made on. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
	const form = await formOf(request);
	const language = form.get('language');
	if (isLanguage(language)) {
		cookies.set(languageCookie, language, {
			path: '/',
			httpOnly: true,
			sameSite: 'lax',
			secure: isHttpsSite(),
			maxAge: 365 * 24 * 60 * 60
		});
	}
	redirect(303, sameSitePath(form.get('back'), url));
};
