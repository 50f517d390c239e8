import { beforeAll, expect, test } from 'vitest';
import { createLoginSession } from '$lib/server/auth/login-sessions';
import { viewerOf } from '$lib/server/auth/viewer';
import { write } from '$lib/server/db/store';
import { chooseLanguage, createAccount } from '$lib/server/people/accounts';
import { freshStore } from '../../support/store';
import { createCast, type Cast } from './cast';

freshStore();

let cast: Cast;
beforeAll(async () => {
	cast = await createCast();
});

test('a sign-in name belongs to one person, in whatever capitals', async () => {
	const account = {
		schoolId: cast.enschede,
		role: 'student' as const,
		name: 'Nieuw',
		language: null,
		passwordHash: cast.passwordHash,
		byId: null
	};
	const create = (signInName: string) => write((tx) => createAccount(tx, { ...account, signInName }, 0));
	await expect(create('STUDENT')).rejects.toThrow('error_sign_in_name_taken');
	await expect(create('two words')).rejects.toThrow('error_sign_in_name');
	await create('Zoë.Nieuw');
	await expect(create('zoe\u0308.nieuw')).rejects.toThrow('error_sign_in_name_taken');
});

test('a person without a choice reads the language of the school, and then the one they chose', async () => {
	const { token } = await createLoginSession(cast.id('other'), 'own', cast.passwordHash);
	const viewer = (await viewerOf(token))!;
	expect(viewer.language).toBe('nl');
	await chooseLanguage(viewer, 'en');
	expect((await viewerOf(token))?.language).toBe('en');
});
