import { randomUUID } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stopServers } from '../../support/server';
import { formBody } from './ask';
import { askAnew } from './askAnew';
import { askings, isRefusal, wordFor } from './cells';
import { classAbout, classBefore } from './classes';
import { allEntries } from './entries';
import { rulesFields } from './rulesFields';
import { columns, table } from './table';
import { startWorld, type World } from './world';

/** Another site's page, open in a signed-in person's browser, can make it ask for anything: and changes nothing. */
let world: World;

beforeAll(async () => {
	world = await startWorld();
});
afterAll(async () => {
	world?.close();
	await stopServers();
});

const writing = allEntries()
	.filter((entry) => /^(action|POST|PUT|PATCH|DELETE|fallback) /.test(entry))
	.sort((a, b) => Number(isForGood(a)) - Number(isForGood(b)));
/** Nothing else can be done to a message that is hidden, or that its author has taken back. */
function isForGood(entry: string): boolean {
	return /\/chat\?\/(hide|delete)$/.test(entry);
}

const kinds = [
	'application/x-www-form-urlencoded',
	'multipart/form-data; boundary=x',
	'text/plain',
	'application/json',
	undefined
];

function foreignOrigins(): (string | undefined)[] {
	const { origin, port } = world;
	return [
		'https://evil.example',
		'null',
		undefined,
		'',
		`http://127.0.0.1:${port + 1}`,
		`${origin}.evil.example`,
		`https://127.0.0.1:${port}`,
		`http://localhost:${port}`,
		`${origin}, https://evil.example`
	];
}

/**
 * As our own page asks, for somebody who may: a teacher, about the team. What is deleted there is
 * needed by others, as is what others remove.
 */
function honest(entry: string) {
	const rows = table.filter((row) => row.entry === entry);
	const place = /^DELETE|\/files\?\/rename$/.test(entry) ? 'outside' : 'team';
	const row = rows.find(({ about }) => about === place) ?? rows[0]!;
	const role = columns.findLast((one) => !isRefusal(row.answers[one])) ?? 'teacher';
	const [asking] = askings(world, entry, row.about, role);
	return { ...asking!, expected: row.answers[role] };
}

/** Who is to be taken out of a class has to be in it, and only a mute can be lifted. */
async function makeReady(entry: string): Promise<void> {
	if (entry.endsWith('/chat?/settle')) return askAnew(world, 'team');
	const [, action = ''] = /^action \/classes\/\[class\]\?\/(leave)$/.exec(entry) ?? [];
	const { project, space } = world.places.team;
	const mute = { path: `/projects/${project}/${space}/rules?/mute`, fields: rulesFields(world, 'mute', 'team') };
	const before = entry.endsWith('/rules?/lift') ? mute : classBefore(action, classAbout(world.classes, 'own'));
	if (!before) return;
	await world.ask({
		method: 'POST',
		path: before.path,
		as: 'teacher',
		body: formBody({ command: randomUUID(), writer: world.viewerId('teacher'), ...before.fields }),
		headers: { origin: world.origin, 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }
	});
}

function withHeaders(headers: OutgoingHttpHeaders, changes: Record<string, string | undefined>): OutgoingHttpHeaders {
	const all = Object.entries({ ...headers, ...changes }).filter(([, value]) => value !== undefined);
	return Object.fromEntries(all);
}

describe('from no page but our own', () => {
	test.each(writing)('%s', async (entry) => {
		await makeReady(entry);
		const { form, question, expected } = honest(entry);
		const before = await world.storedAtRest();
		for (const origin of foreignOrigins()) {
			for (const kind of kinds) {
				const headers = withHeaders(question.headers ?? {}, { origin, 'content-type': kind });
				const answer = await world.ask({ ...question, headers });
				expect(answer.status, `${entry} from ${origin} as ${kind}`).toBe(403);
				expect(answer.cookies).toEqual([]);
			}
		}
		expect(world.stored()).toBe(before);
		// The very same request, from our own page.
		expect(wordFor(form, await world.ask(question))).toBe(expected);
	});
});

test('a method that is only for looking never does what a form does, whatever it calls itself', async () => {
	for (const entry of writing) {
		const { question } = honest(entry);
		const { body = '' } = question;
		const joint = question.path.includes('?') ? '&' : '?';
		const before = await world.storedAtRest();
		for (const method of ['GET', 'HEAD']) {
			for (const disguise of [{}, { 'x-http-method-override': 'POST' }, { 'x-sveltekit-action': 'true' }]) {
				const path = `${question.path}${joint}${encodeURI(String(body))}&_method=POST`;
				await world.ask({
					...question,
					method,
					path,
					body: undefined,
					headers: withHeaders(question.headers ?? {}, disguise)
				});
			}
		}
		expect(world.stored(), entry).toBe(before);
	}
});

test('nothing can be put, patched or deleted at any address but that of an upload', async () => {
	const before = await world.storedAtRest();
	for (const entry of writing) {
		for (const method of ['PUT', 'PATCH', 'DELETE']) {
			if (writing.includes(entry.replace(/^[A-Z]+ /, `${method} `))) continue;
			const { question } = honest(entry);
			expect((await world.ask({ ...question, method })).status, `${method} ${entry}`).toBe(405);
		}
	}
	expect(world.stored()).toBe(before);
});
