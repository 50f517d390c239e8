import { expect, test } from 'vitest';
import { tellHeads } from '$lib/server/realtime/server';
import { as, cast, goLive, server } from '../../support/live';
import { until } from '../../support/until';
import { allowedTold, wrongWith } from './allowed';

/** The one thing told that takes 25 seconds to come: asked for at once, of a server in this process. */
goLive();

test('everybody is told the heads of their own spaces, and of no others', async () => {
	const { spaces } = cast;
	const mine: [string, string[]][] = [
		['student1.enschede', ['common', 'Team Poppy']],
		['student3.gunn', ['common', 'Team Heron']],
		['outsider.enschede', ['outside']],
		['coordinator', []],
		['teacher.gunn', Object.keys(spaces).filter((name) => name !== 'outside')]
	];
	for (const [name, names] of mine) {
		const listener = await as(name);
		await tellHeads(server.io);
		await until('the heads come', () => listener.of('heads').length > 0);
		const [heads] = listener.of('heads');
		expect(wrongWith(allowedTold.heads, heads), name).toEqual([]);
		expect(Object.keys(heads as object).sort(), name).toEqual(names.map((one) => spaces[one]!).sort());
	}
});
