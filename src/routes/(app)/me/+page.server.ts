import { redirect } from '@sveltejs/kit';
import { languageForm, passwordForm } from '$lib/schemas/login';
import { changePassword, chooseLanguage } from '$lib/server/people/accounts';
import { guardedAction, guardedLoad } from '../../guard';
import type { PageServerLoadEvent, RequestEvent } from './$types';

export const load = guardedLoad(async (event: PageServerLoadEvent, viewer) => ({
	login: viewer.loginSessionKind,
	passwordChanged: event.url.searchParams.has('changed')
}));

export const actions = {
	language: guardedAction(languageForm, async (_event: RequestEvent, viewer, { language }) => {
		await chooseLanguage(viewer, language);
		redirect(303, '/me');
	}),
	password: guardedAction(passwordForm, async (_event: RequestEvent, viewer, passwords) => {
		await changePassword(viewer, passwords);
		redirect(303, '/me?changed');
	})
};
