import { redirect, text } from '@sveltejs/kit';
import { Refusal } from '$lib/server/errors';
import { askForLess } from '$lib/server/notices/mailLinks';
import type { RequestHandler } from './$types';

/** The button of a mail program (RFC 8058): it posts without a page, without cookies, and without an Origin (start.ts). */
export const POST: RequestHandler = async ({ params }) => {
	try {
		await askForLess(params.token);
		return text('OK');
	} catch (refusal) {
		if (refusal instanceof Refusal) return text('', { status: refusal.status });
		throw refusal;
	}
};

/** Who follows it by hand gets the page with the button. */
export const GET: RequestHandler = ({ params }) => redirect(303, `/mail/less/${params.token}`);
