import { post, signIn } from '../support/server';
import { expect, test } from './stage';
import { tabTo } from './keys';

/** A long talk: finding something in it, and going to a place of it by a link or by the day. */
const team = 'Team Lantern';
const many = 110;

test.beforeAll(async ({ products }, info) => {
	const product = await products.of(info);
	const writers = ['student7.gunn', 'student8.gunn', 'student7.enschede', 'student8.enschede', 'teacher.gunn'];
	const cookies = await Promise.all(writers.map((name) => signIn(product, name)));
	for (let index = 0; index < many; index++) {
		const turn = index % writers.length;
		const text = index === 20 ? 'The **windmolenwiek** broke, so sorry' : `talk ${index} of ${many}`;
		const fields = { command: crypto.randomUUID(), writer: product.world.people[writers[turn]!]!, text };
		await expect(async () => {
			expect((await post(product, cookies[turn]!, `${product.chat(team)}?/post`, fields)).type).toBe('success');
		}).toPass({ intervals: [1_000] });
	}
});

test('a student searches by keyboard, opens what was found in its place, and comes back to now', async ({ stage }) => {
	const lotte = await stage.person('student7.enschede');
	const { page, say } = lotte;
	await page.goto('/');
	await tabTo(page, page.getByRole('link', { name: say('search_title') }));
	await page.keyboard.press('Enter');
	await page.waitForURL('/search');
	await expect(page.getByRole('searchbox')).toBeFocused();
	await page.keyboard.type('Molenwiek');
	await page.keyboard.press('Enter');
	const hit = page.getByRole('main').getByRole('link', { name: 'windmolenwiek' });
	await expect(hit.locator('mark')).toHaveText('molenwiek');
	await tabTo(page, hit);
	await page.keyboard.press('Enter');

	await page.waitForURL((url) => url.pathname === stage.product.chat(team));
	const found = page.getByRole('log').getByRole('article').filter({ hasText: 'windmolenwiek' });
	await expect(found).toBeFocused();
	await expect(found).toBeInViewport();
	await expect(page.getByText(`talk 30 of ${many}`, { exact: true })).toHaveCount(1);
	await expect(page.getByText(`talk ${many - 1} of ${many}`, { exact: true })).toHaveCount(0);

	await page.getByRole('button', { name: say('chat_to_now') }).click();
	await expect(page.getByText(`talk ${many - 1} of ${many}`, { exact: true })).toBeInViewport();
	await expect(page.getByRole('button', { name: say('chat_to_now') })).toHaveCount(0);
});

test('who reads on from a linked message gets the newer ones without losing their place', async ({ stage }) => {
	const zoe = await stage.person('student7.gunn');
	const { page } = zoe;
	await page.goto('/search?q=molenwiek');
	await page.getByRole('main').getByRole('link', { name: 'windmolenwiek' }).click();
	const log = page.getByRole('log');
	await expect(log.getByRole('article').filter({ hasText: 'windmolenwiek' })).toBeFocused();
	const held = await log.getByRole('article').count();
	const last = log.getByRole('article').last();
	const text = await last.locator('[dir="auto"]').innerText();
	const newer = page.waitForResponse((answer) => answer.url().includes('/messages?after='));
	await log.evaluate((element) => element.parentElement!.scrollTo({ top: 0 }));
	await newer;
	await expect.poll(() => log.getByRole('article').count()).toBeGreaterThan(held);
	await expect(page.getByText(text, { exact: true })).toBeInViewport();
});

test('a day is gone to from the head, and nothing is found without a word about what to do', async ({ stage }) => {
	const lotte = await stage.person('student7.enschede');
	const { page, say } = lotte;
	const talk = await lotte.open(team);
	await page.getByRole('button', { name: say('search_go_to_day') }).click();
	await page.getByLabel(say('search_go_to_day')).last().fill('2020-01-01');
	await page.keyboard.press('Enter');
	await expect(talk.log.getByRole('article').first()).toBeFocused();
	await expect(page.getByText(say('chat_beginning'))).toHaveCount(1);

	await page.goto('/search?q=surelynowhere');
	await expect(page.getByRole('status').filter({ hasText: say('search_nothing') })).toContainText(
		say('search_nothing_advice')
	);
});

test('search works without script, and who is not in the team finds nothing of it', async ({ stage }) => {
	const lotte = await stage.person('student7.enschede', { javaScriptEnabled: false });
	await lotte.page.goto('/search');
	await lotte.page.getByRole('searchbox').fill('molenwiek');
	await lotte.page.keyboard.press('Enter');
	const hit = lotte.page.getByRole('main').getByRole('link', { name: 'windmolenwiek' });
	await hit.click();
	await expect(lotte.page.getByRole('article').filter({ hasText: 'windmolenwiek' })).toBeInViewport();
	const outsider = await stage.person('student1.enschede');
	await outsider.page.goto('/search?q=molenwiek');
	await expect(outsider.page.getByRole('main').getByRole('listitem')).toHaveCount(0);
});
