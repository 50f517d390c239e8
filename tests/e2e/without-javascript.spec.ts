import { demoPassword } from '../support/server';
import { expect, refusal, test } from './stage';

/** Scripts blocked, or not there yet on a slow line: what a student needs works with plain forms. */
const team = 'Team Lantern';

test.beforeEach(({ stage }) => stage.tolerate(refusal));

test('a student without JavaScript signs in, reads, writes and signs out', async ({ stage }) => {
	const sem = await stage.newcomer('student8.enschede', { javaScriptEnabled: false });
	const { page, say } = sem;
	await page.goto(stage.product.chat(team));
	await expect(page).toHaveURL(/\/login\?next=/);
	await sem.signIn('not the password');
	await expect(page.getByRole('alert')).toHaveText(say('error_login_wrong'));
	await expect(page.getByLabel(say('login_name'), { exact: true })).toHaveValue(sem.name);
	await sem.signIn();

	await expect(page).toHaveURL(stage.product.chat(team));
	const rows = page.getByRole('log').getByRole('article');
	expect(await rows.count()).toBeGreaterThan(1);
	await expect(rows.last()).toBeInViewport();
	await page.getByRole('textbox').fill('Written without JavaScript');
	await page.getByRole('button', { name: say('chat_send') }).click();
	await expect(rows.last()).toContainText('Written without JavaScript');
	await expect(rows.last()).toBeInViewport();

	// Loading the page again, as after a double click, writes nothing twice.
	await page.reload();
	await expect(rows.filter({ hasText: 'Written without JavaScript' })).toHaveCount(1);

	await sem.signOutButton.click();
	await expect(page).toHaveURL(/\/login$/);
	await page.goto(stage.product.chat(team));
	await expect(page).toHaveURL(/\/login\?next=/);
});

test('a student without JavaScript changes the password, and is signed out everywhere else', async ({ stage }) => {
	const [mateo, elsewhere] = await Promise.all([
		stage.person('student8.gunn', { javaScriptEnabled: false }),
		stage.person('student8.gunn')
	]);
	const { page, say } = mateo;
	const [current, next] = [say('me_password_current'), say('me_password_next')];
	const changed = 'three quiet bicycles';
	const change = async (from: string, to: string) => {
		await page.getByLabel(current, { exact: true }).fill(from);
		await page.getByLabel(next, { exact: true }).fill(to);
		await page.getByRole('button', { name: say('me_password_submit') }).click();
	};
	await elsewhere.open(team);
	await page.goto('/me');
	await change('not my password', changed);
	await expect(page.getByRole('alert')).toHaveText(say('error_password_wrong'));
	await change(demoPassword, changed);
	const told = page.getByRole('status').filter({ hasText: say('me_password_changed') });
	await expect(told).toBeVisible();
	await expect(elsewhere.page).toHaveURL(/\/login/, { timeout: 3_000 });

	await mateo.signOutButton.click();
	await mateo.signIn();
	await expect(page.getByRole('alert')).toHaveText(say('error_login_wrong'));
	await mateo.signIn(changed);
	await expect(page).toHaveURL(`${stage.product.origin}/`);
});

test('without JavaScript a teacher freezes and mutes on the page of rules', async ({ stage }) => {
	const deWit = await stage.person('teacher.enschede', { javaScriptEnabled: false });
	const rules = stage.product.chat('Team Heron').replace(/chat$/, 'rules');
	await deWit.page.goto(rules);
	await deWit.page.getByRole('button', { name: deWit.say('rules_freeze'), exact: true }).click();
	const unfreeze = deWit.page.getByRole('button', { name: deWit.say('rules_unfreeze'), exact: true });
	await expect(unfreeze).toBeVisible();
	await deWit.page.getByRole('button', { name: deWit.say('rules_mute_for', { name: 'Lucas' }) }).click();
	await expect(deWit.page.getByRole('button', { name: deWit.say('rules_lift_for', { name: 'Lucas' }) })).toBeVisible();
	await unfreeze.click();
	await expect(deWit.page.getByText(deWit.say('rules_open'))).toBeVisible();
});
