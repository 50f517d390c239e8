import { demoPassword } from '../support/server';
import { alive } from './heard';
import { seesFocus, tabTo } from './keys';
import { expect, refusal, test } from './stage';

/** A student's whole visit by keyboard alone: nothing here touches a pointer, and the focus is seen at every stop. */
const team = 'Team Poppy';

test('a student signs in, reads, answers, reacts, writes, reports and signs out by keyboard alone, seeing where they are', async ({
	stage
}) => {
	const sanne = await stage.newcomer('student1.enschede');
	const maya = await (await stage.person('student1.gunn')).open(team);
	await maya.write('Read this by keyboard');
	const { page, say } = sanne;
	await page.goto('/login');
	await tabTo(page, page.getByLabel(say('login_name'), { exact: true }));
	await page.keyboard.type(sanne.name);
	await tabTo(page, page.getByLabel(say('login_password'), { exact: true }));
	await page.keyboard.type(demoPassword);
	await page.keyboard.press('Enter');
	await page.waitForURL('/');

	await tabTo(page, page.getByRole('link', { name: say('shell_skip') }));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('main')).toBeFocused();
	await tabTo(page, page.getByRole('main').getByRole('link', { name: team }).last());
	await page.keyboard.press('Enter');
	await page.waitForURL(stage.product.chat(team));
	await alive(page);

	const rows = page.getByRole('log').getByRole('article');
	await tabTo(page, rows.last());
	await expect(rows.last()).toContainText('Read this by keyboard');
	await page.keyboard.press('ArrowUp');
	await expect(rows.nth(-2)).toBeFocused();
	await seesFocus(page);
	await page.keyboard.press('Home');
	await expect(rows.first()).toBeFocused();
	await seesFocus(page);
	await page.keyboard.press('End');
	await expect(rows.last()).toBeFocused();

	await page.keyboard.press('r');
	await expect(page.locator('#thread-composer')).toBeFocused();
	await page.keyboard.type('Read it by keyboard');
	await page.keyboard.press('Enter');
	await expect(rows.last()).toContainText(say('row_replies', { count: 1 }));
	await page.keyboard.press('Escape');
	await expect(rows.last()).toBeFocused();
	await tabTo(page, rows.last().getByRole('button', { name: say('row_react_label', { name: 'Maya' }) }));
	await page.keyboard.press('Enter');
	await page.keyboard.press('ArrowRight');
	await expect(rows.last().getByRole('button', { name: say('react_heart') })).toBeFocused();
	await seesFocus(page);
	await page.keyboard.press('Enter');
	await expect(maya.log.getByRole('article').last().getByRole('button', { name: /heart/ })).toContainText('1');

	await tabTo(page, page.locator('#composer'));
	await page.keyboard.type('Written without a mouse,');
	await page.keyboard.press('Shift+Enter');
	await page.keyboard.type('on two lines');
	await page.keyboard.press('Enter');
	await expect(maya.log.getByRole('article').last()).toContainText('Written without a mouse,\non two lines', {
		useInnerText: true
	});
	await expect(page.locator('#composer')).toBeFocused();

	await tabTo(page, rows.nth(-2), 'Shift+Tab');
	await page.keyboard.press('!');
	await page.waitForURL(/\/report\?kind=message/);
	await tabTo(page, page.getByRole('radio').first());
	await page.keyboard.press('Space');
	await tabTo(page, page.getByRole('button', { name: say('report_send') }));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('status')).toContainText('Weg van jouw scherm.');

	await tabTo(page, page.getByRole('link', { name: say('shell_home') }));
	await page.keyboard.press('Enter');
	await page.waitForURL('/');
	await tabTo(page, sanne.signOutButton);
	await page.keyboard.press('Enter');
	await page.waitForURL('/login');
});

test('before the first word stand five sentences and one button, by keyboard, and afterwards the box has the focus', async ({
	stage
}) => {
	stage.tolerate(refusal);
	const nienke = await stage.person('newcomer.enschede');
	const talk = await nienke.open('outside');
	await expect(talk.composer).toBeHidden();
	await expect(nienke.page.getByText(nienke.say('conduct_5'))).toBeVisible();
	const crafted = await nienke.command('outside', 'post', { text: 'first!' });
	expect(crafted).toMatchObject({ status: 403, key: 'error_conduct' });
	await tabTo(nienke.page, nienke.page.getByRole('button', { name: nienke.say('conduct_accept') }));
	await nienke.page.keyboard.press('Enter');
	await expect(talk.composer).toBeFocused();
	await nienke.page.keyboard.type('Hoi, ik ben Nienke');
	await nienke.page.keyboard.press('Enter');
	await talk.sees('Hoi, ik ben Nienke');
	await nienke.page.goto('/conduct');
	await expect(nienke.page.getByText(nienke.say('conduct_3'))).toBeVisible();
	await expect(nienke.page.getByRole('button', { name: nienke.say('conduct_accept') })).toHaveCount(0);
});

