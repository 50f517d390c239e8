import { Comments, aCard, saysAbout, team } from './comments';
import { heard } from './heard';
import { tabTo } from './keys';
import { expect, lostConnection, refusal, test } from './stage';

/** What is said about a card or a file and where it is found again: kept, reported, led to, by keyboard and on a phone. */

test('in a frozen space nothing can be said about a card: why stands there, and what was begun or refused is kept', async ({
	stage
}) => {
	stage.tolerate(refusal);
	const [maya, deWit] = [await stage.person('student1.gunn'), await stage.person('teacher.enschede')];
	const { id } = await aCard('comments: frozen', maya);
	const mayas = new Comments(maya);
	await mayas.unfold(0);
	const rules = stage.product.chat(team).replace(/chat$/, 'rules');
	await deWit.page.goto(rules);
	const press = (word: string) => deWit.page.getByRole('button', { name: word, exact: true }).click();
	// It is on its way while the teacher freezes the space.
	await maya.page.route('**/chat?/post', async (route) => {
		await press(deWit.say('rules_freeze'));
		await expect(deWit.page.getByRole('button', { name: deWit.say('rules_unfreeze'), exact: true })).toBeVisible();
		await route.continue();
	});
	await mayas.write('comments: too late');
	const sheet = maya.page.locator('.card-sheet');
	await expect(sheet.getByText(maya.say('rules_frozen', { name: 'Mw. De Wit' }))).toBeVisible();
	await expect(mayas.box).toBeHidden();
	const why = `${maya.say('chat_not_sent')} ${maya.say('error_frozen')}`;
	await expect(mayas.comment('comments: too late')).toContainText(why);
	const crafted = await saysAbout(maya, id, 'anyway');
	expect(crafted).toMatchObject({ status: 403, key: 'error_frozen' });

	await maya.page.unroute('**/chat?/post');
	await maya.page.reload();
	await expect(mayas.comment('comments: too late')).toContainText(why);
	await press(deWit.say('rules_unfreeze'));
	await expect(mayas.box).toBeVisible();
	await mayas
		.comment('comments: too late')
		.getByRole('button', { name: maya.say('outbox_edit') })
		.click();
	await expect(mayas.box).toHaveValue('comments: too late');
	await mayas.write('comments: in time');
	await expect(mayas.fold(1)).toBeVisible();
	await expect(mayas.log).not.toContainText('comments: too late');
});

test('a comment is reported from the card; the report leads the teacher to where it stands, and it is marked there', async ({
	stage
}) => {
	const [sanne, maya, rivera] = [
		await stage.person('student1.enschede'),
		await stage.person('student1.gunn'),
		await stage.person('teacher.gunn')
	];
	const { id } = await aCard('comments: reported', maya);
	await saysAbout(sanne, id, 'comments: mean');
	await saysAbout(sanne, id, 'comments: fine');
	const mayas = new Comments(maya);
	await mayas.unfold(2);
	await mayas.choose('comments: mean', maya.say('row_report'));
	await expect(maya.page.getByRole('main')).toContainText(maya.say('report_intro_comment', { name: 'Sanne' }));
	await maya.page.getByLabel(maya.say('report_reason_unkind')).check();
	await maya.page.getByRole('button', { name: maya.say('report_send') }).click();
	await expect(maya.page.getByRole('heading', { name: maya.say('report_sent_title') })).toBeVisible();
	await maya.page.getByRole('link', { name: maya.say('report_back') }).click();
	await mayas.sees('comments: fine');
	await mayas.misses('comments: mean');

	await rivera.page.goto(`/projects/${stage.product.world.project}/reports`);
	await rivera.page
		.getByRole('main')
		.getByRole('link', { name: rivera.say('report_reason_unkind') })
		.click();
	await rivera.page.getByRole('link', { name: rivera.say('report_to_place') }).click();
	const teachers = new Comments(rivera);
	await expect(teachers.comment('comments: mean')).toBeFocused();
	await expect(rivera.page.locator('.linked')).toContainText('comments: mean');
	await expect(rivera.page.locator('.linked')).toBeInViewport();
});

test('who is named in comments is led from a notice to the open card and the comment, and has then read all of them', async ({
	stage
}) => {
	const [sanne, maya] = [await stage.person('student1.enschede'), await stage.person('student1.gunn')];
	const { id } = await aCard('comments: named', maya);
	await saysAbout(maya, id, 'comments: we begin, @Sanne');
	await saysAbout(maya, id, 'comments: your turn, @Sanne');
	const { page, say } = sanne;
	await page.goto('/notices');
	const notices = page.getByRole('main').getByRole('listitem').filter({ hasText: 'comments: ' });
	await expect(notices.getByText(say('notices_new'), { exact: true })).toHaveCount(2);
	await notices.filter({ hasText: 'your turn' }).getByRole('link').click();
	const sannes = new Comments(sanne);
	const comment = sannes.log.getByRole('article').filter({ hasText: 'your turn' });
	await expect(comment).toBeFocused();
	await expect(comment).toBeInViewport();
	await expect(page.locator('.linked')).toContainText('your turn');
	await expect(sannes.log).toContainText('we begin');
	await expect(async () => {
		await page.goto('/notices');
		await expect(notices).toHaveCount(2);
		await expect(notices.getByText(say('notices_new'), { exact: true })).toHaveCount(0, { timeout: 500 });
	}).toPass();
});

