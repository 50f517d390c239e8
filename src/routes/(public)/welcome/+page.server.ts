import { redirect } from '@sveltejs/kit';
import { languageForm } from '$lib/schemas/login';
import { ownPasswordForm } from '$lib/schemas/setup';
import { chooseLanguage } from '$lib/server/people/accounts';
import { choosePassword } from '$lib/server/people/oneTimePasswords';
import { guardedAction, guardedLoad } from '../../guard';
import type { PageServerLoadEvent, RequestEvent } from './$types';

/** Where who signs in with a one-time password chooses their own. Everybody else has nothing to do here. */
export const load = guardedLoad(async (_event: PageServerLoadEvent, viewer) => {
	if (!viewer.mustChoosePassword) redirect(303, '/');
	return { writer: viewer.id, name: viewer.name, chosen: viewer.language };
});

export const actions = {
	language: guardedAction(languageForm, async (_event: RequestEvent, viewer, { language }) => {
		await chooseLanguage(viewer, language);
		redirect(303, '/welcome');
	}),
	password: guardedAction(ownPasswordForm, async (_event: RequestEvent, viewer, { next }) => {
		if (viewer.mustChoosePassword) await choosePassword(viewer, next);
		redirect(303, '/');
	})
};