test('a teacher hides a message and takes a student out and back by keyboard alone', async ({ stage }) => {
	const [teacher, daan] = await Promise.all([stage.person('teacher.gunn'), stage.person('student2.enschede')]);
	const [talk, daans] = await Promise.all([teacher.open(team), daan.open(team)]);
	const { page, say } = teacher;
	await daans.write('Hide this by keyboard');
	await talk.sees('Hide this by keyboard');

	await tabTo(page, talk.message('Hide this by keyboard'));
	await tabTo(page, talk.message('Hide this by keyboard').locator('summary'));
	await page.keyboard.press('Enter');
	await tabTo(page, page.getByRole('button', { name: say('chat_hide') }));
	await page.keyboard.press('Enter');
	await expect(daans.message('Hide this by keyboard')).toHaveCount(0);
	await seesFocus(page);

	await tabTo(page, talk.person('Daan').locator('summary'));
	await page.keyboard.press('Enter');
	await tabTo(page, page.getByRole('button', { name: say('people_remove_label', { name: 'Daan' }) }));
	await page.keyboard.press('Enter');
	await expect(talk.person('Daan')).toHaveCount(0);
	await expect(daan.page).toHaveURL(`${stage.product.origin}/`);
	const removed = page.getByRole('listitem').filter({ hasText: say('people_removed') });
	await tabTo(page, removed.getByRole('button', { name: say('shell_undo') }));
	await page.keyboard.press('Enter');
	await expect(talk.person('Daan')).toHaveCount(1);
});

test('a reader who loads older messages by keyboard, or whose row is hidden, keeps the focus in the talk', async ({
	stage
}) => {
	const [mees, fleur] = await Promise.all([stage.person('student4.enschede'), stage.person('student3.enschede')]);
	for (let line = 0; line < 60; line++) await fleur.command('Team Heron', 'post', { text: `line ${line}` });
	await stage.product.readAll(mees.name, 'Team Heron');
	const talk = await mees.open('Team Heron');
	const rows = talk.log.getByRole('article');
	const held = await rows.count();
	const older = talk.page.getByRole('button', { name: mees.say('chat_older'), exact: true });
	await older.focus();
	await expect.poll(() => rows.count()).toBeGreaterThan(held);
	await expect(older).toHaveCount(0);
	await seesFocus(talk.page);
	expect(await talk.page.evaluate(() => document.activeElement?.tagName)).toBe('ARTICLE');

	const text = await talk.page.evaluate(() => document.activeElement?.querySelector('.text')?.textContent ?? '');
	const teacher = await stage.person('teacher.enschede');
	const theirs = await teacher.open('Team Heron');
	const face = await theirs.message(text).getAttribute('id');
	await teacher.command('Team Heron', 'hide', { message: face!.replace('message-', '') });
	await expect(talk.message(text)).toHaveCount(0);
	await seesFocus(talk.page);
	expect(await talk.page.evaluate(() => document.activeElement?.tagName)).toBe('ARTICLE');
});

test('who types their name before the page’s own script has come keeps what they typed', async ({ stage }) => {
	const { page, say } = await stage.newcomer('student1.enschede');
	const scripts = Promise.withResolvers<void>();
	await page.route('**/_app/immutable/**/*.js', async (route) => {
		await scripts.promise;
		return route.continue();
	});
	await page.goto('/login', { waitUntil: 'commit' });
	const [name, own] = [page.getByLabel(say('login_name'), { exact: true }), page.getByLabel(say('login_own'))];
	await tabTo(page, name);
	await page.keyboard.type('student1.enschede');
	await tabTo(page, own);
	await page.keyboard.press('Space');
	scripts.resolve();
	await alive(page);
	await expect(name).toHaveValue('student1.enschede');
	await expect(own).toBeChecked();
});
