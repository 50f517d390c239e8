import SqliteDatabase from 'better-sqlite3';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { heard } from './heard';
import { hostileTexts } from './hostileTexts';
import type { Person } from './person';
import type { Product } from './product';
import { expect, test, type Stage } from './stage';

/**
 * What people write stays text: texts that are attacks elsewhere are written into everything that can be written, by
 * the product's own forms, and every page that shows them is opened under the product's own policy. The stage fails the
 * test for whatever the browser complains about, a refused script or a foreign address included.
 */
test.describe.configure({ mode: 'serial', timeout: 120_000 });

/** What a page must not hold, whoever wrote it. */
function intrudersIn(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const runs = /^\s*(javascript|vbscript|data):/i;
		const found: string[] = [];
		for (const element of document.querySelectorAll('*')) {
			const name = element.localName;
			if (['iframe', 'object', 'embed', 'base', 'math'].includes(name)) found.push(element.outerHTML);
			// Ours have the nonce of the answer, or come from this site.
			const isOurs = element instanceof HTMLScriptElement && (element.nonce || element.src.startsWith(location.origin));
			if (name === 'script' && !isOurs) found.push(element.outerHTML);
			for (const { name: attribute, value } of element.attributes) {
				if (attribute.startsWith('on')) found.push(element.outerHTML);
				if (['href', 'src', 'action', 'formaction', 'xlink:href'].includes(attribute) && runs.test(value)) {
					found.push(element.outerHTML);
				}
				if (value.includes('evil.example') && ['src', 'srcset', 'style', 'data'].includes(attribute)) {
					found.push(element.outerHTML);
				}
			}
		}
		return found;
	});
}

test('whatever is written in a space is shown as text, to those who wrote it and to the others', async ({ stage }) => {
	const [student, teacher] = [await stage.person('student1.gunn'), await stage.person('teacher.gunn')];
	const reporter = await stage.person('student1.enschede');
	const coordinator = await stage.person('coordinator');
	const dialogs: string[] = [];
	for (const { context } of [student, teacher, reporter, coordinator]) {
		context.on('dialog', (dialog) => {
			dialogs.push(dialog.message());
			void dialog.dismiss();
		});
	}
	const { taken, thread, card, file, comments, schoolClass } = await writeEverywhere(stage, student, teacher, reporter);
	for (const [place, count] of Object.entries(taken)) {
		expect(count, `of the texts for ${place}`).toBeGreaterThan(hostileTexts.length / 3);
	}
	const { project } = stage.product.world;
	const space = stage.product.chat('Team Poppy').replace(/\/chat$/, '');
	const below = [`/board?card=${card}&comment=${comments.card}`, `/files?file=${file}&comment=${comments.file}`];
	const pages = ['/chat', `/chat?thread=${thread}`, '/board', '/files', ...below].map((path) => space + path);
	for (const path of [...pages, '/', '/notices', '/search?q=alert']) await look(student, path);
	const report = valueIn(stage.product.dataDir, 'select id from report order by at limit 1');
	const reports = `/projects/${project}/reports`;
	for (const path of [reports, `${reports}/${report}`, '/search?q=domain']) await look(teacher, path);
	await look(reporter, '/reports');
	for (const path of ['/monitor/reports', `/monitor/reports/${report}`, '/monitor/log']) await look(coordinator, path);
	const there = ['chat', 'board', 'files'].map((page) => stage.product.chat(hiding).replace(/chat$/, page));
	for (const path of [...there, '/classes', `/classes/${schoolClass}`]) await look(teacher, path);
	for (const path of [...pages, '/', `/projects/${project}`, `/projects/${project}/teams`]) await look(teacher, path);
	expect(dialogs).toEqual([]);
});

async function look(person: Person, path: string): Promise<void> {
	const told = heard(person.page);
	await person.page.goto(path);
	await told;
	// What is said about a card or a file comes a moment later.
	if (path.includes('&comment=')) await expect(person.page.locator('.linked')).toBeVisible();
	expect(await intrudersIn(person.page), path).toEqual([]);
}

interface Written {
	/** By place: how many of the texts were taken. What a place refuses is no danger there. */
	taken: Record<string, number>;
	/** Of the message under which some stand. */
	thread: string;
	card: string;
	file: string;
	/** The last one below each of them. */
	comments: { card: string; file: string };
	schoolClass: string;
}

/** Where a teacher hides what they wrote themselves, so that what the others wrote stays in view. */
const hiding = 'Team Heron';

