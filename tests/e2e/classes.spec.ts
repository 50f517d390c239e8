import type { Page } from '@playwright/test';
import { demoPassword, post } from '../support/server';
import { expect, refusal, test } from './stage';

/** From a pasted list to a student who is in: what a teacher does before the first lesson, and what ends it. */
const list = ['Naam', '1. Bakker, Noor', '2. Vos, Daan', '3. Vos, Daan', '', 'noor@school.nl', 'Mila van Dam'].join(
	'\n'
);

/** Presses Tab until the focus is there. */
async function tabTo(page: Page, label: string): Promise<void> {
	for (let stops = 0; stops < 40; stops++) {
		await page.keyboard.press('Tab');
		if (await page.getByLabel(label, { exact: true }).evaluate((found) => found === document.activeElement)) return;
	}
	throw new Error(`Tab never comes to "${label}"`);
}

test('a teacher pastes a list and prints slips, and a student comes in with one by keyboard alone', async ({
	stage
}) => {
	const teacher = await stage.person('teacher.enschede');
	const { page, say } = teacher;
	await page.goto('/classes');
	await page.getByLabel(say('classes_name')).fill('H5x');
	await page.getByRole('button', { name: say('classes_create') }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('H5x');

	await page.getByLabel(say('classes_paste_label')).fill(list);
	const preview = page.getByRole('region', { name: say('classes_preview') });
	await expect(preview.getByRole('row')).toHaveCount(6);
	await expect(preview).toContainText(say('classes_roster_twice', { earlier: 3 }));
	await expect(preview).toContainText(say('classes_roster_address'));
	const rows = page.getByRole('table').last().getByRole('row');
	await expect(page.getByText(say('classes_list_empty'))).toBeVisible();
	await page.getByRole('button', { name: '3 leerlingen toevoegen' }).click();
	await expect(rows).toHaveCount(4);
	await expect(rows.nth(3)).toContainText('Noor');
	await expect(rows.nth(3)).not.toContainText('Bakker');

	await page.getByRole('button', { name: '3 strookjes printen' }).click();
	const slip = page.getByRole('listitem').filter({ hasText: 'noor.b' });
	const secret = slip.locator('.secret');
	await expect(secret).toBeHidden();
	await page.getByLabel(say('slips_show')).check();
	await expect(secret).toBeVisible();
	const password = (await secret.textContent())!;
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('banner')).toBeHidden();
	await expect(secret).toBeVisible();

	const noor = await stage.newcomer('noor.b');
	await noor.page.goto('/login');
	await tabTo(noor.page, say('login_name'));
	await noor.page.keyboard.type('noor.b');
	await tabTo(noor.page, say('login_password'));
	await noor.page.keyboard.type(password);
	await noor.page.keyboard.press('Enter');
	await noor.page.waitForURL('/welcome');
	await tabTo(noor.page, say('welcome_password'));
	await noor.page.keyboard.type('three quiet bicycles');
	await noor.page.keyboard.press('Enter');
	await noor.page.waitForURL('/');
	await expect(noor.page.getByRole('banner')).toContainText('Noor');

	await page.emulateMedia({ media: 'screen' });
	await page.getByRole('link', { name: say('slips_back', { name: 'H5x' }) }).click();
	await expect(rows.nth(3)).toContainText(say('classes_state_in'));
});

test('a teacher makes a new password in three clicks, unseen before the last, and ends an account with a way back', async ({
	stage
}) => {
	stage.tolerate(refusal);
	const [teacher, sem] = await Promise.all([stage.person('teacher.enschede'), stage.person('student8.enschede')]);
	const { page, say } = teacher;
	await sem.open('Team Lantern');
	await page.goto('/classes');
	await page.getByRole('link', { name: 'H4b' }).click();
	const dialog = page.getByRole('dialog');
	await page.getByRole('button', { name: say('classes_more', { name: 'Sem' }) }).click();
	await dialog.getByRole('button', { name: say('classes_new_password') }).click();
	await expect(dialog.getByRole('button', { name: say('once_show') })).toBeVisible();
	await expect(dialog.locator('code')).toHaveCount(0);
	await dialog.getByRole('button', { name: say('once_show') }).click();
	await expect(dialog.locator('code')).toHaveText(/^[a-z]+-[a-z]+-[a-z]+-\d\d$/);
	await expect(sem.page).toHaveURL(/\/login/, { timeout: 3_000 });
	await sem.page.goto('/login');
	await sem.signIn(demoPassword);
	await expect(sem.page.getByRole('alert')).toHaveText(say('error_login_wrong'));

	await dialog.getByRole('button', { name: say('classes_end') }).click();
	await expect(dialog).toBeHidden();
	await expect(page.getByRole('button', { name: say('classes_more', { name: 'Sem' }) })).toHaveCount(0);
	await expect(page.getByRole('region', { name: say('shell_toasts') })).not.toContainText('Sem');
	await page.getByRole('button', { name: say('shell_undo') }).click();
	await expect(page.getByRole('button', { name: say('classes_more', { name: 'Sem' }) })).toBeVisible();
});

test('a teacher without JavaScript makes a class and prints its slips', async ({ stage }) => {
	const teacher = await stage.person('teacher.gunn', { javaScriptEnabled: false });
	const { page, say } = teacher;
	await page.goto('/classes');
	await page.getByLabel(say('classes_name')).fill('Robotics');
	await page.getByRole('button', { name: say('classes_create') }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Robotics');
	const student = { command: crypto.randomUUID(), writer: teacher.id, list: 'Ada Bell' };
	await post(stage.product, await teacher.cookie(), `${new URL(page.url()).pathname}?/add`, student);
	await page.reload();
	await page.getByRole('button', { name: 'Print 1 slip' }).click();
	await expect(page.locator('.secret')).toBeHidden();
	await page.getByLabel(say('slips_show')).check();
	await expect(page.locator('.secret')).toHaveText(/^[a-z]+-[a-z]+-[a-z]+-\d\d$/);
	const shown = await page.locator('.secret').textContent();
	await page.goto(page.url());
	await expect(page.getByText(shown!)).toHaveCount(0);
	await expect(page.getByRole('button', { name: 'Make 1 slip' })).toBeVisible();
});

test('what a teacher opens, types and sends before the page’s scripts are there is done when they are', async ({
	stage
}) => {
	const { page, say } = await stage.person('teacher.enschede');
	await page.goto('/classes');
	const address = await page.getByRole('link', { name: 'H4b' }).getAttribute('href');
	const { promise: came, resolve: come } = Promise.withResolvers<void>();
	await page.route('**/*.js', async (route) => {
		await came;
		await route.continue();
	});
	await page.goto(address!, { waitUntil: 'commit' });
	await page.getByLabel(say('classes_add_one')).fill('Wout de Vroege');
	await page.keyboard.press('Enter');
	await page.getByRole('button', { name: say('classes_rename') }).click();
	await page.getByRole('button', { name: say('classes_rename') }).click();
	come();
	await expect(page.getByLabel(say('classes_name'), { exact: true })).toHaveValue('H4b');
	const students = page.getByRole('region', { name: say('classes_list_title') });
	await expect(students.getByRole('row').filter({ hasText: 'Wout' })).toHaveCount(1);
	await expect(page).toHaveURL(address!);
});
