import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stopServers } from '../../support/server';
import { formBody, withoutChance } from './ask';
import { askAnew } from './askAnew';
import { askings, isRefusal, pageAround, placeAbout, wordExpected, wordFor } from './cells';
import { classAbout, classBefore } from './classes';
import { rulesFields } from './rulesFields';
import { staffAbout, staffBefore, staffFields } from './staffPlace';
import { allEntries } from './entries';
import { columns, table, type Row } from './table';
import { startWorld, type Role, type World } from './world';

/** The table of rights, asked of the built server, cell by cell. Socket rows: sockets.test.ts. */
let world: World;

beforeAll(async () => {
	world = await startWorld();
});
afterAll(async () => {
	world?.close();
	await stopServers();
});

test('who is suspended is nobody at once, even if their login session was missed', async () => {
	expect((await world.ask({ path: '/heads', as: 'otherTeacher' })).status).toBe(200);
	expect((await world.ask({ path: '/heads', as: 'suspended' })).status).toBe(401);
});

test('every page, layout, action, endpoint and socket event has its row, and every row is about one', () => {
	const entries = [...new Set(table.map(({ entry }) => entry))].sort();
	expect(entries).toEqual(allEntries());
	const rows = table.map(({ entry, about }) => `${entry} ${about}`);
	expect(new Set(rows).size).toBe(rows.length);
});

test('whatever names a space is asked about one’s own, others’, one that never was, and no id', () => {
	for (const entry of allEntries().filter((one) => one.includes('[space]'))) {
		const asked = table.filter((row) => row.entry === entry).map(({ about }) => about);
		expect(asked, entry).toEqual(
			expect.arrayContaining(['team', 'staff', 'outside', 'crossed', 'missing', 'malformed'])
		);
	}
});

/** Undone or done by a teacher beforehand, so that the command has something to do. */
const opposite: Record<string, string> = {
	'?/remove': '?/restore',
	'?/restore': '?/remove',
	'?/show': '?/hide',
	'?/lift': '?/mute'
};
const signsOut = ['POST /logout', 'action /me?/password'];
const entries = [...new Set(table.map(({ entry }) => entry))].filter((entry) => !entry.startsWith('socket'));

describe('each role gets the answer that the table gives', () => {
	const calm = entries.filter((entry) => !signsOut.includes(entry));
	test.each(calm)('%s', fillRows);
	test.each(signsOut)('%s', fillRows);
});

async function fillRows(entry: string): Promise<void> {
	const notFound = new Map<string, Set<string>>();
	for (const row of table.filter((one) => one.entry === entry)) await fillRow(row, notFound);
	for (const [who, answers] of notFound) expect([...answers], `${who} can tell foreign from missing`).toHaveLength(1);
}

/** First all who are refused, after whom nothing may have changed; then, with the same fields, all who are not. */
async function fillRow(row: Row, notFound: Map<string, Set<string>>): Promise<void> {
	const isQuiet = !/^(POST|DELETE|action)/.test(row.entry);
	await makeReady(row);
	const before = world.stored();
	for (const role of columns.filter((one) => isRefusal(row.answers[one]))) await fillCell(row, role, notFound);
	if (!row.entry.includes('/log')) expect(world.stored(), `${row.entry} ${row.about} refuses and writes`).toBe(before);
	for (const role of columns.filter((one) => !isRefusal(row.answers[one]))) await fillCell(row, role, notFound);
	if (isQuiet) expect(world.stored(), `${row.entry} ${row.about} reads and writes`).toBe(before);
	if (row.about === "removed's") await makeReady(row);
}

const ids = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g;

async function fillCell(row: Row, role: Role, notFound: Map<string, Set<string>>): Promise<void> {
	const expected = row.answers[role];
	for (const { form, question } of askings(world, row.entry, row.about, role)) {
		if (!isRefusal(expected)) await makeReady(row);
		const answer = await world.ask(question);
		const what = `${row.entry} (${form}) about ${row.about} by ${role}`;
		expect(wordFor(form, answer), what).toBe(wordExpected(row, form, role));
		// Without script, a page that is there for them, or leads on, says that what they named is not.
		const around = pageAround(row.entry, row.about, role) ?? '';
		const isTold = form === 'plain form' && ['200', 'space'].includes(around);
		if (expected !== '404' || isTold) continue;
		// Where the space is theirs, its own data stand around the answer.
		const named = row.about.endsWith("'s") ? 'in a space of theirs' : 'of a space';
		const who = `${role}, ${form} ${named} ${question.path.split('?')[1]?.replaceAll(ids, 'id') ?? ''}`;
		notFound.set(who, (notFound.get(who) ?? new Set()).add(JSON.stringify(withoutChance(answer))));
	}
}

async function makeReady({ entry, about }: Row): Promise<void> {
	const [action = ''] = /\?\/\w+$/.exec(entry) ?? [];
	if (entry.includes('/classes/')) return makeClassReady(action.slice(2), about);
	if (entry.includes(' /people?/')) return makeStaffReady(action.slice(2), about);
	if (/chat\?\/(settle|delete)$/.test(entry)) await askAnew(world, about);
	const before = opposite[action];
	if (!before || (about === "removed's" && action === '?/remove')) return;
	const { project, space, message, membership, file, card } = placeAbout(world, about);
	const fields = { command: randomUUID(), writer: world.viewerId('teacher') };
	const [, page = ''] = /\/(\w+)\?\//.exec(entry) ?? [];
	const inChat: Record<string, string> = before === '?/hide' ? { message } : { membership };
	const subject =
		{ files: { file }, board: { card }, rules: rulesFields(world, before.slice(2), about) }[page] ?? inChat;
	await world.ask({
		method: 'POST',
		path: `/projects/${project}/${space}/${page}${before}`,
		as: 'teacher',
		body: formBody({ ...fields, ...subject }),
		headers: { origin: world.origin, 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }
	});
}

/** Beforehand, the class's own teacher does the opposite. */
async function makeClassReady(action: string, about: string): Promise<void> {
	const before = ['own', 'theirs'].includes(about) && classBefore(action, classAbout(world.classes, about));
	if (!before) return;
	const as = about === 'own' ? 'teacher' : 'otherTeacher';
	const fields = { command: randomUUID(), writer: world.viewerId(as), ...before.fields };
	const headers = {
		origin: world.origin,
		'content-type': 'application/x-www-form-urlencoded',
		accept: 'application/json'
	};
	await world.ask({ method: 'POST', path: before.path, as, body: formBody(fields), headers });
}

/** Beforehand, the coordinator does the opposite. */
async function makeStaffReady(action: string, about: string): Promise<void> {
	const before = staffBefore[action];
	if (!before || about !== 'own') return;
	const fields = { command: randomUUID(), writer: world.viewerId('coordinator') };
	const body = formBody({ ...fields, ...staffFields(before, staffAbout(world, about)) });
	const headers = {
		origin: world.origin,
		'content-type': 'application/x-www-form-urlencoded',
		accept: 'application/json'
	};
	await world.ask({ method: 'POST', path: `/people?/${before}`, as: 'coordinator', body, headers });
}
