import SqliteDatabase from 'better-sqlite3';
import { join } from 'node:path';
import { startHostileProxy } from '../support/hostile-proxy';
import { startSchoolNetwork } from './schoolNetwork';
import { expect, lostConnection, test } from './stage';

/** Two tabs of one person share an outbox, on the line of tests/realtime/hostile-proxy.test.ts. */
const team = 'Team Acorn';
const texts = Array.from({ length: 16 }, (_, index) => `on a bad line, ${index}`);

test('what two tabs write on a line that is cut all the time, over a dying server, arrives once, in order, and all of it', async ({
	stage
}) => {
	test.setTimeout(180_000);
	stage.tolerate(...lostConnection);
	const network = await startSchoolNetwork();
	const line = await startHostileProxy(Number(new URL(network.address).port), 20_261_126);
	const bad = { proxy: { server: `http://127.0.0.1:${line.port}` } };
	const [noor, chloe] = await Promise.all([stage.person('student5.enschede', bad), stage.person('student5.gunn')]);
	const [one, theirs] = await Promise.all([noor.open(team), chloe.open(team)]);
	const two = await noor.open(team, await noor.context.newPage());
	const tabs = [one, two];
	line.turnHostile(200);
	for (const [index, text] of texts.entries()) {
		if (index === texts.length / 2) await stage.product.kill();
		await tabs[index % 2]!.write(text);
		// The other tab is told before anything is written there: so there is one order for both.
		for (const talk of tabs) await talk.sees(text);
	}
	await stage.product.startAgain();

	await theirs.sees(texts.at(-1)!, 90_000);
	for (const talk of tabs) {
		await expect(talk.page.getByText(noor.say('chat_sending'))).toHaveCount(0, { timeout: 60_000 });
		await expect(talk.page.getByText(noor.say('chat_waiting'))).toHaveCount(0, { timeout: 60_000 });
	}
	await expect.poll(() => Math.min(line.cuts.clean, line.cuts.halfOpen), { timeout: 60_000 }).toBeGreaterThan(2);
	line.turnKind();
	for (const talk of [theirs, ...tabs]) {
		await expect.poll(() => talk.textsFrom(texts[0]!), { timeout: 60_000 }).toEqual(texts);
	}
	expect(posted(stage.product.dataDir)).toEqual(texts);
	await stage.clear();
	await line.close();
	await network.close();
});

/** What the log holds of it, in its order. */
function posted(dataDir: string): string[] {
	const database = new SqliteDatabase(join(dataDir, 'klasbrug.sqlite'), { readonly: true });
	try {
		const query = `select m.text from event e join message m on m.id = e.subject
			where e.type = 'message.posted' and m.text glob 'on a bad line*' order by e.n`;
		return database.prepare<[], string>(query).pluck().all();
	} finally {
		database.close();
	}
}
