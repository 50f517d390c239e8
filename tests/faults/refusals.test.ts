import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
	demoFolder,
	refusedStart,
	startServer,
	stopServers,
	temporaryFolder,
	type Ending,
	type RunningServer
} from '../support/server';

let running: RunningServer;
beforeAll(async () => {
	running = await startServer();
});
afterAll(stopServers);

/** One sentence on one line, and an exit code that says that nothing was started. */
function expectOneSentence({ code, output }: Ending, sentence: RegExp): void {
	expect(output.trim().split('\n')).toHaveLength(1);
	expect(output).toMatch(sentence);
	expect(code).toBe(1);
}

describe('a server that cannot do its work does not start, and says why in one sentence', () => {
	test('when another one runs on its data folder, which goes on undisturbed', async () => {
		const ending = await refusedStart({ dataDir: running.dataDir });
		expectOneSentence(ending, /^Another Klasbrug is already running on the data folder .+\. Stop it first\.$/m);
		expect(ending.output).toContain(running.dataDir);
		expect(running.isAlive()).toBe(true);
		expect((await fetch(`${running.origin}/login`)).status).toBe(200);
	});

	test('when its port is taken', async () => {
		const ending = await refusedStart({ dataDir: await demoFolder(), port: running.port });
		expectOneSentence(ending, new RegExp(`^Port ${running.port} cannot be used \\(EADDRINUSE\\)`));
	});

	test.each([
		['http://klasbrug.example.org', /^ORIGIN must begin with https:/],
		['http://192.168.1.20:3000', /^ORIGIN must begin with https:/],
		['http://127.0.0.1.example.org', /^ORIGIN must begin with https:/],
		['klasbrug.example.org', /^ORIGIN must be an address like https:/]
	])('when people would reach it at %s, where passwords cross the network in the clear', async (ORIGIN, sentence) => {
		expectOneSentence(await refusedStart({ dataDir: temporaryFolder(), env: { ORIGIN } }), sentence);
	});

	test('when its data folder is no folder', async () => {
		const file = join(temporaryFolder(), 'data');
		writeFileSync(file, '');
		expectOneSentence(await refusedStart({ dataDir: file }), /^The data folder .+ cannot be used \(\w+\)/);
	});

	test('when the database is none', async () => {
		const folder = temporaryFolder();
		writeFileSync(join(folder, 'klasbrug.sqlite'), 'this is no database, whatever its name says'.repeat(50));
		expectOneSentence(
			await refusedStart({ dataDir: folder }),
			/^The database in the data folder .+ cannot be used \(SQLITE_NOTADB/
		);
	});
});
