import { readFileSync } from 'node:fs';
import { expect, test } from './stage';

/** A coordinator looks after projects by counts, and opens a space for a reason: in three browsers at once. */
const reason = 'A parent called about last night';
const time = /\d\d[.:]\d\d · \d\d[.:]\d\d/;

test('a coordinator opens a space: its teacher sees why at once, its student that, and the log keeps it', async ({
	stage
}) => {
	const [bos, rivera, sanne] = await Promise.all([
		stage.person('coordinator'),
		stage.person('teacher.gunn'),
		stage.person('student1.enschede')
	]);
	const [teacher, student] = [await rivera.open('Team Poppy'), await sanne.open('Team Poppy')];
	const says = (say: typeof bos.say) => new RegExp(say('opening_runs', { time: 'TIME' }).replace('TIME', time.source));

	await bos.page.goto('/monitor');
	await expect(bos.page.getByRole('heading', { level: 1 })).toHaveText(/^2 projecten\./);
	await expect(bos.page.getByText(bos.say('monitor_foot'))).toBeVisible();
	await bos.page.getByRole('link', { name: bos.say('monitor_open_link') }).click();
	await bos.page
		.getByLabel(bos.say('monitor_open_project'), { exact: true })
		.selectOption({ label: 'Cool Block: our street, your street' });
	await bos.page.getByRole('button', { name: bos.say('monitor_open_choose') }).click();
	await expect(bos.page.getByText('Poppy')).toHaveCount(0);
	await bos.page.getByRole('radio', { name: bos.say('monitor_open_team', { number: 1 }) }).check();
	await bos.page.getByLabel(bos.say('monitor_open_reason'), { exact: true }).fill(reason);
	await bos.page.getByRole('button', { name: bos.say('monitor_open_submit') }).click();

	await expect(bos.page.getByRole('heading', { level: 1 })).toHaveText('Team Poppy');
	await expect(teacher.page.getByRole('status').filter({ hasText: says(rivera.say) })).toContainText(reason);
	await expect(student.page.getByRole('status').filter({ hasText: says(sanne.say) })).toBeVisible();
	await expect(student.page.getByText(reason)).toHaveCount(0);
	await expect(student.people.getByText('Jos Bos')).toHaveCount(0);
	await expect(bos.page.locator('#composer')).toHaveCount(0);

	await teacher.write('Good that you look in.');
	await expect(bos.page.getByRole('log').getByText('Good that you look in.')).toBeVisible();
	for (const tab of ['space_board', 'space_files'] as const) {
		await student.page.getByRole('link', { name: sanne.say(tab) }).click();
		await expect(student.page.getByRole('status').filter({ hasText: says(sanne.say) })).toBeVisible();
	}

	await bos.page.goto('/monitor');
	await bos.page.getByRole('link', { name: bos.say('monitor_log_link') }).click();
	await bos.page
		.getByLabel(bos.say('monitor_log_kind'), { exact: true })
		.selectOption({ label: bos.say('monitor_log_kind_opening') });
	await bos.page.getByRole('button', { name: bos.say('monitor_log_filter') }).click();
	const row = bos.page.getByRole('row').filter({ hasText: reason });
	await expect(row).toContainText('Jos Bos');
	await expect(row).toContainText(bos.say('monitor_open_team', { number: 1 }));
	const waiting = bos.page.waitForEvent('download');
	await bos.page.getByRole('link', { name: bos.say('monitor_log_csv') }).click();
	const file = readFileSync(await (await waiting).path(), 'utf8');
	expect(file).toContain(`"${reason}"`);
	expect(file).toContain('"2026-10-28 11:10"');
});
