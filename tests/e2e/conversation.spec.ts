import { startSchoolNetwork } from './schoolNetwork';
import { expect, lostConnection, test, type Stage } from './stage';
import type { Talk } from './talk';

/** The point of it all: two students and two teachers, in their own zones and languages, talk in a team's space. */
const team = 'Team Poppy';
const cast = {
	sanne: 'student1.enschede',
	maya: 'student1.gunn',
	deWit: 'teacher.enschede',
	rivera: 'teacher.gunn'
} as const;
const shownNames = ['Sanne', 'Maya', 'Mw. De Wit', 'Ms Rivera'];

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

const lines = [
	{ line: 'a line that ended', how: 'clean', allowsWebSockets: true },
	{ line: 'a line that only went silent', how: 'halfOpen', allowsWebSockets: true },
	{ line: 'a line that lets no WebSocket through', how: 'clean', allowsWebSockets: false }
] as const;

for (const { line, how, allowsWebSockets } of lines) {
	test(`whoever comes back after ${line} has everything once and in order, and nothing that was hidden`, async ({
		stage
	}) => {
		stage.tolerate(...lostConnection);
		const network = await startSchoolNetwork(allowsWebSockets);
		const talks = await everybody(stage, { maya: { proxy: { server: network.address } } });
		const missed = Array.from({ length: 5 }, (_, index) => `missed ${index} (${line})`);
		const before = `before the cut (${line})`;
		await talks.sanne.write(before);
		await talks.maya.sees(before);
		expect(network.webSockets.opened > 0).toBe(allowsWebSockets);
		expect(network.webSockets.refused > 0).toBe(!allowsWebSockets);

		await talks.maya.page.context().setOffline(true);
		network.unplug(how);
		for (const text of missed) {
			await talks.sanne.write(text);
			await talks.rivera.sees(text);
		}
		await talks.rivera.hide(missed[2]!);
		await expect(talks.sanne.message(missed[2]!)).toHaveCount(0);
		const own = `written in a tunnel (${line})`;
		await talks.maya.write(own);
		expect(await talks.maya.textsFrom(before)).toEqual([before, own]);

		network.plugIn();
		await talks.maya.page.context().setOffline(false);
		const kept = [before, ...missed.filter((_, index) => index !== 2), own];
		await expect.poll(() => talks.maya.textsFrom(before), { timeout: 20_000 }).toEqual(kept);
		await expect.poll(() => talks.sanne.textsFrom(before)).toEqual(kept);
		// The teachers keep what was hidden.
		await expect.poll(() => talks.deWit.textsFrom(before)).toEqual([before, ...missed, own]);
		await stage.clear();
		await network.close();
	});
}

test('a server that dies and comes back costs nobody a message or a reload', async ({ stage }) => {
	stage.tolerate(...lostConnection);
	const talks = await everybody(stage);
	const first = 'before the server died';
	await talks.sanne.write(first);
	await Promise.all(Object.values(talks).map((talk) => talk.sees(first)));
	for (const { page } of Object.values(talks)) await page.evaluate(() => Reflect.set(window, 'neverReloaded', true));

	await stage.product.kill();
	await talks.sanne.write('during the outage, Sanne');
	await talks.maya.write('during the outage, Maya');
	await stage.product.startAgain();
	const last = 'after it came back';
	await talks.rivera.write(last);

	for (const talk of Object.values(talks)) {
		await expect
			.poll(async () => (await talk.textsFrom(first)).toSorted(), { timeout: 20_000 })
			.toEqual([last, first, 'during the outage, Maya', 'during the outage, Sanne'].toSorted());
	}
	const orders = await Promise.all(Object.values(talks).map((talk) => talk.textsFrom(first)));
	expect(new Set(orders.map((order) => order.join()))).toHaveProperty('size', 1);
	for (const { page } of Object.values(talks)) {
		expect(await page.evaluate(() => Reflect.get(window, 'neverReloaded') as unknown)).toBe(true);
	}
});

async function talkInTurn(talks: Record<string, Talk>, words: string): Promise<void> {
	const said = Object.keys(talks).map((name) => `${name} ${words}`);
	for (const [index, talk] of Object.values(talks).entries()) {
		await talk.write(said[index]!);
		await Promise.all(Object.values(talks).map((one) => one.sees(said[index]!, 1_000)));
	}
	for (const talk of Object.values(talks)) expect(await talk.textsFrom(said[0]!)).toEqual(said);
}

/** All four open the team's space, and wait until each is there for each. */
async function everybody(
	stage: Stage,
	options: Partial<Record<keyof typeof cast, Parameters<Stage['person']>[1]>> = {}
): Promise<Record<keyof typeof cast, Talk>> {
	const enter = async (who: keyof typeof cast) => (await stage.person(cast[who], options[who])).open(team);
	const [sanne, maya, deWit, rivera] = await Promise.all([
		enter('sanne'),
		enter('maya'),
		enter('deWit'),
		enter('rivera')
	]);
	const talks = { sanne, maya, deWit, rivera };
	await Promise.all(Object.values(talks).map((talk) => talk.seesHere(...shownNames)));
	return talks;
}
