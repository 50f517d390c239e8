import type { Page } from '@playwright/test';
import { kept } from './kept';
import { expect, lostConnection, test } from './stage';
import type { Talk } from './talk';

/** What is written and not sent: it waits over a lost line, a reload, a closed tab and a dead server, and goes out once. */
const team = 'Team Acorn';

test('what is written without a line survives a closed tab, and goes out by itself from whatever page is opened next', async ({
	stage
}) => {
	stage.tolerate(...lostConnection);
	const [noor, chloe] = await Promise.all([stage.person('student5.enschede'), stage.person('student5.gunn')]);
	const [ours, theirs] = await Promise.all([noor.open(team), chloe.open(team)]);
	const [first, second] = ['closed tab, one', 'closed tab, two'];
	await noor.context.setOffline(true);
	await ours.write(first);
	await ours.write(second);
	await expect(ours.page.getByText(noor.say('chat_offline_waiting', { count: 2 }))).toBeVisible({ timeout: 15_000 });
	await ours.page.close();

	await noor.context.setOffline(false);
	const home = await noor.context.newPage();
	await home.goto('/');
	await theirs.sees(first);
	await theirs.sees(second);
	expect(await theirs.textsFrom(first)).toEqual([first, second]);
	await expect.poll(() => kept(home)).toEqual([]);
});

test('after a reload what waits stands in the talk as before, and then once among the others', async ({ stage }) => {
	stage.tolerate(...lostConnection);
	const noor = await stage.person('student5.enschede');
	const talk = await noor.open(team);
	await cutPosts(talk.page);
	const texts = ['over a reload, one', 'over a reload, two'];
	for (const text of texts) await talk.write(text);
	await expect(talk.page.getByText(noor.say('chat_waiting')).first()).toBeVisible();
	await talk.page.reload();
	expect(await untilShown(talk, texts)).toEqual(texts);
	await expect(talk.composer).toHaveValue('');

	await talk.page.unroute('**/chat?/post');
	await expect(talk.page.getByText(noor.say('chat_waiting'))).toHaveCount(0, { timeout: 20_000 });
	expect(await untilShown(talk, texts)).toEqual(texts);
});

test('two tabs show the same, and each message is sent by one of them, once and in order, over a dying server', async ({
	stage
}) => {
	stage.tolerate(...lostConnection);
	const [noor, chloe] = await Promise.all([stage.person('student5.enschede'), stage.person('student5.gunn')]);
	const [one, theirs] = await Promise.all([noor.open(team), chloe.open(team)]);
	const two = await noor.open(team, await noor.context.newPage());
	const arrived: string[] = [];
	noor.context.on('response', (response) => {
		const text = /name="text"\r\n\r\n(.*)\r\n/.exec(response.request().postData() ?? '')?.[1];
		if (response.url().endsWith('?/post') && text) arrived.push(text);
	});
	await stage.product.kill();
	const texts = Array.from({ length: 6 }, (_, index) => `two tabs, ${index}`);
	for (const [index, text] of texts.entries()) {
		await (index % 2 === 0 ? one : two).write(text);
		await Promise.all([one, two].map((talk) => talk.sees(text)));
	}
	for (const talk of [one, two]) expect(await talk.textsFrom(texts[0]!)).toEqual(texts);
	await stage.product.startAgain();

	await theirs.sees(texts.at(-1)!, 30_000);
	for (const talk of [theirs, one, two]) {
		await expect.poll(() => talk.textsFrom(texts[0]!)).toEqual(texts);
		await expect(talk.page.getByText(noor.say('chat_sending'))).toHaveCount(0);
	}
	await expect.poll(() => kept(one.page)).toEqual([]);
	expect(arrived).toEqual(texts);
});

test('after ten minutes it is a draft, which goes out only when its writer says so, and then once', async ({
	stage
}) => {
	stage.tolerate(...lostConnection);
	const [noor, chloe] = await Promise.all([stage.person('student5.enschede'), stage.person('student5.gunn')]);
	const theirs = await chloe.open(team);
	await noor.page.clock.install();
	const ours = await noor.open(team);
	const [again, gone, other] = ['ten minutes, again', 'ten minutes, gone', 'ten minutes, edited'];
	await noor.context.setOffline(true);
	for (const text of [again, gone, other]) await ours.write(text);
	const late = ours.page.getByText(noor.say('error_outbox_late'));
	await noor.page.clock.runFor(9 * 60_000);
	await expect(late).toHaveCount(0);
	await noor.page.clock.runFor(2 * 60_000);
	await expect(late).toHaveCount(3);
	await noor.context.setOffline(false);
	await noor.page.clock.runFor(60_000);
	await expect(late).toHaveCount(3);
	await ours.page.reload();
	await expect(late).toHaveCount(3);

	const act = (text: string, key: 'chat_retry' | 'chat_discard' | 'outbox_edit') =>
		ours
			.message(text)
			.getByRole('button', { name: noor.say(key), exact: true })
			.click();
	await act(gone, 'chat_discard');
	await act(other, 'outbox_edit');
	await expect(ours.composer).toHaveValue(other);
	await act(again, 'chat_retry');
	await theirs.sees(again);
	await ours.composer.fill(`${other} once`);
	await ours.composer.press('Enter');
	await theirs.sees(`${other} once`);
	expect(await theirs.textsFrom(again)).toEqual([again, `${other} once`]);
	await expect.poll(() => kept(ours.page)).toEqual([]);
});

