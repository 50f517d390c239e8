import { post, signIn } from '../support/server';
import type { Product } from './product';
import { expect, test } from './stage';

/** A student who was away: what is new, where the page opens, and how far back one can go. */
const team = 'Team Lantern';
const many = 120;

test.beforeAll(async ({ products }, info) => {
	const product = await products.of(info);
	await product.readAll('student7.enschede', team);
	await flood(product, 'student7.gunn');
});

test('a student who was away opens at the first new message, and goes back to the first ever', async ({ stage }) => {
	const lotte = await stage.person('student7.enschede');
	await lotte.page.goto('/');
	const row = lotte.page.getByRole('main').getByRole('link', { name: team }).last();
	await expect(row).toContainText('99+');
	await expect(row).toContainText(lotte.say('space_unread_many'));
	await row.click();
	await lotte.page.waitForURL(stage.product.chat(team));
	const rows = lotte.page.getByRole('log').getByRole('article');
	const newLine = lotte.page.getByRole('log').getByText(lotte.say('chat_new'), { exact: true });
	await expect(newLine).toBeInViewport();
	await expect(rows.filter({ hasText: 'flood 0 of' })).toBeInViewport();
	await expect(rows.filter({ hasText: `flood ${many - 1} of` })).not.toBeInViewport();

	const jump = lotte.page.getByRole('button', { name: lotte.say('chat_to_now') });
	await jump.click();
	await expect(rows.last()).toBeInViewport();
	await expect(jump).toHaveCount(0);
	await expect(rows.filter({ hasText: 'flood 0 of' })).toHaveCount(0);
	const inList = lotte.page
		.getByRole('complementary', { name: lotte.say('space_list') })
		.getByRole('link', { name: team });
	await expect(inList).not.toContainText('99+');
	await expect(inList).not.toContainText('ongelezen');
});

test('older messages come in above without moving the one that is being read', async ({ stage }) => {
	await stage.product.readAll('student7.gunn', team);
	const [zoe, sem] = await Promise.all([stage.person('student7.gunn'), stage.person('student8.enschede')]);
	const talk = await zoe.open(team);
	const rows = talk.log.getByRole('article');
	await talk.sees(`flood ${many - 1} of ${many}`);
	const held = await rows.count();
	expect(held).toBeLessThan(many);

	// The reader looks at the oldest row there is, while older ones come in above and new ones below.
	const oldest = rows.first();
	const text = await oldest.locator('[dir="auto"]').innerText();
	const reading = talk.message(text);
	const older = talk.page.waitForResponse((answer) => answer.url().includes('/messages?before='));
	await talk.log.evaluate((log) => log.parentElement!.scrollTo({ top: -log.parentElement!.scrollHeight }));
	await older;
	await expect.poll(() => rows.count()).toBeGreaterThan(held);
	await expect(reading).toBeInViewport();
	await sem.command(team, 'post', { text: 'written while Zoe reads old ones' });
	await expect(talk.message('written while Zoe reads old ones')).toHaveCount(1);
	await expect(talk.message('written while Zoe reads old ones')).not.toBeInViewport();
	await expect(talk.page.getByRole('button', { name: zoe.say('chat_to_now') })).toContainText(
		zoe.say('chat_to_now_count', { count: 1 })
	);
	await expect(reading).toBeInViewport();

	const beginning = talk.page.getByText(zoe.say('chat_beginning'));
	await expect(async () => {
		await talk.log.evaluate((log) => log.parentElement!.scrollTo({ top: -log.parentElement!.scrollHeight }));
		await expect(beginning).toBeInViewport({ timeout: 500 });
	}).toPass();
	const texts = await talk.log.locator('[dir="auto"]').allInnerTexts();
	const floods = texts.filter((one) => one.startsWith('flood'));
	expect(floods).toEqual(Array.from({ length: many }, (_, index) => `flood ${index} of ${many}`));
});

/** Writes many messages, in order. */
async function flood(product: Product, name: string): Promise<void> {
	const cookie = await signIn(product, name);
	for (let index = 0; index < many; index++) {
		const text = `flood ${index} of ${many}`;
		const fields = { command: crypto.randomUUID(), writer: product.world.people[name]!, text };
		expect((await post(product, cookie, `${product.chat(team)}?/post`, fields)).type).toBe('success');
	}
}
