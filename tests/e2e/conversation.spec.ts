import { everybody } from './everybody';
import { startSchoolNetwork } from './schoolNetwork';
import { expect, lostConnection, test } from './stage';
import type { Talk } from './talk';

/** The point of it all: two students and two teachers, in their own zones and languages, talk in a team's space. */

test('two students and two teachers talk, and each sees each within a second', async ({ stage }) => {
	const talks = await everybody(stage);
	expect(await talks.maya.page.locator('html').getAttribute('lang')).toBe('en');
	expect(await talks.sanne.page.locator('html').getAttribute('lang')).toBe('nl');
	await talkInTurn(talks, 'says hello');
});

test('where a school blocks WebSockets, they talk and see each other within a second all the same', async ({
	stage
}) => {
	stage.tolerate(...lostConnection);
	const network = await startSchoolNetwork(false);
	const blocked = { proxy: { server: network.address } };
	const talks = await everybody(stage, { sanne: blocked, maya: blocked, deWit: blocked, rivera: blocked });
	await talkInTurn(talks, 'says hello without a socket');
	await talks.deWit.hide('maya says hello without a socket');
	await expect(talks.sanne.message('maya says hello without a socket')).toHaveCount(0, { timeout: 1_000 });
	expect(network.webSockets.opened).toBe(0);
	await stage.clear();
	await network.close();
});

async function talkInTurn(talks: Record<string, Talk>, words: string): Promise<void> {
	const said = Object.keys(talks).map((name) => `${name} ${words}`);
	for (const [index, talk] of Object.values(talks).entries()) {
		await talk.write(said[index]!);
		await Promise.all(Object.values(talks).map((one) => one.sees(said[index]!, 1_000)));
	}
	for (const talk of Object.values(talks)) expect(await talk.textsFrom(said[0]!)).toEqual(said);
}
