import { expect, test } from './stage';

/** The chat on a phone, 390 px wide, with a keyboard on the screen that takes half of it. */
const team = 'Team Poppy';
const phone = { width: 390, height: 844 };
const keyboard = 424;

test('with the keyboard up the box, its buttons and the newest message stay in view, whatever the browser does', async ({
	stage
}) => {
	const [sanne, maya] = await Promise.all([
		stage.person('student1.enschede', { viewport: phone, hasTouch: true }),
		stage.person('student1.gunn')
	]);
	const talk = await sanne.open(team);
	await talk.toNow();
	const asks = talk.page.getByRole('button', { name: sanne.say('write_ask') });
	// A word, not a sign that could mean help.
	await expect(asks).toHaveText(sanne.say('write_ask'));
	await expect(asks).toBeInViewport({ ratio: 1 });
	await maya.command(team, 'post', { text: 'Are you on your phone?' });
	await talk.sees('Are you on your phone?');

	await talk.composer.tap();
	await talk.page.setViewportSize({ ...phone, height: phone.height - keyboard });
	await talk.page.keyboard.type('Yes, on the bus');
	const send = talk.page.getByRole('button', { name: sanne.say('chat_send') });
	for (const part of [talk.composer, send, asks, talk.message('Are you on your phone?')]) {
		await expect(part).toBeInViewport({ ratio: 1 });
	}
	await send.tap();
	await expect(talk.message('Yes, on the bus')).toBeInViewport({ ratio: 1 });
	await expect(talk.composer).toBeFocused();

	// Safari leaves the window as high as it was, and only shows less of it.
	await talk.page.setViewportSize(phone);
	await expect(talk.page.getByRole('banner')).toHaveCount(1);
	await talk.page.evaluate((height) => {
		Object.defineProperty(visualViewport!, 'height', { configurable: true, value: height });
		visualViewport!.dispatchEvent(new Event('resize'));
	}, phone.height - keyboard);
	const lowest = () => send.evaluate((button) => button.getBoundingClientRect().bottom);
	await expect.poll(lowest).toBeLessThanOrEqual(phone.height - keyboard);
});

test('a thread lies over the talk: what comes behind it is not read until it is closed', async ({ stage }) => {
	const [sanne, maya] = await Promise.all([
		stage.person('student1.enschede', { viewport: phone }),
		stage.person('student1.gunn')
	]);
	await maya.command(team, 'post', { text: 'Open my thread' });
	await stage.product.readAll(sanne.name, team);
	const talk = await sanne.open(team);
	await talk.toNow();
	await talk.message('Open my thread').hover();
	await talk
		.message('Open my thread')
		.getByRole('link', { name: sanne.say('row_reply_label', { name: 'Maya' }) })
		.click();
	await expect(talk.page.locator('#thread-composer')).toBeFocused();
	await maya.command(team, 'post', { text: 'Said behind it' });
	await expect(talk.page.getByText('Said behind it', { exact: true })).toBeHidden();
	await expect(talk.page.getByText('Said behind it', { exact: true })).toBeAttached();
	// Leaving tells the server what was read.
	await talk.page.goto('/');
	const row = talk.page.getByRole('main').getByRole('link', { name: team }).last();
	await expect(row).toContainText('1');
	await expect(row).toContainText('ongelezen');

	await row.click();
	await expect(talk.message('Said behind it')).toBeInViewport();
	await talk.page.goto('/');
	await expect(row).not.toContainText('ongelezen');
});
