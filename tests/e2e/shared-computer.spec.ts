import { expect, lostConnection, refusal, test } from './stage';

/** One computer used by several people, and one person at several computers. */
const team = 'Team Acorn';

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
