import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stopServers } from '../../support/server';
import { formBody } from './ask';
import { refusalOf, submit, urlencoded, type Fields } from './forms';
import { resultOf } from './cells';
import { startWorld, type Role, type World } from './world';

/** What a student who knows how to use `curl` may try with the forms: refused with a reason, and nothing stored. */
let world: World;
let chat: string;
let space: string;

beforeAll(async () => {
	world = await startWorld();
	space = `/projects/${world.places.team.project}/${world.places.team.space}`;
	chat = `${space}/chat`;
});
afterAll(async () => {
	world?.close();
	await stopServers();
});

const honest = (): Fields => [
	['command', randomUUID()],
	['writer', world.viewerId('student')],
	['text', 'An honest word']
];
const without = (name: string) => honest().filter(([field]) => field !== name);
const withText = (text: string): Fields => [...without('text'), ['text', text]];

const file = () => ({ id: world.places.team.file, version: 1 });
const time = { says: 'An', date: '2026-10-28', time: '16:00', zone: 'Europe/Amsterdam' };

/** What goes along with a text: in which field, and what stands in it. */
const crafted: [string, string, string, string | (() => unknown), number?][] = [
	['in a thread of no id', 'error_invalid', 'thread', 'main'],
	['in a thread of nothing', 'error_not_found', 'thread', randomUUID(), 404],
	['with files that are no list', 'error_invalid', 'files', 'a.txt'],
	['with files of a nested list', 'error_invalid', 'files', () => [[file()]]],
	['with a file and its path', 'error_invalid', 'files', () => [{ ...file(), name: '../../etc/passwd' }]],
	['with a file in no version', 'error_not_found', 'files', () => [{ ...file(), version: 7 }], 404],
	['with a file in half a version', 'error_invalid', 'files', () => [{ ...file(), version: 1.5 }]],
	['with the same file twice', 'error_invalid', 'files', () => [file(), file()]],
	[
		'with eleven files',
		'error_invalid',
		'files',
		() => Array.from({ length: 11 }, () => ({ ...file(), id: randomUUID() }))
	],
	[
		'with a file of another space',
		'error_not_found',
		'files',
		() => [{ id: world.places.outside.file, version: 1 }],
		404
	],
	['with a time in no zone', 'error_invalid', 'times', () => [{ ...time, zone: 'Enschede' }]],
	['with a time of no day', 'error_invalid', 'times', () => [{ ...time, date: '2026-02-30' }]],
	['with a time and its moment', 'error_invalid', 'times', () => [{ ...time, moment: 0 }]],
	['with __proto__ for times', 'error_invalid', 'times', '{"__proto__":[]}'],
	['that asks a little', 'error_invalid', 'asks', 'perhaps']
];

describe('a message is refused, and nothing is stored', () => {
	const cases: [string, string, () => Fields, number?][] = [
		['without text', 'error_invalid', () => without('text')],
		['with an empty text', 'error_text_empty', () => withText('')],
		['of blanks', 'error_text_empty', () => withText(' \r\n\t\u00a0 ')],
		['of nothing but NUL', 'error_text_empty', () => withText('\0\0')],
		['of 4,001 characters', 'error_message_too_long', () => withText('x'.repeat(4_001))],
		['of 200,000 characters', 'error_message_too_long', () => withText('x'.repeat(200_000))],
		['without a command', 'error_invalid', () => without('command')],
		['with a command that is no id', 'error_invalid', () => [...without('command'), ['command', 'again']]],
		['without a writer', 'error_invalid', () => without('writer')],
		[
			'with another’s name under it',
			'error_other_writer',
			() => [...without('writer'), ['writer', world.viewerId('teacher')]],
			409
		],
		['with two texts', 'error_invalid', () => [...honest(), ['text', 'And another']]],
		['with two commands', 'error_invalid', () => [...honest(), ['command', randomUUID()]]],
		...['author', 'authorId', 'role', 'space', 'spaceId', 'at', 'n', 'hidden', 'lang', 'id', ''].map(
			(field): [string, string, () => Fields] => [
				`with the field "${field}"`,
				'error_invalid',
				() => [...honest(), [field, '1']]
			]
		),
		...[
			'__proto__',
			'constructor',
			'prototype',
			'hasOwnProperty',
			'toString',
			'__proto__[role]',
			'constructor.prototype'
		].map((field): [string, string, () => Fields] => [
			`with the field "${field}"`,
			'error_invalid',
			() => [...honest(), [field, '1']]
		]),
		...crafted.map(([what, key, field, value, status]): [string, string, () => Fields, number] => [
			what,
			key,
			() => [...without(field), [field, typeof value === 'string' ? value : JSON.stringify(value())]],
			status ?? 400
		])
	];
	test.each(cases)('%s: %s', async (_what, key, fields, status = 400) => {
		const before = world.stored();
		expect(refusalOf(await submit(world, `${chat}?/post`, formBody(fields())))).toEqual({
			type: 'failure',
			status,
			key
		});
		expect(world.stored()).toBe(before);
	});
});

test('an act on a message that no page offers is refused, and nothing is stored', async () => {
	const before = world.stored();
	const { message } = world.places.team;
	const acts: [string, Fields, string][] = [
		['react', [['kind', 'poop']], 'error_invalid'],
		['react', [['kind', '__proto__']], 'error_invalid'],
		['react', [], 'error_invalid'],
		['edit', [['text', 'x'.repeat(4_001)]], 'error_message_too_long'],
		['edit', [['text', 'Not theirs']], 'error_message_not_yours'],
		['delete', [['at', '1']], 'error_invalid'],
		['settle', [], 'error_question_not_yours'],
		['pin', [['space', world.places.outside.space]], 'error_invalid']
	];
	for (const [act, fields, key] of acts) {
		const body = formBody([...without('text'), ['message', message], ...fields]);
		expect(refusalOf(await submit(world, `${chat}?/${act}`, body)).key, act).toBe(key);
	}
	expect(world.stored()).toBe(before);
});

