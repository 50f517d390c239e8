import { everybody } from './everybody';
import { startSchoolNetwork } from './schoolNetwork';
import { expect, lostConnection, test } from './stage';

/** A line that goes and comes back, and what four people have said meanwhile. A server that dies: restart.spec.ts. */
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
