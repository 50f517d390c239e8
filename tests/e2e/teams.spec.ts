import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { post } from '../support/server';
import type { Person } from './person';
import { expect, test } from './stage';
import { wordsIn } from './words';

/** From nothing to mixed teams, by two teachers in browsers of their own. */
const title = 'Bees on both roofs';

test('two teachers make a project together: created, invited, accepted, mixed, moved by keyboard', async ({
	stage
}) => {
	const [deWit, rivera, maya] = await Promise.all([
		stage.person('teacher.enschede'),
		stage.person('teacher.gunn'),
		stage.person('student1.gunn')
	]);
	const project = await makeProject(deWit);
	await expect(deWit.page.getByRole('main')).toContainText('8');

	await deWit.page.getByRole('link', { name: deWit.say('invite_none_act') }).click();
	await deWit.page.getByRole('button', { name: deWit.say('invite_submit'), exact: true }).click();
	const partner = deWit.page.getByRole('region', { name: deWit.say('invite_title') });
	// 11:10 in Enschede, 03:10 in Palo Alto, whose lessons begin at 09:00: 17:00 in Enschede in this week.
	await expect(partner.getByRole('status')).toContainText('17.00');
	await partner.getByText(deWit.say('invite_mail')).click();
	const mail = partner.getByRole('textbox', { name: deWit.say('invite_mail_label') });
	await expect(mail).toHaveValue(/Hello Ms Rivera[\s\S]*\/invitations\/[\s\S]*Hallo Ms Rivera/);

	await maya.page.goto('/');
	await rivera.page.goto('/');
	await rivera.page.getByRole('link', { name: title }).click();
	await rivera.page.getByRole('button', { name: rivera.say('invitation_accept') }).click();
	await expect(rivera.page).toHaveURL(`${stage.product.origin}${project}`);
	// The student's list of spaces has the new one without anything being done there.
	await expect(maya.page.getByRole('heading', { name: title })).toBeVisible();

	await rivera.page.getByRole('link', { name: rivera.say('overview_mix') }).click();
	await expect(rivera.page.getByText(rivera.say('teams_preview'))).toBeVisible();
	const names = await teamNames(rivera.page);
	expect(names).toHaveLength(4);
	const first = rivera.page.getByRole('region', { name: names[0]!, exact: true });
	const moved = first.getByRole('combobox').first();
	const label = (await moved.getAttribute('aria-label')) ?? '';
	await moved.focus();
	await moved.selectOption({ label: names[1]! });
	const select = rivera.page
		.getByRole('region', { name: names[1]!, exact: true })
		.getByRole('combobox', { name: label });
	await expect(select).toBeFocused();
	await rivera.page.getByRole('button', { name: /^Make 4 teams$/ }).click();
	await expect(rivera.page).toHaveURL(`${stage.product.origin}${project}`);
	const rows = rivera.page.getByRole('rowheader');
	await expect(rows).toHaveCount(4);
	await expect(rows.filter({ hasText: names[1]! }).locator('.names')).toContainText(label.replace(/^Team of /, ''));
	await expect(maya.page.getByRole('link', { name: /^Team / }).first()).toBeVisible();

	// What was made in the one browser stands in the other, in its language.
	await deWit.page.goto(project);
	await expect(deWit.page.getByRole('rowheader')).toHaveCount(4);
	await expect(deWit.page.getByRole('main')).toContainText('4 teams. Niemand heeft je nodig. Neem koffie.');
});

test('thirteen teams stand on one screen, and j, k and Enter lead into a space', async ({ stage }) => {
	const deWit = await stage.person('teacher.enschede', { viewport: { width: 1366, height: 768 } });
	const project = await makeProject(deWit);
	const make = Array.from({ length: 13 }, (_, index) => ({ name: `Team ${index + 1}`, people: [] }));
	const fields = { command: randomUUID(), writer: deWit.id, plan: JSON.stringify({ make, rename: [], move: [] }) };
	const answer = await post(deWit.product, await deWit.cookie(), `${project}/teams`, fields);
	expect(answer.type).toBe('redirect');
	await deWit.page.goto(project);
	await expect(deWit.page.getByRole('rowheader')).toHaveCount(13);
	await expect(deWit.page.getByRole('rowheader').last()).toBeInViewport({ ratio: 1 });
	await expect(deWit.page.getByRole('heading', { level: 1 })).toBeInViewport({ ratio: 1 });
	await deWit.page.keyboard.press('?');
	await expect(deWit.page.getByRole('dialog')).toContainText(deWit.say('overview_order_silent'));
	await deWit.page.keyboard.press('Escape');
	await expect(deWit.page.getByRole('dialog')).toBeHidden();
	// The browser gives the focus back from the dialog in its own time: until it has, the keys begin anew.
	await expect(async () => {
		await deWit.page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
		for (const key of ['j', 'j', 'j', 'k']) await deWit.page.keyboard.press(key);
		await expect(deWit.page.getByRole('link', { name: 'Team 2', exact: true })).toBeFocused({ timeout: 500 });
	}).toPass({ timeout: 10_000 });
	await deWit.page.keyboard.press('Enter');
	await expect(deWit.page).toHaveURL(new RegExp(`${project}/[\\w-]+/chat$`));

	// Nobody has said anything there: three ways to begin, in the working language; the one that is chosen is not sent.
	const log = deWit.page.getByRole('log', { name: deWit.say('chat_log') });
	const inEnglish = wordsIn('en');
	for (const key of ['opener_one', 'opener_two', 'opener_three'] as const) {
		await expect(log.getByRole('button', { name: inEnglish(key) })).toHaveAttribute('lang', 'en');
	}
	await log.getByRole('button', { name: inEnglish('opener_two') }).click();
	await expect(deWit.page.locator('#composer')).toHaveValue(inEnglish('opener_two'));
	await expect(deWit.page.locator('#composer')).toBeFocused();
	await expect(log.getByRole('article')).toHaveCount(0);
});

test('a project ended early says so, and is let on again by the toast', async ({ stage }) => {
	const deWit = await stage.person('teacher.enschede');
	const project = await makeProject(deWit);
	await deWit.page.goto(`${project}/settings`);
	await deWit.page.getByRole('button', { name: deWit.say('project_end_button') }).click();
	await expect(deWit.page.getByText(deWit.say('project_ended'), { exact: true })).toBeVisible();
	await expect(deWit.page.getByRole('button', { name: deWit.say('project_reopen') })).toBeVisible();
	await deWit.page.getByRole('button', { name: deWit.say('shell_undo') }).click();
	await expect(deWit.page.getByRole('button', { name: deWit.say('project_end_button') })).toBeVisible();
});

/** Makes a project through its page. Returns its path. */
async function makeProject({ page, say }: Person): Promise<string> {
	await page.goto('/projects/new');
	await page.getByLabel(say('project_title'), { exact: true }).fill(title);
	await page.getByRole('button', { name: say('project_create') }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('overview_title'));
	return new URL(page.url()).pathname;
}

/** Of the teams that would be made, as the page has them. */
async function teamNames(page: Page): Promise<string[]> {
	const fields = page.getByRole('textbox', { name: /^Name of / });
	await expect(fields.first()).toBeVisible();
	return Promise.all((await fields.all()).map((field) => field.inputValue()));
}
