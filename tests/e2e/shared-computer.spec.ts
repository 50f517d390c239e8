import { expect, lostConnection, refusal, test } from './stage';

/** One computer used by several people, and one person at several computers. */
const team = 'Team Acorn';
const day = 24 * 60 * 60;

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

test('signing out in one tab ends the other at once, and nothing of the first person is left for the next', async ({
	stage
}) => {
	stage.tolerate(refusal, ...lostConnection);
	const thijs = await stage.person('student6.enschede');
	const talk = await thijs.open(team);
	await talk.composer.fill('half a thought of Thijs');
	const tab = await thijs.context.newPage();
	await tab.goto('/');
	await tab
		.getByRole('banner')
		.getByRole('button', { name: thijs.say('shell_sign_out') })
		.click();
	await tab.getByRole('button', { name: thijs.say('unsent_discard') }).click();
	await expect(tab).toHaveURL(/\/login$/);
	await expect(thijs.page).toHaveURL(/\/login\?next=/, { timeout: 1_000 });

	// The next pupil, in the very tab that was open.
	const { page } = thijs;
	await page.getByLabel(thijs.say('login_name'), { exact: true }).fill('student5.enschede');
	await page.getByLabel(thijs.say('login_password'), { exact: true }).fill('bridge over nine hours');
	await page.getByRole('button', { name: thijs.say('login_submit') }).click();
	await expect(page).toHaveURL(stage.product.chat(team));
	await expect(page.getByRole('banner')).toContainText('Noor');
	await expect(talk.composer).toHaveValue('');
	expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain(
		'half a thought'
	);
});

test('signing out names what is written and not sent, and drops it only when told to', async ({ stage }) => {
	stage.tolerate(...lostConnection);
	const noor = await stage.person('student5.enschede');
	const talk = await noor.open(team);
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

test('two devices of one person agree on what is unread within two seconds', async ({ stage }) => {
	const [laptop, tablet, chloe] = await Promise.all([
		stage.person('student5.enschede'),
		stage.person('student5.enschede'),
		stage.person('student5.gunn')
	]);
	await Promise.all([laptop.open('common'), tablet.open('common')]);
	for (const text of ['one for both devices', 'two for both devices']) {
		expect((await chloe.command(team, 'post', { text })).type).toBe('success');
	}
	const [onLaptop, onTablet] = [laptop, tablet].map(({ page, say }) =>
		page.getByRole('complementary', { name: say('space_list') }).getByRole('link', { name: team })
	);
	for (const row of [onLaptop!, onTablet!]) await expect(row).toContainText(/\d+ ongelezen/);
	expect(await onLaptop!.innerText()).toBe(await onTablet!.innerText());

	await onTablet!.click();
	await expect(tablet.page.getByText('two for both devices')).toBeInViewport();
	for (const row of [onTablet!, onLaptop!]) await expect(row).not.toContainText('ongelezen', { timeout: 2_000 });
});

test('who is here and who is writing shows within a second, and nobody else does', async ({ stage }) => {
	const [noor, chloe] = await Promise.all([stage.person('student5.enschede'), stage.person('student5.gunn')]);
	const talk = await noor.open(team);
	const main = noor.page.getByRole('main');
	await expect(main.getByText(noor.say('reading_here', { name: 'Chloe' }))).toHaveCount(0);
	const theirs = await chloe.open(team);
	await expect(main.getByText(noor.say('reading_here', { name: 'Chloe' }))).toBeVisible();
	await expect(talk.person('Kai')).not.toContainText(noor.say('people_here'));

	await theirs.composer.pressSequentially('I am wri');
	await expect(main.getByText(noor.say('reading_typing', { name: 'Chloe' }))).toBeVisible({ timeout: 1_000 });
	await chloe.page.goto('/');
	await expect(talk.person('Chloe')).not.toContainText(noor.say('people_here'));
	await expect(main.getByText(noor.say('reading_here', { name: 'Chloe' }))).toHaveCount(0);
});