test('by keyboard alone a student opens a card, writes a comment, goes through those that are there, and is back at the card', async ({
	stage
}) => {
	const [sanne, maya] = [await stage.person('student1.enschede'), await stage.person('student1.gunn')];
	const { id, tiles, boards } = await aCard('comments: by keyboard', sanne);
	await saysAbout(maya, id, 'comments: first');
	await saysAbout(maya, id, 'comments: second');
	const { page, say } = sanne;
	await boards[0]!.open();
	await tiles[0]!.focus();
	await page.keyboard.press('Enter');
	const sannes = new Comments(sanne);
	await tabTo(page, sannes.fold(2));
	await page.keyboard.press('Enter');
	await sannes.sees('comments: second');
	await tabTo(page, sannes.comment('comments: second'));
	await page.keyboard.press('ArrowUp');
	await expect(sannes.comment('comments: first')).toBeFocused();
	await tabTo(page, sannes.box);
	await page.keyboard.type('comments: without a mouse');
	await page.keyboard.press('Enter');
	await expect(sannes.fold(3)).toBeVisible();
	await sannes.sees('comments: without a mouse');
	await expect(sannes.box).toBeFocused();
	await page.keyboard.press('ArrowUp');
	await expect(page.getByText(say('write_editing'))).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByText(say('write_editing'))).toHaveCount(0);
	await page.keyboard.press('Escape');
	await expect(page.locator('.card-sheet')).toHaveCount(0);
	await expect(tiles[0]!).toBeFocused();
});

test('who was away sees of the comments what everybody sees, whatever became of the card meanwhile', async ({
	stage
}) => {
	stage.tolerate(...lostConnection);
	const [sanne, maya, deWit] = [
		await stage.person('student1.enschede'),
		await stage.person('student1.gunn'),
		await stage.person('teacher.enschede')
	];
	const { id, boards } = await aCard('comments: away', maya, deWit);
	const mayas = new Comments(maya);
	await mayas.unfold(0);
	await mayas.write('comments: before');
	await expect(mayas.fold(1)).toBeVisible();
	await maya.context.setOffline(true);
	const gone = await saysAbout(sanne, id, 'comments: hidden meanwhile');
	await saysAbout(sanne, id, 'comments: after');
	await deWit.command(team, 'hide', { message: gone.frame!.events[0]!.subject });
	await boards[1]!.command('hide', { card: id });
	await boards[1]!.command('show', { card: id });
	await maya.context.setOffline(false);
	await mayas.sees('comments: after', 20_000);
	await mayas.sees('comments: before');
	await mayas.misses('comments: hidden meanwhile');
	await expect(mayas.fold(2)).toBeVisible();

	await boards[1]!.command('hide', { card: id });
	await expect(maya.page.getByRole('heading', { name: maya.say('board_card_missing') })).toBeVisible();
	await expect(maya.page.locator('body')).not.toContainText('comments: after');
	await boards[1]!.command('show', { card: id });
	await mayas.sees('comments: after');
	await boards[1]!.command('remove', { card: id });
	await expect(maya.page.getByText(maya.say('board_removed_meanwhile'))).toBeVisible();
	await mayas.misses('comments: after');
	await boards[1]!.command('restore', { card: id });
	await mayas.sees('comments: after');
	await expect(mayas.fold(2)).toBeVisible();
});

test('on a phone the open card is the page, and what is begun below it is there again', async ({ stage }) => {
	const viewport = { width: 390, height: 780 };
	const [maya, sanne] = [await stage.person('student1.gunn', { viewport }), await stage.person('student1.enschede')];
	const { id, boards } = await aCard('comments: on a phone', maya);
	await saysAbout(sanne, id, 'comments: on a big screen');
	const mayas = new Comments(maya);
	await mayas.unfold(1);
	await mayas.write('comments: on a small one');
	await mayas.sees('comments: on a small one');
	await mayas.box.fill('comments: half a');
	await boards[0]!.open(`?card=${id}`);
	await expect(mayas.box).toHaveValue('comments: half a');
	const overflow = await maya.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect(overflow).toBeLessThanOrEqual(0);
});

test('people talk about a file below it, it says how much there is, and a link leads there', async ({ stage }) => {
	const [sanne, maya] = [await stage.person('student1.enschede'), await stage.person('student1.gunn')];
	const name = 'talked about.txt';
	const path = stage.product.chat(team).replace(/chat$/, 'files');
	for (const { page } of [sanne, maya]) {
		const told = heard(page);
		await page.goto(path);
		await told;
	}
	const choosing = sanne.page.waitForEvent('filechooser');
	await sanne.page.getByRole('button', { name: sanne.say('files_choose') }).click();
	await (await choosing).setFiles([{ name, mimeType: 'text/plain', buffer: Buffer.from('x') }]);
	for (const { page, say } of [sanne, maya]) {
		await page.getByRole('button', { name: say('files_versions_label', { name }) }).click();
	}
	const [sannes, mayas] = [new Comments(sanne), new Comments(maya)];
	await sannes.unfold(0);
	await mayas.unfold(0);
	await expect(sannes.box).toBeFocused();
	await mayas.write('Is this right, @Sanne?');
	await expect(sannes.log.getByRole('article')).toContainText('Is this right');
	const row = sanne.page.getByRole('listitem').filter({ hasText: name }).first();
	await expect(row.getByRole('button', { name: sanne.say('files_comments_label', { name }) })).toBeVisible();
	await sanne.page.goto('/notices');
	await sanne.page
		.getByRole('link', { name: sanne.say('notices_mention', { name: 'Maya' }) })
		.first()
		.click();
	await expect(sannes.log.getByRole('article')).toBeFocused();
	await expect(sanne.page.locator('.linked')).toContainText('Is this right');
});
