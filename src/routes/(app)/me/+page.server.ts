import { redirect } from '@sveltejs/kit';
import { languageForm, passwordForm } from '$lib/schemas/login';
import { addressForm, dailyForm, nothingMore } from '$lib/schemas/notices';
import { quietHoursForm } from '$lib/schemas/rules';
import type { Viewer } from '$lib/server/auth/viewer';
import { addressOf, forgetAddress, sendsMail, setAddress, wantDaily } from '$lib/server/notices/addresses';
import { changePassword, chooseLanguage } from '$lib/server/people/accounts';
import { Invalid } from '$lib/server/errors';
import { chooseQuietHours, quietHoursOf } from '$lib/server/people/quietHours';
import { guardedAction, guardedLoad } from '../../guard';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = guardedLoad(async (event: PageServerLoadEvent, viewer) => ({
	login: viewer.loginSessionKind,
	mail: await mailOf(viewer),
	passwordChanged: event.url.searchParams.has('changed'),
	quiet: (await quietHoursOf([viewer.id])).get(viewer.id)!,
	quietChanged: event.url.searchParams.has('quiet')
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
	quiet: guardedAction(quietHoursForm, async (_event: RequestEvent, viewer, { quiet, from, to }) => {
		if (quiet && from === to) throw new Invalid('error_hours');
		await chooseQuietHours(viewer, quiet ? { from, to } : { from: '00:00', to: '00:00' });
		redirect(303, '/me?quiet');
	}),
	password: guardedAction(passwordForm, async (_event: RequestEvent, viewer, passwords) => {
		await changePassword(viewer, passwords);
		redirect(303, '/me?changed');
	})
};