function multipart(parts: [string, string][]): string {
	const lines = parts.map(([head, value]) => `--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n`);
	return `${lines.join('')}--x--\r\n`;
}

test('a file where a text belongs is refused, and the same text in its place is not', async () => {
	const before = world.stored();
	const ids: [string, string][] = [...without('text')].map(([name, value]) => [`name="${name}"`, value]);
	const file = multipart([...ids, ['name="text"; filename="x.svg"\r\nContent-Type: image/svg+xml', '<svg/>']]);
	const kind = 'multipart/form-data; boundary=x';
	expect(refusalOf(await submit(world, `${chat}?/post`, file, 'student', kind)).key).toBe('error_invalid');
	expect(world.stored()).toBe(before);
	const text = multipart([...ids, ['name="text"', 'A word']]);
	expect(refusalOf(await submit(world, `${chat}?/post`, text, 'student', kind))).toMatchObject({ type: 'success' });
});

test('a body that is no form is the sender’s mistake, not ours', async () => {
	const before = world.stored();
	const bodies: [string, string][] = [
		['multipart/form-data', 'no boundary'],
		['multipart/form-data; boundary=x', 'nothing of the kind'],
		['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nnever ends'],
		['application/json', '{"text":"x"}'],
		['text/plain', 'text=x'],
		['', 'text=x']
	];
	const places = [`${chat}?/post`, '/me?/language', '/login', '/language'];
	for (const path of places) {
		for (const [kind, body] of bodies) {
			const answer = await submit(world, path, body, 'student', kind);
			const status = answer.status === 200 ? refusalOf(answer).status : answer.status;
			expect(path === '/language' ? [303] : [400, 415], `${path} given ${kind}: ${body} answers ${status}`).toContain(
				status
			);
		}
	}
	expect(world.stored()).toBe(before);
});

test('a command is done once: repeated it is the same event, and it cannot be used for anything else', async () => {
	const fields = honest();
	const first = resultOf(await submit(world, `${chat}?/post`, formBody(fields)));
	const before = world.stored();
	expect(resultOf(await submit(world, `${chat}?/post`, formBody(fields)))).toEqual(first);
	const other: Fields = [...fields.filter(([name]) => name !== 'text'), ['text', 'Something else']];
	const reused = { type: 'failure', status: 409, key: 'error_command_reused' };
	expect(refusalOf(await submit(world, `${chat}?/post`, formBody(other)))).toEqual(reused);
	const { common } = world.places;
	const elsewhere = `/projects/${common.project}/${common.space}/chat?/post`;
	expect(refusalOf(await submit(world, elsewhere, formBody(fields)))).toEqual(reused);
	expect(world.stored()).toBe(before);
});

test('what is stored of a text is well-formed, without NUL, and never more than 4,000 characters', async () => {
	const text = `${'%F0%9F%9A%B2'.repeat(2)}%00a%ED%A0%80b%FF%0D%0Ac`;
	const body = `${formBody(without('text'))}&text=${text}`;
	const { frame } = resultOf<{ frame: { events: { now: { text: string } }[] } }>(
		await submit(world, `${chat}?/post`, body)
	);
	const stored = frame.events[0]!.now.text;
	expect(stored.isWellFormed()).toBe(true);
	expect(stored).toMatch(/^🚲🚲a\uFFFD+b\uFFFD\nc$/);
	expect(refusalOf(await submit(world, `${chat}?/post`, formBody(withText('x'.repeat(4_000)))))).toMatchObject({
		type: 'success'
	});
});

describe('no body may weigh more than 256 KB, by what comes and not by what is claimed', () => {
	const limit = 256 * 1024;
	const places = (): [string, Role][] => [
		[`${chat}?/post`, 'student'],
		[`${space}/read`, 'student'],
		['/keepalive', 'student'],
		['/me?/password', 'student'],
		['/login', 'nobody'],
		['/language', 'nobody'],
		['/logout', 'nobody']
	];
	test.each([[true], [false]])('in pieces: %s', async (chunked) => {
		const before = world.stored();
		for (const [path, as] of places()) {
			for (const size of [limit + 1, 3_000_000]) {
				const headers = { origin: world.origin, 'content-type': urlencoded, accept: 'application/json' };
				const asked = world.ask({ method: 'POST', path, as, body: 'x'.repeat(size), chunked, headers });
				// Who goes on sending after the refusal may lose the connection before the answer is read.
				const status = await asked.then(
					(answer) => answer.status,
					(failure: Error & { code?: string }) => failure.code
				);
				expect([413, 'ECONNRESET', 'EPIPE'], `${path}, ${size} bytes`).toContain(status);
				if (size === limit + 1) expect(status, path).toBe(413);
			}
		}
		expect(world.stored()).toBe(before);
	});
	test('what weighs exactly that is looked at', async () => {
		const frame = formBody(without('text')).length + '&text='.length;
		const body = `${formBody(without('text'))}&text=${'x'.repeat(limit - frame)}`;
		expect(refusalOf(await submit(world, `${chat}?/post`, body)).key).toBe('error_message_too_long');
	});
});

test('none of all this was an error of ours', () => {
	expect(world.journal()).not.toMatch(/"level":(50|60)/);
});
