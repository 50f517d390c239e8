import { afterEach, beforeAll, expect, test } from 'vitest';
import { newLink, redeemLink } from '$lib/server/auth/one-time-links';
import { exchange, exchangeSchool, oneTimeLink, person, school } from '$lib/server/db/schema/people';
import { event } from '$lib/server/db/schema/log';
import { read, write } from '$lib/server/db/store';
import { enschedeSchool, gunnSchool } from '$lib/server/demo/schools';
import { accessExchange } from '$lib/server/people/access';
import { accessSetup, isSetUp, newSetupToken, setUp, type FirstRun } from '$lib/server/people/setup';
import { now, setClock } from '$lib/time/clock';
import { freshStore } from '../../support/store';
import { comeIn, outcome } from './people';
import type { Viewer } from '$lib/server/auth/viewer';

freshStore();

const hour = 60 * 60_000;
const wanted: FirstRun = {
	name: '',
	schools: [enschedeSchool, gunnSchool],
	coordinator: { name: 'Jos Bos', signInName: 'Jos', password: 'bridge over nine hours', language: 'en' }
};
let token = '';
beforeAll(async () => {
	token = (await newSetupToken())!;
});
afterEach(() => setClock(null));

/** Whether nothing at all has been made. */
async function isUntouched(): Promise<boolean> {
	const rows = await Promise.all([school, exchange, person, event].map((one) => read().select().from(one)));
	return rows.every((list) => list.length === 0);
}

test('the link is in no row, only its hash; it is good for a day, and a newer one makes it void', async () => {
	expect(token).toMatch(/^[\w-]{43}$/);
	expect(JSON.stringify(await read().select().from(oneTimeLink))).not.toContain(token);
	const start = now();
	setClock(() => start + 24 * hour - 60_000);
	expect(await outcome(accessSetup(token))).toBe('done');
	setClock(() => start + 24 * hour + 60_000);
	expect(await outcome(accessSetup(token))).toBe('error_not_found');
	expect(await outcome(setUp(token, wanted))).toBe('error_not_found');
	setClock(null);
	const newer = (await newSetupToken())!;
	expect(await outcome(setUp(token, wanted))).toBe('error_not_found');
	expect(await outcome(accessSetup(newer))).toBe('done');
	expect(await isUntouched()).toBe(true);
	token = newer;
});

test('a guessed link, and a link of another kind, are links that never were', async () => {
	const other = await write((tx) => newLink(tx, 'rescue', null, now()));
	for (const one of ['', 'x', token.slice(0, -1), `${token}A`, other]) {
		expect(await outcome(setUp(one, wanted)), one).toBe('error_not_found');
	}
	expect(await isUntouched()).toBe(true);
	await write((tx) => redeemLink(tx, 'rescue', other));
});

test('what is refused leaves nothing half made, and the link good', async () => {
	const { coordinator } = wanted;
	for (const [change, key] of [
		[{ password: 'short' }, 'error_password_too_short'],
		[{ signInName: 'two words' }, 'error_sign_in_name'],
		[{ signInName: 'x' }, 'error_sign_in_name']
	] as const) {
		expect(await outcome(setUp(token, { ...wanted, coordinator: { ...coordinator, ...change } }))).toBe(key);
	}
	expect(await isUntouched()).toBe(true);
	expect(await isSetUp()).toBe(false);
	expect(await outcome(accessSetup(token))).toBe('done');
});

test('of two who use the link at once, one sets up the installation, and the other finds nothing there', async () => {
	const outcomes = await Promise.all([outcome(setUp(token, wanted)), outcome(setUp(token, wanted))]);
	expect(outcomes.sort()).toEqual(['done', 'error_not_found']);
	expect((await read().select().from(school)).map(({ city }) => city).sort()).toEqual(['Enschede', 'Palo Alto']);
	expect((await read().select().from(exchange)).map(({ name }) => name)).toEqual(['Enschede – Palo Alto']);
	const slots = await read().select().from(exchangeSchool).orderBy(exchangeSchool.slot);
	expect(slots.map(({ slot }) => slot)).toEqual([1, 2]);
	expect(await isSetUp()).toBe(true);
});

test('the first coordinator signs in with their own password, reads their language, and looks after both schools', async () => {
	const viewer = (await comeIn('jos', wanted.coordinator.password)) as Viewer;
	expect(viewer).toMatchObject({ name: 'Jos Bos', role: 'coordinator', language: 'en', mustChoosePassword: false });
	expect(viewer.school.city).toBe('Enschede');
	expect((await accessExchange(viewer)).schoolIds).toHaveLength(2);
});

test('afterwards there is no link any more, and none is made', async () => {
	expect(await outcome(accessSetup(token))).toBe('error_not_found');
	expect(await newSetupToken()).toBeNull();
	expect(await read().select().from(oneTimeLink)).toEqual([]);
});
