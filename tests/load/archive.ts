import { eq } from 'drizzle-orm';
import { event, log } from '$lib/server/db/schema/log';
import { message, thread } from '$lib/server/db/schema/talk';
import { newId } from '$lib/server/ids';
import { logBounds } from '$lib/server/log/events';
import { indexText } from '$lib/server/search/entries';
import { mainThreadOf } from '$lib/server/talk/threads';
import { temporaryFolder } from '../support/server';
import { rounded, quantile } from './figures';
import { startOurs } from './servers';
import { ask, textOf } from './speakers';
import { makeWorld, withStore, type LoadWorld, type Store } from './world';

/** How long a space of very many messages takes to open, and a search over even more: 95 of 100 are faster (ms). */
const times = 100;
const perInsert = 500;
/** A word in every text, a part of one, two words, a rare number, words that are nowhere, and the filters. */
const questions = [
	'q=what',
	'q=ass',
	'q=hours+other',
	'q=9741',
	'q=waterschap',
	'q=nine+classe&has=file',
	'q=across&before=2026-01-01'
];

export async function measureArchive(size: {
	big: number;
	others: number;
}): Promise<{ open_100k_ms_p95: number; search_300k_ms_p95: number }> {
	const folder = temporaryFolder();
	const world = await makeWorld(folder, { people: 60, team: 30, big: 50 });
	await fill(folder, world, size);
	const server = await startOurs(folder);
	const headers = { cookie: world.inBig[0]!.cookie, accept: 'application/json' };
	const chat = `/projects/${world.project}/${world.big}/chat/__data.json`;
	const open = await timesOf(() => ask(server.port, chat, headers));
	// One person a search: nobody may ask sixty times a minute.
	const search = await timesOf((turn) => {
		const { cookie } = world.inBig[Math.abs(turn) % world.inBig.length]!;
		const question = questions[Math.abs(turn) % questions.length];
		return ask(server.port, `/search/__data.json?${question}`, { ...headers, cookie });
	});
	return { open_100k_ms_p95: rounded(quantile(open, 0.95)), search_300k_ms_p95: rounded(quantile(search, 0.95)) };
}

async function timesOf(work: (turn: number) => Promise<{ status: number }>): Promise<number[]> {
	const took: number[] = [];
	for (let i = -20; i < times; i++) {
		const began = performance.now();
		const { status } = await work(i);
		if (status !== 200) throw new Error(`It was answered with ${status}`);
		if (i >= 0) took.push(performance.now() - began);
	}
	return took;
}

/** Years of talk, put there as rows: a third in the big space, the rest in the teams. */
async function fill(folder: string, world: LoadWorld, size: { big: number; others: number }): Promise<void> {
	const teams = [...new Set(world.people.map(({ space }) => space))];
	await withStore(folder, async (store) => {
		await fillSpace(store, world, world.big, size.big);
		for (const team of teams) await fillSpace(store, world, team, Math.floor(size.others / teams.length));
		store.writer.pragma('wal_checkpoint(TRUNCATE)');
	});
}

async function fillSpace(store: Store, world: LoadWorld, space: string, count: number): Promise<void> {
	const authors = world.people.filter((person) => person.space === space || space === world.big);
	const began = Date.now() - count * 1_000;
	for (let done = 0; done < count; done += perInsert) {
		await store.write(async (tx) => {
			const threadId = mainThreadOf(space);
			const main = { id: threadId, spaceId: space, ownerKind: 'space', ownerId: space } as const;
			await tx.insert(thread).values(main).onConflictDoNothing();
			const { head } = await logBounds(tx, space);
			const rows = Array.from({ length: Math.min(perInsert, count - done) }, (_, i) => ({
				id: newId(),
				threadId,
				n: head + 1 + i,
				authorId: authors[(done + i) % authors.length]!.id,
				text: textOf(done + i),
				lang: 'en' as const,
				at: began + (done + i) * 1_000
			}));
			await tx.insert(message).values(rows);
			for (const row of rows) await indexText(tx, { ...row, spaceId: space, hasFile: false });
			await tx.insert(event).values(rows.map((row) => eventOf(space, row)));
			await tx
				.update(log)
				.set({ head: head + rows.length })
				.where(eq(log.id, space));
		});
	}
}

function eventOf(space: string, { id, n, authorId, at }: { id: string; n: number; authorId: string; at: number }) {
	const facts = { type: 'message.posted', subject: id, actorId: authorId, schoolId: null, data: {} };
	return { logId: space, n, at, ...facts, clientId: null, commandHash: null };
}
