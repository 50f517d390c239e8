import { BoardPage } from './boardPage';
import { heard } from './heard';
import type { Person } from './person';
import { expect, refusal, test } from './stage';

/** A card and a file that a teacher hides: gone for students at once, even from an open sheet; kept for staff. */
test('a card that a teacher hides is gone from the student’s open sheet at once, and colleagues read why', async ({
	stage
}) => {
	const [kai, deWit, rivera] = await Promise.all([
		stage.person('student6.gunn'),
		stage.person('teacher.enschede'),
		stage.person('teacher.gunn')
	]);
	const title = 'hiding: a rude card';
	const kais = new BoardPage(kai, 'Team Acorn');
	const { cards } = await kais.prepare(['hiding'], [title, 'hiding: another']);
	const [teachers, colleagues] = [new BoardPage(deWit, 'Team Acorn'), new BoardPage(rivera, 'Team Acorn')];
	await Promise.all([kais.open(`?card=${cards[0]}`), teachers.open(), colleagues.open(`?card=${cards[0]}`)]);
	await expect(kais.sheet.getByText(title)).toBeVisible();
	await expect(kais.sheet.getByRole('button', { name: kai.say('chat_hide') })).toHaveCount(0);

	await teachers.card(title).getByRole('button').click();
	await deWit.page
		.getByRole('dialog')
		.getByRole('button', { name: deWit.say('chat_hide') })
		.click();
	await expect(kais.card(title)).toHaveCount(0, { timeout: 2_000 });
	await expect(kais.sheet.getByRole('heading', { name: kai.say('board_card_missing') })).toBeVisible();
	await expect(kais.page.locator('body')).not.toContainText(title, { useInnerText: true });
	await expect(teachers.card(title)).toContainText(deWit.say('report_hidden_chip'));

	await deWit.page.getByRole('link', { name: title }).click();
	await giveReason(deWit, 'About a classmate');
	await expect(colleagues.sheet).toContainText(rivera.say('rules_hide_why', { reason: 'About a classmate' }));
	await expect(colleagues.sheet).toContainText('Mw. De Wit');
	await kais.open();
	await expect(kais.card('hiding: another')).toBeVisible();
	await expect(kais.card(title)).toHaveCount(0);

	await colleagues.sheet.getByRole('button', { name: rivera.say('rules_show_label', { what: title }) }).click();
	await expect(kais.card(title)).toBeVisible({ timeout: 2_000 });
	await rivera.page.getByRole('button', { name: rivera.say('shell_undo'), exact: true }).click();
	await expect(kais.card(title)).toHaveCount(0);
});

test('a file that a teacher hides is gone from the student’s list, by its address and from the message that carries it; the way back is one click', async ({
	stage
}) => {
	stage.tolerate(refusal);
	const [sanne, maya, deWit] = await Promise.all([
		stage.person('student1.enschede'),
		stage.person('student1.gunn'),
		stage.person('teacher.enschede')
	]);
	const name = 'hiding-rude.txt';
	await Promise.all([openFiles(sanne), openFiles(deWit)]);
	const choosing = sanne.page.waitForEvent('filechooser');
	await sanne.page.getByRole('button', { name: sanne.say('files_choose') }).click();
	await (await choosing).setFiles([{ name, mimeType: 'text/plain', buffer: Buffer.from('rude') }]);
	const sannes = sanne.page.getByRole('link', { name, exact: true });
	await expect(sannes).toBeVisible();
	const address = (await sannes.getAttribute('href')) ?? '';
	expect((await sanne.page.request.get(address)).status()).toBe(200);

	const mayas = await maya.open('Team Poppy');
	const files = JSON.stringify([{ id: address.split('/').at(-1), version: 1 }]);
	await sanne.command('Team Poppy', 'post', { text: 'hiding: look at this', files });
	await expect(mayas.message('hiding: look at this')).toContainText(name);

	const row = deWit.page.getByRole('listitem').filter({ hasText: name });
	await row.locator('.menu summary').click();
	await row.getByRole('button', { name: deWit.say('rules_hide_label', { what: name }) }).click();
	await expect(sannes).toHaveCount(0, { timeout: 2_000 });
	await expect(mayas.message('hiding: look at this')).toContainText(maya.say('row_file_gone'));
	await expect(maya.page.locator('body')).not.toContainText(name);
	expect((await sanne.page.request.get(address)).status()).toBe(404);
	await giveReason(deWit, 'Not ours');
	await expect(row).toContainText(deWit.say('rules_hide_why', { reason: 'Not ours' }));

	await row.getByRole('button', { name: deWit.say('rules_show_label', { what: name }) }).click();
	await expect(sannes).toBeVisible({ timeout: 2_000 });
	await expect(mayas.message('hiding: look at this')).toContainText(name);
});

async function openFiles(person: Person): Promise<void> {
	const told = heard(person.page);
	await person.page.goto(person.product.chat('Team Poppy').replace(/chat$/, 'files'));
	await told;
}

async function giveReason({ page, say }: Person, reason: string): Promise<void> {
	await page.getByText(say('rules_hide_reason_ask'), { exact: true }).click();
	await page.getByLabel(say('rules_hide_reason')).fill(reason);
	await page.getByRole('button', { name: say('rules_hide_reason_save') }).click();
}
