import { afterEach, describe, expect, test } from 'vitest';
import type { Heads, Since } from '../../src/lib/realtime/events';
import { crowdOn, factsOf, isAcknowledged, isUnavailable, messagesOf, sendAll, type Sent } from '../support/crowd';
import { holdingsOf } from '../support/dataFolder';
import { kindsOfDisk, type SmallDisk } from '../support/fullDisk';
import { demoFolder, demoPassword, getJson, post, refusedStart, startServer, stopServers } from '../support/server';

let disk: SmallDisk;
afterEach(async () => {
	await stopServers();
	disk.remove();
});

describe.each(kindsOfDisk)('a data folder on $name', ({ make }) => {
	test('that is full keeps the server from starting, which says so in one sentence, and starts with space', async () => {
		disk = make();
		await demoFolder(disk.folder);
		// A child takes over its parent's limits.
		disk.fill(process.pid);
		const refused = await refusedStart({ dataDir: disk.folder });
		disk.free(process.pid);
		expect(refused.code).toBe(1);
		expect(refused.output.trim().split('\n')).toHaveLength(1);
		expect(refused.output).toContain(`the data folder ${disk.folder} `);
		expect((await startServer({ dataDir: disk.folder })).isAlive()).toBe(true);
	});

	test('that fills up in the middle of a batch refuses what it cannot keep, goes on reading, and takes new writes once there is space', async () => {
		disk = make();
		const server = await startServer({ dataDir: await demoFolder(disk.folder) });
		const crowd = await crowdOn(server);
		const { cookie, spaces } = crowd[0]!;
		const space = `/projects/${server.world.project}/${spaces[0]}`;

		let isFull = false;
		const sent: Sent[] = [];
		// The write-ahead log may have room left that it owns already: a few waves may pass.
		for (let wave = 0; wave < 20 && !sent.some(isUnavailable); wave++) {
			const answers = await sendAll(server, messagesOf(crowd, 100, 3_900), (acknowledged) => {
				if (acknowledged < 10 || isFull) return;
				isFull = true;
				disk.fill(server.pid);
			});
			sent.push(...answers);
		}
		const [kept, refused] = [sent.filter(isAcknowledged), sent.filter(isUnavailable)];
		expect(kept.length).toBeGreaterThanOrEqual(10);
		expect(refused.length).toBeGreaterThan(0);
		expect(kept.length + refused.length, 'every write is answered, with yes or no').toBe(sent.length);

		const page = await fetch(`${server.origin}${space}/chat`, { headers: { cookie, accept: 'text/html' } });
		expect(page.status).toBe(200);
		expect(await page.text()).toContain('<html');
		const since = await getJson<Since>(server, cookie, `${space}/since?n=0`);
		const heads = await getJson<Heads>(server, cookie, '/heads');
		expect(heads.spaces.find((one) => one.space === spaces[0])?.head).toBe(since.head);
		const signIn = () => post(server, '', '/login', { name: 'student8.gunn', password: demoPassword });
		let signedIn = await signIn();
		// It writes so little that some find room where the refused batch had been.
		for (let turn = 0; turn < 300 && signedIn.status === 303; turn++) signedIn = await signIn();
		expect(signedIn).toMatchObject({ status: 503, key: 'error_unavailable' });
		expect(server.isAlive()).toBe(true);
		expectExactly(kept);

		disk.free(server.pid);
		const later = await sendAll(server, [...messagesOf(crowd, 8), ...refused]);
		expect(later.filter(isAcknowledged), 'new ones, and the refused ones again').toHaveLength(8 + refused.length);
		expectExactly([...kept, ...later]);
		expect((await server.end('SIGTERM')).code).toBe(0);
		expectExactly([...kept, ...later]);
	});
});

/** The folder holds these messages, each once, whole, and no other one of this test. */
function expectExactly(messages: Sent[]): void {
	const found = holdingsOf(disk.folder);
	expect(found).toMatchObject({ damage: [], holes: [], halves: [] });
	const bySent = found.posted.filter(({ text }) => /^\d+ x+$/.test(text));
	const facts = (rows: ({ n: number; message: string } | null)[]) =>
		rows.map((row) => `${row?.message} ${row?.n}`).sort();
	expect(facts(bySent)).toEqual(facts(messages.map(factsOf)));
}
