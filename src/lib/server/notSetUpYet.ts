import type { Handle } from '@sveltejs/kit';
import { m } from '$lib/i18n/paraglide/messages';
import { getLocale } from '$lib/i18n/paraglide/runtime';
import { isSetUp } from './people/setup';

/** All that an installation answers while it holds nothing: the form that fills it, and its choice of language. */
const first = ['/(public)/setup/[token]', '/(public)/language'];

/** Needs nothing that could be missing: plain words on one page. */
export const waitForSetup: Handle = async ({ event, resolve }) => {
	if (first.includes(event.route.id ?? '') || (await isSetUp())) return resolve(event);
	const page = `<!doctype html>
<html lang="${getLocale()}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${m.app_name()}</title>
<h1>${m.setup_waiting_title()}</h1>
<p>${m.setup_waiting_text()}</p>
</html>
`;
	return new Response(page, { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } });
};
