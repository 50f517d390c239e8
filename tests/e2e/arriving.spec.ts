import type { Route } from '@playwright/test';
import { expect, test } from './stage';

/** Much that others do lets a page be read again: whoever is leaving it just then still gets to where they go. */
const team = 'Team Poppy';

test('whoever follows a link arrives, though the page they leave is read again meanwhile', async ({ stage }) => {
	const [ethan, rivera] = await Promise.all([stage.person('student2.gunn'), stage.person('teacher.gunn')]);
	const [other, teachers] = await Promise.all([
		ethan.open(team, await ethan.context.newPage()),
		rivera.open(team),
		ethan.page.goto('/')
	]);
	const data = `**${other.path}/__data.json*`;
	const held = new Promise<Route>((asked) => void ethan.page.route(data, asked, { times: 1 }));
	await ethan.page.getByRole('main').getByRole('link', { name: team }).first().click();
	await held;
	const row = teachers.person('Ethan');
	await row.locator('summary').click();
	const mute = `${rivera.say('rules_mute_for', { name: 'Ethan' })} ${rivera.say('rules_mute_hour')}`;
	await row.getByRole('button', { name: mute }).click();
	await expect(other.composer).toBeHidden();
	await (await held).continue();
	await ethan.page.waitForURL(`**${other.path}`, { timeout: 5_000 });
	await row.locator('summary').click();
	await row.getByRole('button', { name: rivera.say('rules_lift_for', { name: 'Ethan' }) }).click();
	await expect(other.composer).toBeVisible();
});
