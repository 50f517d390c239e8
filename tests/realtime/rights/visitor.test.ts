import SqliteDatabase from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Heads } from '$lib/realtime/events';
import { stopServers } from '../../support/server';
import { until } from '../../support/until';
import { allowedTold, isAllowedEvent, wrongWith } from './allowed';
import { formBody, type Answer } from './ask';
import { askings, isRefusal, wordFor } from './cells';
import { submit } from './forms';
import { record, type Recorder } from './recorder';
import { table } from './table';
import { startWorld, type World } from './world';

/**
 * A coordinator during an opening of Team Poppy: every way into that space is asked, reads as a teacher's and writes;
 * and once more when the hour is over.
 */
const reason = 'A parent called about last night';
let world: World;
let recorders: Record<'coordinator' | 'student' | 'otherTeacher' | 'otherStudent', Recorder>;

beforeAll(async () => {
	world = await startWorld();
	const [coordinator, student, otherTeacher, otherStudent] = await Promise.all(
		(['coordinator', 'student', 'otherTeacher', 'otherStudent'] as const).map((role) =>
			record(world, world.cookie(role))
		)
	);
	recorders = {
		coordinator: coordinator!,
		student: student!,
		otherTeacher: otherTeacher!,
		otherStudent: otherStudent!
	};
});
afterAll(async () => {
	for (const { socket } of Object.values(recorders ?? {})) socket.disconnect();
	world?.close();
	await stopServers();
});

function open(space: string, why = reason): Promise<Answer> {
	const fields = { command: randomUUID(), writer: world.viewerId('coordinator'), space, reason: why };
	return submit(world, '/monitor/open?/open', formBody(fields), 'coordinator');
}

/** Every way into a space of a project, and how its teacher is answered about Team Poppy. */
const ways = table.filter(({ entry, about }) => entry.includes('[project]') && about === 'team');
/** What else a project has is its teachers': a visitor is led from it to the space that is open. */
const inSpace = (entry: string) => entry.includes('[space]');
const isRead = (entry: string) => !/^(action|PATCH|DELETE)/.test(entry);

async function wordsOf(entry: string): Promise<string[]> {
	const words: string[] = [];
	for (const { form, question } of askings(world, entry, 'team', 'coordinator')) {
		words.push(wordFor(form, await world.ask(question)));
	}
	return words;
}

describe('before the hour', () => {
	test.each(ways.map(({ entry }) => entry))('%s is not there for a coordinator', async (entry) => {
		for (const word of await wordsOf(entry)) expect(word).toMatch(/^40[04]$/);
	});

	test('a reason that says nothing opens nothing', async () => {
		const { team } = world.places;
		const before = world.stored();
		for (const why of ['', 'because', ' '.repeat(40), 'x'.repeat(501)]) {
			expect(JSON.parse((await open(team.space, why)).text)).toMatchObject({ type: 'failure', status: 400 });
		}
		expect(world.stored()).toBe(before);
	});
});

describe('during the hour', () => {
	beforeAll(async () => {
		const { team } = world.places;
		const answer = JSON.parse((await open(team.space)).text) as { type: string; location: string };
		expect(answer).toMatchObject({ type: 'redirect', location: `/projects/${team.project}/${team.space}/chat` });
	});

	test('a second opening of the same space is refused', async () => {
		expect(JSON.parse((await open(world.places.team.space)).text)).toMatchObject({ type: 'failure', status: 409 });
	});

	test.each(ways.filter(({ entry }) => isRead(entry)))('$entry is read as a teacher reads it', async (row) => {
		const expected = inSpace(row.entry) ? [row.answers.teacher] : ['404', 'space'];
		// Where the teacher has something of their own, such as an upload on its way, a visitor has none.
		if (row.entry.includes('[upload]')) expected.splice(0, 1, '403', '404');
		for (const word of await wordsOf(row.entry)) expect(expected).toContain(word);
	});

	test.each(ways.filter(({ entry }) => !isRead(entry)))('$entry is refused and changes nothing', async ({ entry }) => {
		const before = world.stored();
		for (const word of await wordsOf(entry)) expect(word).toMatch(inSpace(entry) ? /^40[03479]$/ : /^404$|^space$/);
		expect(world.stored()).toBe(before);
	});

	test('no other space of the project, and none of another, is there', async () => {
		for (const { entry, about } of table.filter((row) => ['staff', 'outside'].includes(row.about))) {
			if (!entry.includes('[space]')) continue;
			for (const { form, question } of askings(world, entry, about, 'coordinator')) {
				const word = wordFor(form, await world.ask(question));
				expect(isRefusal(word), `${entry} about ${about}: ${word}`).toBe(true);
			}
		}
	});

	test('the space is told, with the reason for its staff only, in exactly the fields it may be told', async () => {
		const { team } = world.places;
		const { coordinator, student, otherTeacher, otherStudent } = recorders;
		await until('the student hears', () => student.words().includes('space.opened'));
		await until('the teacher hears', () => otherTeacher.words().includes('space.opened'));
		await until('the coordinator is let in', () => coordinator.words().includes('"joined"'));
		expect(otherTeacher.words()).toContain(reason);
		expect(student.words()).not.toContain(reason);
		expect(otherStudent.words()).not.toContain(team.space);
		for (const [who, { told }] of Object.entries(recorders)) {
			for (const { event, data } of told) {
				if (!isAllowedEvent(event)) throw new Error(`${who} is told "${event}"`);
				expect(wrongWith(allowedTold[event], data[0]), `${who}: ${event}`).toEqual([]);
			}
		}
	});

	test('nobody finds the visitor among the people of the space, and the page says that somebody looks in', async () => {
		const { team } = world.places;
		const path = `/projects/${team.project}/${team.space}/chat/__data.json`;
		const [student, teacher] = await Promise.all(
			(['student', 'teacher'] as const).map((as) => world.ask({ path, as }))
		);
		expect(student!.text).not.toContain('Jos Bos');
		expect(teacher!.text).not.toContain('Jos Bos');
		expect(student!.text).not.toContain(reason);
		expect(teacher!.text).toContain(reason);
		const heads = JSON.parse((await world.ask({ path: '/heads', as: 'coordinator' })).text) as Heads;
		expect(heads.spaces).toMatchObject([{ space: team.space, unread: 0 }]);
	});
});

describe('after the hour', () => {
	/** As if sixty minutes had gone by: the end in the rows is what counts, no timer. */
	beforeAll(() => {
		const database = new SqliteDatabase(join(world.dataDir, 'klasbrug.sqlite'));
		database.prepare("update membership set until = ? where role = 'visitor'").run(Date.now() - 1);
		database.prepare('update opening set until = ?').run(Date.now() - 1);
		database.close();
	});

	test.each(ways.map(({ entry }) => entry))('%s is not there any more', async (entry) => {
		for (const word of await wordsOf(entry)) expect(word).toMatch(/^40[04]$/);
	});

	test('it stands in the log, with who and why', async () => {
		const log = await world.ask({ path: '/monitor/log', as: 'coordinator', headers: { accept: 'text/html' } });
		expect(log.text).toContain(reason);
		expect(log.text).toContain('Jos Bos');
	});
});
