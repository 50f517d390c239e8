import { post } from '../support/server';
import { expect, refusal, test } from './stage';

/** What the server will not do it says in the language of who asked, and what it would do it still does. */
test('a teacher reads in Dutch that an account has ended, when a new password for it had been possible before', async ({
	stage
}) => {
	stage.tolerate(refusal);
	const deWit = await stage.person('teacher.enschede');
	const { page, say } = deWit;
	await page.goto('/classes');
	const address = (await page.getByRole('link', { name: 'H4b' }).getAttribute('href'))!;
	await page.goto('/');
	const box = page.getByRole('region', { name: say('home_password_box') });
	const ask = async () => {
		await box.getByRole('textbox').fill('Sem');
		await box.getByRole('textbox').press('Enter');
	};
	await ask();
	await expect(box.getByRole('button', { name: say('home_password_show') })).toBeVisible();
	const person = stage.product.world.people['student8.enschede']!;
	const teacherDoes = async (action: 'end' | 'reopen') => {
		const fields = { command: crypto.randomUUID(), writer: deWit.id, person };
		expect((await post(stage.product, await deWit.cookie(), `${address}?/${action}`, fields)).type).toBe('success');
	};
	await teacherDoes('end');
	await ask();
	await expect(box.getByRole('status')).toHaveText(say('error_account_ended'));
	await expect(box.getByRole('button', { name: say('home_password_show') })).toHaveCount(0);
	await teacherDoes('reopen');
});

const other = () => crypto.randomUUID().slice(0, 8);

test('a teacher reads in Dutch that a class is called so already, and another name holds', async ({ stage }) => {
	stage.tolerate(refusal);
	const { page, say } = await stage.person('teacher.enschede');
	await page.goto('/classes');
	const [first, second] = [other(), other()];
	await page.getByLabel(say('classes_name')).fill(first);
	await page.getByRole('button', { name: say('classes_create') }).click();
	const title = page.getByRole('heading', { level: 1 });
	await expect(title).toHaveText(first);
	await page.getByRole('button', { name: say('classes_rename') }).click();
	const name = page.getByRole('textbox', { name: say('classes_name') });
	await name.fill('H4b');
	await name.press('Enter');
	await expect(page.getByText(say('error_class_name_taken'))).toBeVisible();
	await expect(name).toHaveValue('H4b');
	await name.fill(second);
	await name.press('Enter');
	await expect(title).toHaveText(second);
});

test('a coordinator reads in Dutch that a sign-in name is in use, and another one makes the account', async ({
	stage
}) => {
	stage.tolerate(refusal);
	const { page, say } = await stage.person('coordinator');
	await page.goto('/people');
	const form = page.getByRole('form', { name: `${say('people_add_teacher')} · Enschede` });
	const send = async (signInName: string) => {
		await form.getByLabel(say('people_teacher_name')).fill('Mw. De Boer');
		await form.getByLabel(say('people_sign_in_name')).fill(signInName);
		await form.getByRole('button', { name: say('people_add') }).click();
	};
	await send('teacher.gunn');
	await expect(form.getByRole('alert')).toHaveText(say('error_sign_in_name_taken'));
	const free = `boer.${other()}`;
	await send(free);
	await expect(form.getByRole('alert')).toHaveCount(0);
	await expect(page.getByText(free).first()).toBeVisible();
});
