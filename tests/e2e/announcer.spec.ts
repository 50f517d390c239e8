import type { Page } from '@playwright/test';
import { startSchoolNetwork } from './schoolNetwork';
import { expect, lostConnection, test } from './stage';

/** What somebody hears who does not see the talk. */
const team = 'Team Poppy';

test('a screen reader says author and text once, in a thread too, nothing of one’s own, and nothing again after a cut', async ({
	stage
}) => {
	stage.tolerate(...lostConnection);
	const network = await startSchoolNetwork();
	const [sanne, maya] = await Promise.all([
		stage.person('student1.enschede', { proxy: { server: network.address } }),
		stage.person('student1.gunn')
	]);
	const sannes = await sanne.open(team);
	const heard: string[] = [];
	const hears = async (words: string) => {
		heard.push(words);
		await expect.poll(() => said(sannes.page), { timeout: 15_000 }).toEqual(heard);
	};
	await listen(sannes.page);
	// The log itself is silent: else every change of a row would be read out.
	await expect(sannes.log).toHaveAttribute('aria-live', 'off');
	expect(await said(sannes.page)).toEqual([]);

	await maya.command(team, 'post', { text: 'Do *you* hear me?' });
	await hears('Maya: Do you hear me?');
	await sannes.write('Loud and clear');
	await expect(sannes.log.getByText(sanne.say('chat_sending'))).toHaveCount(0);
	const asked = sannes.log.getByRole('article').filter({ hasText: 'Do you hear me?' });
	const thread = (await asked.getAttribute('id'))!.replace('message-', '');
	await maya.command(team, 'post', { text: 'In here as well', thread });
	await hears(sanne.say('thread_announce', { name: 'Maya', text: 'In here as well' }));
	await maya.command(team, 'react', { message: thread, kind: 'heart' });
	await maya.command(team, 'post', { text: 'In here as well', thread });
	await hears(sanne.say('thread_announce', { name: 'Maya', text: 'In here as well' }));

	network.unplug('clean');
	await maya.command(team, 'post', { text: 'While you were away' });
	network.plugIn();
	await hears('Maya: While you were away');
	await maya.command(team, 'post', { text: 'And you are back' });
	await hears('Maya: And you are back');
	await stage.clear();
	await network.close();
});

/** Notes down what the polite announcer says, from now on. */
async function listen(page: Page): Promise<void> {
	await page.locator('[aria-live="polite"][aria-atomic="true"]').evaluate((announcer) => {
		const all: string[] = [];
		Reflect.set(window, 'said', all);
		new MutationObserver(() => {
			if (announcer.textContent) all.push(announcer.textContent);
		}).observe(announcer, { childList: true, characterData: true, subtree: true });
	});
}

const said = (page: Page) => page.evaluate(() => Reflect.get(window, 'said') as string[]);
