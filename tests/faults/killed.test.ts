import { afterEach, expect, test } from 'vitest';
import { crowdOn, factsOf, isAcknowledged, messagesOf, sendAll, type Sent } from '../support/crowd';
import { holdingsOf } from '../support/dataFolder';
import { startServer, stopServers } from '../support/server';

afterEach(stopServers);

const commandsOf = (sent: Sent[]) => sent.map(({ command }) => command).sort();

test.each([1, 40, 90])(
	'killed after %i of 200 acknowledged writes, the server has every one of them and no hole',
	async (moment) => {
		const server = await startServer();
		const written = messagesOf(await crowdOn(server), 200);
		let killed: Promise<unknown> | undefined;
		const sent = await sendAll(server, written, (acknowledged) => {
			if (acknowledged >= moment) killed ??= server.end('SIGKILL');
		});
		await killed;
		const acknowledged = sent.filter(isAcknowledged);
		expect(acknowledged.length).toBeGreaterThanOrEqual(moment);
		expect(acknowledged.length, 'the kill came in the middle').toBeLessThan(200);

		const found = holdingsOf(server.dataDir);
		expect(found).toMatchObject({ damage: [], holes: [], halves: [] });
		const there = new Map(found.posted.map((row) => [row.command, row]));
		for (const one of acknowledged) {
			expect(there.get(one.command)).toMatchObject({ space: one.space, text: one.text, ...factsOf(one) });
		}

		const again = await startServer({ dataDir: server.dataDir, port: server.port });
		const repeated = await sendAll(again, sent);
		expect(repeated.filter(isAcknowledged), 'the same login sessions, the same commands').toHaveLength(200);
		const second = new Map(repeated.map((one) => [one.command, factsOf(one)]));
		for (const one of acknowledged) expect(second.get(one.command)).toEqual(factsOf(one));
		expect((await again.end('SIGTERM')).code).toBe(0);

		const whole = holdingsOf(server.dataDir);
		expect(whole).toMatchObject({ damage: [], holes: [], halves: [] });
		const ours = new Set(commandsOf(written));
		const posted = whole.posted.map(({ command }) => command).filter((command) => ours.has(command));
		expect(posted.sort(), 'each message once').toEqual(commandsOf(written));
	}
);
