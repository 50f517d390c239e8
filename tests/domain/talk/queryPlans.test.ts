import SqliteDatabase from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { engine } from '$lib/server/db/dialect';
import { heads } from '$lib/server/frames/heads';
import { since } from '$lib/server/frames/since';
import { markRead } from '$lib/server/projects/readMarks';
import { termsOf } from '$lib/server/search/terms';
import { postMessage } from '$lib/server/talk/messages';
import { searchTalk, type SearchAsked } from '$lib/server/talk/search';
import { threadOf } from '$lib/server/talk/threads';
import { openingWindow, talkWindow } from '$lib/server/talk/windows';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';

/**
 * How SQLite goes about the queries that run all day, as it says itself: along an index, however much has been written.
 * With few rows a table that is read from end to end costs nothing, and no other test would notice.
 */
const prepare = vi.spyOn(SqliteDatabase.prototype, 'prepare');
freshStore();

let cast: Cast;
beforeAll(async () => {
	cast = await castOfTheDemo();
});

type Connection = SqliteDatabase.Database;

interface Query {
	source: string;
	/** A line for each step of the plan. */
	plan: string[];
}

/** The queries that `work` asks and nothing asked before it in this file. */
async function queriesOf(work: () => Promise<unknown>): Promise<Query[]> {
	prepare.mockClear();
	await work();
	const asked = prepare.mock.calls.map(([source], i) => ({ source, on: prepare.mock.contexts[i] as Connection }));
	return asked.map(({ source, on }) => {
		const values = [...source.matchAll(/\?/g)].map(() => null);
		const steps = on.prepare<null[], { detail: string }>(`explain query plan ${source}`).all(...values);
		return { source, plan: steps.map(({ detail }) => detail) };
	});
}

/**
 * Steps that read a whole table, and those that sort before a limit: then all is read for a few. The full-text index
 * is "scanned" for what an entry has to hold (M).
 */
function slowSteps(queries: Query[]): string[] {
	const isSlow = (source: string, step: string) =>
		(step.startsWith('SCAN ') && !/^SCAN search_text_\d+ VIRTUAL TABLE INDEX \d+:M/.test(step)) ||
		(step.includes('TEMP B-TREE') && source.includes(' limit '));
	return queries.flatMap(({ source, plan }) => plan.filter((step) => isSlow(source, step)));
}

const everything: SearchAsked = {
	terms: termsOf('water turbine'),
	...{ from: null, in: null, hasFile: false, before: null, since: null, without: [], beyond: null }
};

describe.runIf(engine === 'sqlite')('along an index, and without sorting, runs', () => {
	it('a search, with every filter', async () => {
		const viewer = await cast.viewer('student1.enschede');
		const author = (await cast.viewer('student1.gunn')).id;
		const filters: Partial<SearchAsked>[] = [
			...[{}, { from: author }, { hasFile: true }, { beyond: 3 }, { terms: [], from: author }],
			...[{ before: 0 }, { since: Date.now() + 30 * 86_400_000 }, { without: [author] }]
		];
		const queries = await queriesOf(async () => {
			for (const filter of filters) await searchTalk(viewer, { ...everything, ...filter });
		});
		const ofIndex = queries.filter(({ source }) => source.includes('search_text'));
		expect(ofIndex.length).toBeGreaterThanOrEqual(5);
		expect(slowSteps(queries)).toEqual([]);
		// FTS5 begins at a place only if it comes as a whole number, which no number from JavaScript is.
		const places = ofIndex.flatMap(
			({ source }) => source.match(/"rowid" [<>=]+ [^ ]+ as bigint|"rowid" [<>=]+ \?/g) ?? []
		);
		expect([...new Set(places)].sort()).toEqual(['"rowid" < cast(? as bigint', '"rowid" >= cast(? as bigint']);
		expect(ofIndex.flatMap(({ plan }) => plan.filter((step) => /:M\d+[<>]/.test(step)))).toHaveLength(3);
	});

	it('each part of a long talk, and a thread of it', async () => {
		const member = await cast.member('student3.enschede', 'Team Heron');
		const { n, subject } = await postMessage(member, { id: randomUUID(), text: 'first' });
		await postMessage(member, { id: randomUUID(), text: 'answer', thread: subject });
		const queries = await queriesOf(async () => {
			await openingWindow({ ...member, readTo: 0 });
			for (const place of [{ before: n }, { after: n }, { around: n }, { on: 0 }]) await talkWindow(member, place);
			await threadOf(member, subject);
		});
		expect(queries.length).toBeGreaterThan(5);
		expect(slowSteps(queries)).toEqual([]);
	});

	it('the heads with what is unread, and what was missed', async () => {
		const viewer = await cast.viewer('student4.gunn');
		const member = await cast.member('student4.gunn', 'Team Heron');
		const queries = await queriesOf(async () => {
			await heads(viewer);
			await since(member, 0);
			await markRead(member, 1);
		});
		expect(queries.length).toBeGreaterThan(3);
		expect(slowSteps(queries)).toEqual([]);
	});

	it('posting', async () => {
		const member = await cast.member('student1.gunn', 'Team Poppy');
		const queries = await queriesOf(() => postMessage(member, { id: randomUUID(), text: 'hello' }));
		expect(slowSteps(queries)).toEqual([]);
	});
});
