import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { tellHeads } from '$lib/server/realtime/server';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { closeListeners, listenAs } from '../../support/listener';
import { startTestServer, type TestServer } from '../../support/realtimeServer';
import { freshStore } from '../../support/store';
import { until } from '../../support/until';
import { allowedTold, wrongWith } from './allowed';

/** The one thing told that takes 25 seconds to come: asked for at once, of a server in this process. */
freshStore();
let cast: Cast;
let server: TestServer;

beforeAll(async () => {
	cast = await castOfTheDemo();
	server = await startTestServer();
});
afterEach(closeListeners);
afterAll(() => server.close());

test('everybody is told the heads of their own spaces, and of no others', async () => {
	const { spaces, people } = cast;
	const mine: [string, string[]][] = [
		['student1.enschede', ['common', 'Team Poppy']],
		['student3.gunn', ['common', 'Team Heron']],
		['outsider.enschede', ['outside']],
		['coordinator', []],
		['teacher.gunn', Object.keys(spaces).filter((name) => name !== 'outside')]
	];
	for (const [name, names] of mine) {
		const listener = await listenAs(server, people[name]!);
		await tellHeads(server.io);
		await until('the heads come', () => listener.of('heads').length > 0);
		const [heads] = listener.of('heads');
		expect(wrongWith(allowedTold.heads, heads), name).toEqual([]);
		expect(Object.keys(heads as object).sort(), name).toEqual(names.map((one) => spaces[one]!).sort());
	}
});
