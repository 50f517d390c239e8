import type { Page } from '@playwright/test';
import { alive } from './heard';
import type { Person } from './person';
import { expect, refusal, test } from './stage';

/** From being mentioned to the message: the number in the header and in the title, the list, and the place in the talk. */
const team = 'Team Heron';

const entry = (person: Person, page = person.page) =>
	page.getByRole('banner').getByRole('link', { name: person.say('notices_title') });

test('who is mentioned sees a number on every page, and two clicks later the message', async ({ stage }) => {
	const [fleur, priya] = await Promise.all([stage.person('student3.enschede'), stage.person('student3.gunn')]);
	await stage.product.readAll('student3.enschede', team);
	await fleur.page.goto('/');
	await expect(entry(fleur)).toBeVisible();
	await expect(entry(fleur)).not.toContainText(/\d/);
	const plain = await fleur.page.title();
	expect(plain).not.toMatch(/^\(/);

	const text = 'the map is yours to finish';
	await priya.command(team, 'post', { text: `@Fleur, ${text}` });
	await expect(entry(fleur)).toContainText('1');
	await expect(fleur.page).toHaveTitle(`(1) ${plain}`);
	expect(await entry(fleur).innerText()).not.toContain('Priya');

	await entry(fleur).click();
	await fleur.page.waitForURL('**/notices');
	await expect(fleur.page).toHaveTitle(/^\(1\) Seintjes/);
	const row = fleur.page.getByRole('main').getByRole('link', { name: text });
	await expect(row).toContainText('Priya noemde je');
	await row.click();
	await fleur.page.waitForURL(`**${stage.product.chat(team)}*`);
	await expect(fleur.page.getByRole('log').getByText(text)).toBeInViewport();
	await expect(fleur.page).not.toHaveTitle(/^\(/);
	await expect(entry(fleur)).not.toContainText(/\d/);
});

test('what one wants to be told of is chosen in the space or in the list, also without script', async ({ stage }) => {
	const mees = await stage.person('student4.enschede');
	await mees.open(team);
	const label = mees.say('notices_level_here');
	const people = mees.page.getByRole('complementary', { name: mees.say('people_title') });
	await people.getByLabel(label, { exact: true }).selectOption('everything');
	await expect(people.getByRole('status')).toContainText(mees.say('notices_level_saved'));
	await mees.page.goto('/notices');
	expect(await levelOf(mees, mees.page)).toBe('everything');

	const plain = await stage.person('student4.enschede', { javaScriptEnabled: false });
	await plain.page.goto('/notices');
	const name = plain.say('notices_level_label', { space: team });
	await plain.page.getByLabel(name).selectOption('nothing');
	await plain.page
		.locator('form', { has: plain.page.getByLabel(name) })
		.getByRole('button')
		.click();
	await expect(plain.page.getByText(plain.say('notices_level_saved'))).toBeVisible();
	expect(await levelOf(plain, plain.page)).toBe('nothing');
});

test('an address counts once its owner has pressed the button behind the link', async ({ stage }) => {
	const teacher = await stage.person('teacher.gunn');
	await teacher.page.goto('/me');
	await teacher.page.getByLabel(teacher.say('me_mail_change')).fill('ms.rivera@example.org');
	await teacher.page.getByRole('button', { name: teacher.say('me_mail_save') }).click();
	await expect(
		teacher.page.getByText(teacher.say('me_mail_waiting', { address: 'ms.rivera@example.org' }))
	).toBeVisible();
	await teacher.page.getByRole('link', { name: teacher.say('me_mail_demo') }).click();
	await teacher.page.waitForURL('**/demo/mails');
	const letter = teacher.page.getByRole('article').filter({ hasText: 'ms.rivera@example.org' });
	await expect(async () => {
		await teacher.page.reload();
		await expect(letter).toHaveCount(1, { timeout: 500 });
	}).toPass();
	await letter.getByRole('link').click();
	await teacher.page.getByRole('button', { name: teacher.say('mail_confirm_button') }).click();
	await expect(teacher.page.getByRole('status')).toContainText(teacher.say('mail_confirm_done'));
	await teacher.page.goto('/me');
	await expect(
		teacher.page.getByText(teacher.say('me_mail_confirmed', { address: 'ms.rivera@example.org' }))
	).toBeVisible();
});

test('quiet hours that end when they begin are refused, and others hold, also those typed before the page’s scripts came', async ({
	stage
}) => {
	stage.tolerate(refusal);
	const { page, say } = await stage.person('student6.enschede');
	const { promise: came, resolve: come } = Promise.withResolvers<void>();
	await page.route('**/*.js', async (route) => {
		await came;
		await route.continue();
	});
	await page.goto('/me', { waitUntil: 'commit' });
	const quiet = page.getByRole('region', { name: say('rules_quiet') });
	await quiet.getByLabel(say('rules_from'), { exact: true }).fill('20:15');
	await quiet.getByRole('checkbox').uncheck();
	come();
	await alive(page);
	await expect(quiet.getByLabel(say('rules_from'), { exact: true })).toHaveValue('20:15');
	await expect(quiet.getByRole('checkbox')).not.toBeChecked();
	await quiet.getByRole('checkbox').check();

	const choose = async (from: string, to: string) => {
		await quiet.getByLabel(say('rules_from'), { exact: true }).fill(from);
		await quiet.getByLabel(say('rules_to'), { exact: true }).fill(to);
		await quiet.getByRole('button', { name: say('rules_save') }).click();
	};
	await choose('20:30', '20:30');
	await expect(quiet.getByRole('alert')).toHaveText(say('error_hours'));
	await choose('20:30', '07:30');
	await expect(quiet.getByRole('status')).toContainText(say('rules_saved'));
	await expect(quiet.getByRole('alert')).toHaveCount(0);
	await page.goto('/me');
	await expect(quiet.getByLabel(say('rules_to'), { exact: true })).toHaveValue('07:30');
});

function levelOf(person: Person, page: Page): Promise<string> {
	return page.getByLabel(person.say('notices_level_label', { space: team })).inputValue();
}
