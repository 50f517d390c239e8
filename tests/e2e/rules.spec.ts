import { heard } from './heard';
import type { Person } from './person';
import { expect, refusal, test } from './stage';

/** What holds for a while: a frozen space, a mute, and the hours of posting. */
const team = 'Team Poppy';

test('a teacher freezes a space: the composers of its students close at once, and what they typed is there again after', async ({
	stage
}) => {
	stage.tolerate(refusal);
	const [maya, deWit] = await Promise.all([stage.person('student1.gunn'), stage.person('teacher.enschede')]);
	const [mayas, teachers] = await Promise.all([maya.open(team), deWit.open(team)]);
	await mayas.composer.fill('I was just writing');
	const head = deWit.page.getByRole('main');
	await head.getByLabel(deWit.say('rules_menu')).click();
	await head.getByRole('button', { name: deWit.say('rules_freeze'), exact: true }).click();

	const notice = maya.page.getByText(maya.say('rules_frozen', { name: 'Mw. De Wit' })).first();
	await expect(notice).toBeVisible({ timeout: 2_000 });
	await expect(mayas.composer).toBeHidden();
	const crafted = await maya.command(team, 'post', { text: 'anyway' });
	expect(crafted).toMatchObject({ status: 403, key: 'error_frozen' });
	await teachers.write('Please read the assignment again');
	await mayas.sees('Please read the assignment again');
	await maya.page.goto(mayas.path.replace(/chat$/, 'board'));
	await expect(notice).toBeVisible();
	await mayas.open();

	await deWit.page
		.getByRole('button', { name: deWit.say('rules_unfreeze'), exact: true })
		.first()
		.click();
	await expect(mayas.composer).toBeVisible({ timeout: 2_000 });
	await expect(mayas.composer).toHaveValue('I was just writing');
	await mayas.composer.press('Enter');
	await teachers.sees('I was just writing');
});

test('a muted student reads until when, and nobody else sees anything; lifted, they write on', async ({ stage }) => {
	stage.tolerate(refusal);
	const [ethan, daan, rivera] = await Promise.all([
		stage.person('student2.gunn'),
		stage.person('student2.enschede'),
		stage.person('teacher.gunn')
	]);
	const [ethans, daans, teachers] = await Promise.all([ethan.open(team), daan.open(team), rivera.open(team)]);
	const [pause = ''] = ethan.say('rules_pause_kept', { moment: '…' }).split('…');
	const row = teachers.person('Ethan');
	await row.locator('summary').click();
	const mute = `${rivera.say('rules_mute_for', { name: 'Ethan' })} ${rivera.say('rules_mute_hour')}`;
	await row.getByRole('button', { name: mute }).click();

	// 03:10 in Palo Alto, and an hour.
	await expect(ethan.page.getByText(`${pause}Wed 04:10`)).toBeVisible({ timeout: 2_000 });
	await expect(ethans.composer).toBeHidden();
	const crafted = await ethan.command('common', 'post', { text: 'elsewhere then' });
	expect(crafted).toMatchObject({ status: 403, key: 'error_muted' });
	await expect(row).toContainText('04:10');
	await daans.write('Where is Ethan?');
	await ethans.sees('Where is Ethan?');
	await expect(daan.page.getByText('04:10')).toHaveCount(0);
	await expect(daan.page.getByRole('main').getByRole('status').filter({ hasText: /\S/ })).toHaveCount(0);

	await row.locator('summary').click();
	await row.getByRole('button', { name: rivera.say('rules_lift_for', { name: 'Ethan' }) }).click();
	await expect(ethans.composer).toBeVisible({ timeout: 2_000 });
	await ethans.write('Here again');
	await daans.sees('Here again');
});

test('what a colleague freezes and mutes stands on the open page of rules by itself', async ({ stage }) => {
	const [deWit, rivera] = await Promise.all([stage.person('teacher.enschede'), stage.person('teacher.gunn')]);
	const rules = stage.product.chat('Team Heron').replace(/chat$/, 'rules');
	const alive = [deWit, rivera].map(({ page }) => Promise.all([heard(page), page.goto(rules)]));
	await Promise.all(alive);
	const button = (person: Person, name: string) => person.page.getByRole('button', { name, exact: true });
	await button(deWit, deWit.say('rules_freeze')).click();
	await expect(button(rivera, rivera.say('rules_unfreeze'))).toBeVisible({ timeout: 2_000 });
	await button(rivera, rivera.say('rules_unfreeze')).click();
	await expect(button(deWit, deWit.say('rules_freeze'))).toBeVisible({ timeout: 2_000 });
	await button(deWit, deWit.say('rules_mute_for', { name: 'Lucas' })).click();
	const lift = button(rivera, rivera.say('rules_lift_for', { name: 'Lucas' }));
	await expect(lift).toBeVisible({ timeout: 2_000 });
	await lift.click();
	await expect(button(deWit, deWit.say('rules_mute_for', { name: 'Lucas' }))).toBeVisible({ timeout: 2_000 });
});

test('new posting hours close and open the composers of the school’s students at once, and keep what they typed', async ({
	stage
}) => {
	const [sanne, maya, bos] = await Promise.all([
		stage.person('student1.enschede'),
		stage.person('student1.gunn'),
		stage.person('coordinator')
	]);
	const [sannes, mayas] = await Promise.all([sanne.open(team), maya.open(team)]);
	await sannes.composer.fill('half a thought');
	await bos.page.goto('/people');
	await bos.page.locator('a[href^="/people/schools/"]').filter({ visible: true }).first().click();
	await expect(bos.page.getByRole('heading', { level: 1 })).toContainText('Aamarke College');
	const hours = bos.page.getByRole('region', { name: bos.say('rules_posting_hours') });
	const set = async (isLimited: boolean) => {
		await hours.getByLabel(bos.say('rules_posting_hours_limit')).setChecked(isLimited);
		await hours.getByLabel(bos.say('rules_to'), { exact: true }).fill('11:00');
		await hours.getByRole('button', { name: bos.say('rules_save') }).click();
		await expect(hours.getByRole('status')).toContainText(bos.say('rules_saved'));
	};
	// It is 11:10 in Enschede.
	await set(true);
	await expect(sanne.page.getByText(sanne.say('rules_hours', { from: '07.00', to: '11.00' }))).toBeVisible({
		timeout: 2_000
	});
	await expect(sannes.composer).toBeHidden();
	await expect(mayas.composer).toBeVisible();
	await set(false);
	await expect(sannes.composer).toBeVisible({ timeout: 2_000 });
	await expect(sannes.composer).toHaveValue('half a thought');
});
