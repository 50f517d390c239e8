import type { Page, Route } from '@playwright/test';
import { kept } from './kept';
import { expect, refusal, test } from './stage';

/**
 * What the server does not take now is sent again by itself, and stands there once; what it will never take, because
 * somebody else is signed in by now, is nobody's any more.
 */
test.describe.configure({ mode: 'parallel' });
/** So many a person's bucket holds here, and a second brings one more: few, or a slow machine would never empty it. */
const burst = 4;
test.use({ settings: { KLASBRUG_TALK_BURST: String(burst) } });
const team = 'Team Acorn';

test('who writes faster than the pace is held back, not refused: all arrives by itself, once and in order', async ({
	stage
}) => {
	const [noor, chloe] = await Promise.all([stage.person('student5.enschede'), stage.person('student5.gunn')]);
	const [ours, theirs] = await Promise.all([noor.open(team), chloe.open(team)]);
	const texts = Array.from({ length: 3 * burst }, (_, index) => `in a hurry, ${index}`);
	// They wait for a line, and go out all at once.
	await ours.page.route('**/chat?/post', (route) => route.abort('internetdisconnected'));
	stage.tolerate(/net::ERR_INTERNET_DISCONNECTED/);
	for (const text of texts) await ours.write(text);
	const answered = await answersTo(ours.page);

	await theirs.sees(texts.at(-1)!, 60_000);
	for (const talk of [ours, theirs]) await expect.poll(() => talk.textsFrom(texts[0]!)).toEqual(texts);
	expect(answered).toContain(429);
	expect(answered.filter((status) => status === 200)).toHaveLength(texts.length);
	await expect.poll(() => kept(ours.page)).toEqual([]);
});

test('where the server has no room, or only a machine before it answers, the message is sent again and stands once', async ({
	stage
}) => {
	stage.tolerate(refusal);
	const [noor, chloe] = await Promise.all([stage.person('student6.enschede'), stage.person('student6.gunn')]);
	const [ours, theirs] = await Promise.all([noor.open(team), chloe.open(team)]);
	const full = JSON.stringify({ type: 'failure', status: 503, data: '[{"key":1},"error_unavailable"]' });
	const answers = [
		// The log has it, and the answer is another's.
		async (route: Route) => {
			await route.fetch();
			await route.fulfill({ status: 503, contentType: 'text/html', body: '<h1>Service Unavailable</h1>' });
		},
		(route: Route) => route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' }),
		(route: Route) => route.fulfill({ contentType: 'application/json', body: full })
	];
	let attempts = 0;
	await ours.page.route('**/chat?/post', (route) => (answers[attempts++] ?? ((one: Route) => one.continue()))(route));
	const texts = ['no room, one', 'no room, two'];
	for (const text of texts) await ours.write(text);

	await theirs.sees(texts[1]!, 30_000);
	for (const talk of [ours, theirs]) await expect.poll(() => talk.textsFrom(texts[0]!)).toEqual(texts);
	expect(attempts).toBeGreaterThan(answers.length);
	await expect.poll(() => kept(ours.page)).toEqual([]);
});

test('what waits when somebody else is signed in by now goes out under nobody’s name, and they never see it', async ({
	stage
}) => {
	stage.tolerate(refusal);
	const [noor, thijs, chloe] = await Promise.all([
		stage.person('student5.enschede'),
		stage.person('student6.enschede'),
		stage.person('student5.gunn')
	]);
	const [ours, theirs] = await Promise.all([noor.open(team), chloe.open(team)]);
	const waits = 'Noor wrote this before she left';
	await ours.page.route('**/chat?/post', (route) => route.fulfill({ status: 503, body: '' }));
	await ours.write(waits);
	await ours.composer.fill('and began this');
	await expect.poll(() => kept(ours.page)).toEqual([waits]);

	// As when Thijs signed in while this tab slept: it has heard of nothing.
	await noor.context.addCookies(await thijs.context.cookies());
	const answered = await answersTo(ours.page);
	await expect.poll(() => answered, { timeout: 30_000 }).toContain(409);
	await expect(ours.page.getByRole('banner')).toContainText('Thijs', { timeout: 20_000 });
	await expect.poll(() => kept(ours.page)).toEqual([]);
	await expect(ours.message(waits)).toHaveCount(0);
	await expect(ours.composer).toHaveValue('');
	const left = await ours.page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
	expect(left).not.toContain('Noor');
	expect(left).not.toContain('began this');

	await chloe.page.reload();
	await theirs.write('Chloe comes after');
	await theirs.sees('Chloe comes after');
	expect(await theirs.textsFrom('Chloe comes after')).toEqual(['Chloe comes after']);
	await expect(theirs.message(waits)).toHaveCount(0);
});

/** Lets the posts of a page through from now on, and keeps what the product answers, refusals by their own status. */
async function answersTo(page: Page): Promise<number[]> {
	const statuses: number[] = [];
	await page.route('**/chat?/post', async (route) => {
		const response = await route.fetch();
		const { type, status } = (await response.json()) as { type: string; status: number };
		statuses.push(type === 'success' ? 200 : status);
		await route.fulfill({ response });
	});
	return statuses;
}
