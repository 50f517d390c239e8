import { redirect } from '@sveltejs/kit';
import { languageForm, passwordForm } from '$lib/schemas/login';
import { addressForm, dailyForm, nothingMore } from '$lib/schemas/notices';
import type { Viewer } from '$lib/server/auth/viewer';
import { addressOf, forgetAddress, sendsMail, setAddress, wantDaily } from '$lib/server/notices/addresses';
import { changePassword, chooseLanguage } from '$lib/server/people/accounts';
import { guardedAction, guardedLoad } from '../../guard';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = guardedLoad(async (event: PageServerLoadEvent, viewer) => ({
	login: viewer.loginSessionKind,
	mail: await mailOf(viewer),
	passwordChanged: event.url.searchParams.has('changed')
}));

/** Students have no address here. */
async function mailOf(viewer: Viewer) {
	const own = await addressOf(viewer);
	return own === undefined ? null : { own, isSent: sendsMail(), isDemo: process.env.KLASBRUG_DEMO === '1' };
}

export const actions = {
	address: guardedAction(addressForm, async (_event: RequestEvent, viewer, { address }) => {
		await setAddress(viewer, address);
		redirect(303, '/me');
	}),
	forget: guardedAction(nothingMore, async (_event: RequestEvent, viewer) => {
		await forgetAddress(viewer);
		redirect(303, '/me');
	}),
	daily: guardedAction(dailyForm, async (_event: RequestEvent, viewer, { daily }) => {
		await wantDaily(viewer, daily === 'on');
		redirect(303, '/me');
	}),
	language: guardedAction(languageForm, async (_event: RequestEvent, viewer, { language }) => {
		await chooseLanguage(viewer, language);
		redirect(303, '/me');
	}),
	password: guardedAction(passwordForm, async (_event: RequestEvent, viewer, passwords) => {
		await changePassword(viewer, passwords);
		redirect(303, '/me?changed');
	})
};
