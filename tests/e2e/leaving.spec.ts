import type { Page } from '@playwright/test';
import { expect, lostConnection, refusal, test } from './stage';

/** One browser, two people: what the first one has not sent is named when they leave, and never the next one's. */
const team = 'Team Lantern';
const day = 24 * 60 * 60;
const half = 'half a thought of Lotte';
const waits = 'Lotte wrote this without a line';

test('on a shared computer the sign-in ends with the browser; on an own laptop it lasts fourteen days', async ({
	stage
}) => {
	for (const own of [false, true]) {
		const noor = await stage.newcomer('student5.enschede');
		await noor.page.goto('/login');
		if (own) await noor.page.getByLabel(noor.say('login_own')).check();
		await noor.signIn();
		await noor.page.waitForURL('/');
		const [cookie] = (await noor.context.cookies()).filter(({ name }) => name === 'klasbrug');
		expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
		const left = own ? (cookie!.expires - Date.now() / 1000) / day : cookie!.expires;
		if (own) expect(left).toBeCloseTo(14, 1);
		else expect(left).toBe(-1);
		await noor.page.goto('/me');
		await expect(noor.page.getByText(noor.say(own ? 'me_login_own' : 'me_login_shared'))).toBeVisible();
	}
});

test('after an expired login session the text is its writer’s draft, which the next person neither sees nor sends', async ({
	stage
}) => {
	stage.tolerate(...lostConnection, refusal);
	const [lotte, zoe] = await Promise.all([stage.newcomer('student7.enschede'), stage.person('student7.gunn')]);
	const theirs = await zoe.open(team);
	await lotte.page.goto('/login');
	await lotte.signIn();
	const talk = await lotte.open(team);
	await lotte.context.setOffline(true);
	await talk.write(waits);
	await talk.composer.fill(half);
	await expect.poll(() => leftIn(lotte.page)).toContain(waits);

	// Half an hour without a key or pointer; the line is back only then.
	await stage.product.kill();
	await stage.product.startAgain(31 * 60_000);
	await lotte.context.setOffline(false);
	await expect(lotte.page).toHaveURL(/\/login/, { timeout: 40_000 });

	// She comes back: nothing went out, and nothing is lost.
	await lotte.signIn();
	await expect(talk.composer).toHaveValue(half);
	await expect(talk.message(waits)).toContainText(lotte.say('error_outbox_signed_out'));

	await stage.product.kill();
	await stage.product.startAgain(31 * 60_000);
	await expect(lotte.page).toHaveURL(/\/login/, { timeout: 40_000 });
	expect(await leftIn(lotte.page)).toContain(waits);
	const { page } = lotte;
	await page.getByLabel(lotte.say('login_name'), { exact: true }).fill('student8.enschede');
	await page.getByLabel(lotte.say('login_password'), { exact: true }).fill('bridge over nine hours');
	await page.getByRole('button', { name: lotte.say('login_submit') }).click();
	await expect(page.getByRole('banner')).toContainText('Sem');
	await expect(talk.composer).toHaveValue('');
	await expect(talk.message(waits)).toHaveCount(0);
	await expect.poll(() => leftIn(page)).not.toContain('Lotte');

	await zoe.page.goto('/login');
	await zoe.signIn();
	await theirs.open();
	await talk.write('Sem was here');
	await theirs.sees('Sem was here');
	await expect(theirs.message(waits)).toHaveCount(0);
});