test('a message whose answer was lost is not called unsent: it stands once, whatever its writer does', async ({
	stage
}) => {
	stage.tolerate(...lostConnection);
	const [noor, chloe] = await Promise.all([stage.person('student5.enschede'), stage.person('student5.gunn')]);
	const theirs = await chloe.open(team);
	await noor.page.clock.install();
	const line = await oneWayLine(noor.page);
	const ours = await noor.open(team);
	line.isOneWay = true;
	await ours.write('the answer is lost');
	await theirs.sees('the answer is lost');
	await noor.page.clock.runFor(11 * 60_000);
	await expect(ours.page.getByText(noor.say('outbox_unsure'))).toBeVisible();
	await noor.page.getByRole('button', { name: noor.say('chat_retry'), exact: true }).click();
	line.isOneWay = false;
	await noor.page.clock.runFor(60_000);
	await expect.poll(() => kept(ours.page)).toEqual([]);
	expect(await ours.textsFrom('the answer is lost')).toEqual(['the answer is lost']);
	expect(await theirs.textsFrom('the answer is lost')).toEqual(['the answer is lost']);
});

test('what is begun survives a reload and a closed tab, and two tabs never write over each other', async ({
	stage
}) => {
	const noor = await stage.person('student5.enschede');
	const one = await noor.open(team);
	await one.composer.fill('begun in one tab');
	await one.page.reload();
	await expect(one.composer).toHaveValue('begun in one tab');
	const two = await noor.open(team, await noor.context.newPage());
	await expect(two.composer).toHaveValue('');
	await two.composer.fill('begun in another');
	await one.page.reload();
	await expect(one.composer).toHaveValue('begun in one tab');
	await one.page.close();
	await two.page.close();
	const three = await noor.open(team, await noor.context.newPage());
	await expect(three.composer).toHaveValue(/^(begun in one tab\nbegun in another|begun in another\nbegun in one tab)$/);
	await three.composer.fill('');
	await three.page.reload();
	await expect(three.composer).toHaveValue('');
});

test('a browser that keeps nothing for us still sends what waits, once, and over a reload too', async ({ stage }) => {
	stage.tolerate(...lostConnection);
	const noor = await stage.person('student5.enschede');
	await noor.context.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
	const talk = await noor.open(team);
	await cutPosts(talk.page);
	await talk.write('kept by the tab alone');
	await expect(talk.page.getByText(noor.say('chat_waiting'))).toBeVisible();
	await talk.page.reload();
	await talk.sees('kept by the tab alone');
	await talk.page.unroute('**/chat?/post');
	await expect(talk.page.getByText(noor.say('chat_waiting'))).toHaveCount(0, { timeout: 20_000 });
	await talk.sees('kept by the tab alone');
});

/** A line on which the server hears everything and the page nothing, as long as it is one-way. */
async function oneWayLine(page: Page): Promise<{ isOneWay: boolean }> {
	const line = { isOneWay: false };
	await page.routeWebSocket(/\/ws\//, (socket) => {
		const server = socket.connectToServer();
		server.onMessage((message) => {
			if (!line.isOneWay) socket.send(message);
		});
	});
	await page.route(/./, async (route) => {
		if (!line.isOneWay) return route.continue();
		await route.fetch().catch(() => undefined);
		await route.abort();
	});
	return line;
}

async function cutPosts(page: Page): Promise<void> {
	await page.route('**/chat?/post', (route) => route.abort());
}

/** Those of the texts that stand in the talk, in order, once all are there. */
async function untilShown(talk: Talk, texts: string[]): Promise<string[]> {
	for (const text of texts) await talk.sees(text);
	return (await talk.textsFrom(texts[0]!)).slice(0, texts.length + 1);
}
