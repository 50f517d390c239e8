import SqliteDatabase from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stopServers } from '../../support/server';
import { askings } from './cells';
import { table } from './table';
import { startWorld, type World } from './world';

/**
 * What pupils write, and what they and their teams are called, is marked in every place where it is kept; then every
 * page and endpoint that answers a coordinator is read for the marks.
 */
const marks = {
	text: 'MARKED-message-text',
	title: 'MARKED-card-title',
	cardText: 'MARKED-card-text',
	file: 'MARKED-file-name',
	column: 'MARKED-column',
	pupil: 'MARKED-pupil',
	team: 'MARKED-team'
};
const formula = '=HYPERLINK("http://evil.example","Klik")';
let world: World;

beforeAll(async () => {
	world = await startWorld();
	const database = new SqliteDatabase(join(world.dataDir, 'klasbrug.sqlite'));
	const mark = (sql: string, ...values: string[]) => {
		if (database.prepare(sql).run(...values).changes === 0) throw new Error(`Nothing to mark: ${sql}`);
	};
	mark('update message set text = ?', marks.text);
	mark('update card set title = ?, text = ?', marks.title, marks.cardText);
	mark('update board_column set name = ?', marks.column);
	mark('update file set name = ?', marks.file);
	mark("update person set name = ? || id where role = 'student'", marks.pupil);
	mark("update person set name = ? where role = 'teacher' and sign_in_name = 'teacher.gunn'", formula);
	mark("update space set name = ? where kind = 'team'", marks.team);
	database.close();
});
afterAll(async () => {
	world?.close();
	await stopServers();
});

/** Everything that answers a coordinator: the table knows, also of what is new. */
const answered = table.filter(
	({ entry, answers }) => /^(page|layout|GET)/.test(entry) && answers.coordinator === '200'
);

async function wordsFor(entry: string, about: string): Promise<string> {
	const answers = await Promise.all(
		askings(world, entry, about, 'coordinator').map(({ question }) => world.ask(question))
	);
	return answers.map(({ text, headers }) => text + JSON.stringify(headers)).join('\n');
}

test('a coordinator is answered by more than a handful of pages', () => {
	const entries = answered.map(({ entry }) => entry);
	expect(entries).toEqual(expect.arrayContaining(['page /', 'page /monitor', 'page /people', 'GET /monitor/log/csv']));
});

test.each(answered)('$entry holds no word, no name and no team of a pupil', async ({ entry, about }) => {
	const words = await wordsFor(entry, about);
	expect(words.length).toBeGreaterThan(10);
	for (const [kind, mark] of Object.entries(marks)) expect(words.includes(mark), `${entry}: ${kind}`).toBe(false);
});

test.each(['project', 'otherProject'] as const)('the spaces of a %s to open are told by number', async (which) => {
	const place = which === 'project' ? world.places.team : world.places.outside;
	const path = `/monitor/open?project=${place.project}`;
	const page = await world.ask({ path, as: 'coordinator', headers: { accept: 'text/html' } });
	expect(page.text).toContain(place.space);
	for (const mark of Object.values(marks)) expect(page.text).not.toContain(mark);
});

test('the same marks are there for who may read them', async () => {
	const { team } = world.places;
	const space = `/projects/${team.project}/${team.space}`;
	const [chat, board, files] = await Promise.all(
		['chat', 'board', 'files'].map((tab) => world.ask({ path: `${space}/${tab}/__data.json`, as: 'teacher' }))
	);
	for (const mark of [marks.text, marks.pupil, marks.team]) expect(chat!.text).toContain(mark);
	for (const mark of [marks.title, marks.column]) expect(board!.text).toContain(mark);
	expect(files!.text).toContain(marks.file);
});

test('the file of the log names staff and no pupil, and computes nothing that anybody calls themselves', async () => {
	const { text, headers } = await world.ask({ path: '/monitor/log/csv', as: 'coordinator' });
	expect(headers['content-type']).toBe('text/csv; charset=utf-8');
	expect(headers['content-disposition']).toMatch(/^attachment; filename="klasbrug-log-\d{4}-\d\d-\d\d\.csv"$/);
	expect(text.startsWith('\ufeff')).toBe(true);
	const rows: string[][] = parse(text, { bom: true, delimiter: ';' });
	expect(rows[0]).toHaveLength(8);
	expect(rows.length).toBeGreaterThan(20);
	const cells = rows.slice(1).flat();
	expect(cells).toContain('Jos Bos');
	expect(cells).toContain('een leerling');
	expect(cells).toContain(`'${formula}`);
	for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
	expect(rows[1]![0]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
	const ofGunn = await world.ask({ path: '/monitor/log/csv?kind=school', as: 'coordinator' });
	expect(parse(ofGunn.text, { bom: true, delimiter: ';' })).toHaveLength(3);
});

test('an address that asks the log for nonsense gets everything, from the first page', async () => {
	for (const query of ['?page=0', '?page=-3', '?page=1e9', '?kind=toString', '?school=no-id', '?page=2&page=x']) {
		const path = `/monitor/log${query}`;
		expect((await world.ask({ path, as: 'coordinator' })).status, query).toBe(200);
	}
});