test('signing out names what is unsent in every space, sends it when told to, and leaves nothing on the computer', async ({
	stage
}) => {
	stage.tolerate(...lostConnection, refusal);
	const [bo, lea] = await Promise.all([stage.person('student2.enschede'), stage.person('student2.gunn')]);
	const theirs = await lea.open('Team Poppy');
	const ours = await bo.open('common');
	await ours.composer.fill('begun in the common space');
	await bo.page.goto(bo.product.chat('Team Poppy'));
	const talk = await bo.open('Team Poppy');
	await bo.context.setOffline(true);
	await talk.write('waits in Poppy');
	await talk.composer.fill('begun in Poppy');
	await expect(talk.page.getByText(bo.say('chat_waiting'))).toBeVisible();
	await bo.signOutButton.click();
	const dialog = bo.page.getByRole('dialog');
	await expect(dialog).toContainText(bo.say('unsent_waiting', { space: 'Team Poppy' }));
	await expect(dialog).toContainText(bo.say('unsent_begun', { space: 'Team Poppy' }));
	await expect(dialog).toContainText(bo.say('unsent_begun', { space: bo.say('space_common') }));

	const send = dialog.getByRole('button', { name: bo.say('unsent_send') });
	await send.click();
	await expect(dialog).toContainText(bo.say('unsent_sending', { done: 0, count: 3 }));
	await expect(dialog).toContainText(bo.say('unsent_failed'), { timeout: 20_000 });
	expect(await leftIn(bo.page)).toContain('waits in Poppy');
	await bo.context.setOffline(false);
	await expect(talk.page.getByText(bo.say('chat_waiting'))).toHaveCount(0, { timeout: 20_000 });
	await theirs.sees('begun in Poppy');
	expect((await theirs.textsFrom('waits in Poppy')).slice(0, 2)).toEqual(['waits in Poppy', 'begun in Poppy']);
	await dialog.getByRole('button', { name: bo.say('unsent_stay') }).click();
	await talk.composer.fill('one more thing');
	await bo.signOutButton.click();
	await send.click();
	await expect(bo.page).toHaveURL(/\/login$/);
	await theirs.sees('one more thing');
	expect(await leftIn(bo.page)).toBe('');
	expect(await bo.page.evaluate(() => indexedDB.databases())).toEqual([]);
});

test('what another tab holds is named too, and thrown away in every tab when told to', async ({ stage }) => {
	stage.tolerate(...lostConnection, refusal);
	const bo = await stage.person('student2.enschede');
	const talk = await bo.open('Team Poppy');
	await talk.composer.fill('begun in the other tab');
	const home = await bo.context.newPage();
	await home.goto('/');
	await home
		.getByRole('banner')
		.getByRole('button', { name: bo.say('shell_sign_out') })
		.click();
	const dialog = home.getByRole('dialog');
	await expect(dialog).toContainText('begun in the other tab');
	await dialog.getByRole('button', { name: bo.say('unsent_discard') }).click();
	await expect(home).toHaveURL(/\/login$/);
	await expect(bo.page).toHaveURL(/\/login/);
	for (const page of [home, bo.page]) expect(await leftIn(page)).toBe('');
});

test('signing out names what is written and not sent, and drops it only when told to', async ({ stage }) => {
	stage.tolerate(...lostConnection);
	const noor = await stage.person('student5.enschede');
	const talk = await noor.open('Team Acorn');
	await noor.context.setOffline(true);
	await talk.write('posted while the line was gone');
	await expect(talk.page.getByText(noor.say('chat_waiting'))).toBeVisible();
	await talk.composer.fill('half a thought of Noor');
	await noor.signOutButton.click();
	const dialog = noor.page.getByRole('dialog');
	await expect(dialog).toContainText('posted while the line was gone');
	await expect(dialog).toContainText('half a thought of Noor');
	await dialog.getByRole('button', { name: noor.say('unsent_stay') }).click();
	await expect(talk.composer).toHaveValue('half a thought of Noor');

	await noor.context.setOffline(false);
	await expect(talk.page.getByText(noor.say('chat_waiting'))).toHaveCount(0, { timeout: 20_000 });
	await noor.signOutButton.click();
	await expect(dialog).not.toContainText('posted while the line was gone');
	await dialog.getByRole('button', { name: noor.say('unsent_discard') }).click();
	await expect(noor.page).toHaveURL(/\/login$/);
	expect(await noor.page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain(
		'half a thought'
	);
});

/** Everything of ours that this browser keeps. */
async function leftIn(page: Page): Promise<string> {
	return page.evaluate(async () => {
		const ours = (storage: Storage) => Object.entries(storage).filter(([key]) => key.startsWith('klasbrug-'));
		const kept = [...ours(localStorage), ...ours(sessionStorage)];
		const exists = (await indexedDB.databases()).some(({ name }) => name === 'klasbrug');
		if (!exists) return kept.length === 0 ? '' : JSON.stringify(kept);
		const opening = indexedDB.open('klasbrug', 1);
		await new Promise((resolve) => (opening.onsuccess = resolve));
		const rows = opening.result.transaction('echo').objectStore('echo').getAll();
		await new Promise((resolve) => (rows.onsuccess = resolve));
		opening.result.close();
		const all = [...kept, ...(rows.result as object[])];
		return all.length === 0 ? '' : JSON.stringify(all);
	});
}