async function writeEverywhere(
	{ product }: Stage,
	student: Person,
	teacher: Person,
	reporter: Person
): Promise<Written> {
	const space = product.chat('Team Poppy').replace(/\/chat$/, '');
	const here = product.world.spaces['Team Poppy']!;
	const columns = valuesIn(product.dataDir, 'select id from board_column where space_id = ?', here);
	const [column = ''] = columns;
	const card = valueIn(product.dataDir, 'select id from card where space_id = ? limit 1', here);
	const thread = valueIn(product.dataDir, 'select id from message where thread_id = ? order by n desc limit 1', here);
	const ofSpace = 'select id from file where space_id = ? limit 1';
	const file = valueIn(product.dataDir, ofSpace, here);
	const ofClass = 'select class_id from class_member where person_id = ?';
	const schoolClass = valueIn(product.dataDir, ofClass, teacher.id);
	const taken: Record<string, number> = {};
	const write = async (place: string, path: string, fields: Fields, by = student) => {
		taken[place] = (taken[place] ?? 0) + ((await send(by, path, fields)) ? 1 : 0);
	};
	for (const [i, text] of hostileTexts.entries()) {
		await write('messages', `${space}/chat?/post`, { text });
		const said = valueIn(product.dataDir, 'select id from message where thread_id = ? order by n desc limit 1', here);
		const reported = { kind: 'message', subject: said, reason: 'other', sentence: text.slice(0, 200) };
		await write('reports', `${space}/report`, reported, reporter);
		const made = valueIn(product.dataDir, 'select id from report order by at desc, id desc limit 1');
		const handOn = `/projects/${product.world.project}/reports/${made}?/escalate`;
		await write('notes of reports handed on', handOn, { note: text.slice(0, 200) }, teacher);
		await write('answers', `${space}/chat?/post`, { text, thread });
		await write('comments on a card', `${space}/chat?/post`, { text, thread: card });
		await write('comments on a file', `${space}/chat?/post`, { text, thread: file });
		await write('card titles', `${space}/board?/add`, { column, title: text.slice(0, 200) });
		const upload = { name: `${text.slice(0, 120)}.txt`, mimeType: 'text/plain', buffer: Buffer.from(text) };
		await write('files', `${space}/files?/attach`, { file: upload });
		const hides = await hidings(product, teacher, text);
		for (const [page, subject] of hides) {
			const path = product.chat(hiding).replace(/chat$/, `${page}?/hide`);
			await write(`reasons for hiding (${page})`, path, { ...subject, reason: text.slice(0, 200) }, teacher);
		}
		const renamed = { column: columns[i % columns.length]!, name: text.slice(0, 40) };
		await write('columns', `${space}/board?/renameColumn`, renamed, teacher);
		const named = { person: product.world.people[`student${1 + (i % 4)}.gunn`]!, name: text.slice(0, 80) };
		await write('names', `/classes/${schoolClass}?/name`, named, teacher);
	}
	const version = String(valueIn(product.dataDir, 'select version from card where id = ?', card));
	const whole = { card, version, title: hostileTexts[2], text: hostileTexts.join('\n\n'), dueDate: '', dueTime: '' };
	expect(await send(student, `${space}/board?/edit`, whole)).toBe(true);
	expect(await send(teacher, `/classes/${schoolClass}?/rename`, { name: hostileTexts[5] })).toBe(true);
	const last = (about: string) =>
		valueIn(product.dataDir, 'select id from message where thread_id = ? order by n desc limit 1', about);
	const comments = { card: last(card), file: last(file) };
	return { taken, thread, card, file, comments, schoolClass };
}

/** By page: a message and a file that a teacher has just brought, and one card after the other, each to be hidden. */
async function hidings(product: Product, teacher: Person, text: string): Promise<[string, Record<string, string>][]> {
	const chat = product.chat(hiding);
	const first = (query: string) => valueIn(product.dataDir, query, product.world.spaces[hiding]!);
	await send(teacher, `${chat}?/post`, { text });
	const file = { name: 'to be hidden.txt', mimeType: 'text/plain', buffer: Buffer.from(text) };
	await send(teacher, chat.replace(/chat$/, 'files?/attach'), { file });
	const leastHidden = '(select count(*) from event where subject = card.id)';
	return [
		['chat', { message: first('select id from message where thread_id = ? order by n desc limit 1') }],
		['files', { file: first('select id from file where space_id = ? order by id desc limit 1') }],
		['board', { card: first(`select id from card where space_id = ? order by ${leastHidden} limit 1`) }]
	];
}

type Fields = Record<string, string | { name: string; mimeType: string; buffer: Buffer }>;

async function send(person: Person, path: string, fields: Fields): Promise<boolean> {
	const { origin } = person.product;
	const response = await person.context.request.post(origin + path, {
		headers: { origin, accept: 'application/json', 'x-sveltekit-action': 'true' },
		multipart: { command: crypto.randomUUID(), writer: person.id, ...fields }
	});
	const answer = (await response.json()) as { type: string };
	return answer.type === 'success';
}

function valueIn(dataDir: string, query: string, ...values: string[]): string {
	return valuesIn(dataDir, query, ...values)[0]!;
}

function valuesIn(dataDir: string, query: string, ...values: string[]): string[] {
	const database = new SqliteDatabase(join(dataDir, 'klasbrug.sqlite'), { readonly: true });
	try {
		return database.prepare<unknown[], string>(query).pluck().all(values);
	} finally {
		database.close();
	}
}
