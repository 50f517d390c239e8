import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { talkPace } from '$lib/schemas/limits';
import { wordsIn } from '../e2e/words';
import { holdingsOf } from '../support/dataFolder';
import { post, signIn, startServer, stopServers, type RunningServer } from '../support/server';

/** How fast one person may talk, against the production server with its own settings. */
let server: RunningServer;
let cookie: string;
beforeAll(async () => {
	server = await startServer({ env: { KLASBRUG_TALK_BURST: undefined } });
	cookie = await signIn(server, 'student1.enschede');
});
afterAll(stopServers);

test('two hundred parallel posts of one person let through no more than the bucket, and say how long to wait', async () => {
	const commands: string[] = Array.from({ length: 200 }, () => randomUUID());
	const began = performance.now();
	const answers = await Promise.all(commands.map((command) => say(command)));
	const filled = Math.ceil(((performance.now() - began) / 1_000) * talkPace.perSecond);
	const through = commands.filter((_, i) => answers[i]!.type === 'success');
	expect(through.length).toBeGreaterThanOrEqual(talkPace.burst);
	expect(through.length).toBeLessThanOrEqual(talkPace.burst + filled);
	for (const answer of answers.filter(({ type }) => type !== 'success')) {
		expect(answer).toMatchObject({ type: 'failure', status: 429, key: 'error_too_fast' });
		expect(answer.data.text).toBe(wordsIn('nl')('error_too_fast', { seconds: 1 }));
	}
	const stored = holdingsOf(server.dataDir).posted.filter(({ command }) => commands.includes(command));
	expect(stored.map(({ command }) => command).sort()).toEqual([...through].sort());

	const repeated = await Promise.all(through.map((command) => say(command)));
	expect(repeated.every(({ type }) => type === 'success')).toBe(true);
});

test('somebody else writes on meanwhile', async () => {
	const other = await signIn(server, 'student1.gunn');
	const answer = await say(randomUUID(), other, 'student1.gunn');
	expect(answer.type).toBe('success');
});

function say(command: string, by = cookie, name = 'student1.enschede') {
	const { project, spaces, people } = server.world;
	const fields = { command, writer: people[name]!, text: 'quick' };
	return post(server, by, `/projects/${project}/${spaces['Team Poppy']}/chat?/post`, fields);
}
