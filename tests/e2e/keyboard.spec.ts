import type { Locator, Page } from '@playwright/test';
import { demoPassword } from '../support/server';
import { expect, test } from './stage';

/** A student's whole visit by keyboard alone: nothing here touches a pointer, and the focus is seen at every stop. */
const team = 'Team Poppy';

test('a student signs in, reads, writes, leaves and signs out by keyboard alone, seeing where they are', async ({
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

	await tabTo(page, page.locator('#composer'));
	await page.keyboard.type('Written without a mouse,');
	await page.keyboard.press('Shift+Enter');
	await page.keyboard.type('on two lines');
	await page.keyboard.press('Enter');
	await expect(maya.log.getByRole('article').last()).toContainText('Written without a mouse,\non two lines', {
		useInnerText: true
	});
	await expect(page.locator('#composer')).toBeFocused();

	await tabTo(page, page.getByRole('link', { name: say('shell_home') }));
	await page.keyboard.press('Enter');
	await page.waitForURL('/');
	await tabTo(page, sanne.signOutButton);
	await page.keyboard.press('Enter');
	await page.waitForURL('/login');
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

/** Presses Tab until the element has the focus, and sees the focus at each stop on the way. */
async function tabTo(page: Page, target: Locator): Promise<void> {
	for (let stops = 0; stops < 80; stops++) {
		await page.keyboard.press('Tab');
		if (await target.evaluateAll((found) => found.some((one) => one === document.activeElement))) {
			return seesFocus(page);
		}
		if (await page.evaluate(() => document.activeElement !== document.body)) await seesFocus(page);
	}
	throw new Error(`Tab does not lead to ${String(target)}`);
}

/** The focused element has a ring, lies inside the window, and nothing covers it. */
async function seesFocus(page: Page): Promise<void> {
	await expect.poll(() => page.evaluate(focusSeen)).toMatchObject({ ring: true, inWindow: true, covered: null });
}

/** Runs in the page. */
function focusSeen() {
	const element = document.activeElement ?? document.body;
	const { outlineStyle, outlineWidth } = getComputedStyle(element);
	const box = element.getBoundingClientRect();
	const [x, y] = [box.left + Math.min(box.width / 2, 30), box.top + Math.min(box.height / 2, 10)];
	const top = document.elementFromPoint(x, y);
	return {
		// The content that a skip link leads to is no control: the next Tab shows where one is.
		ring: element.tagName === 'MAIN' || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2),
		inWindow: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
		covered:
			top !== null && (element.contains(top) || top.contains(element))
				? null
				: [element, top].map((one) => one?.outerHTML.slice(0, 160))
	};
}
