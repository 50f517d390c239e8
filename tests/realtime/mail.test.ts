import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Letter } from '../../src/lib/server/notices/mail';
import { demoFolder, signIn, startServer, stopServers, type RunningServer } from '../support/server';
import { until } from '../support/until';

/** Mail of the built server in the demo: Thursday 29 October 2026, 11:10 in Enschede, 03:10 in Palo Alto. */
const moment = Date.UTC(2026, 9, 29, 10, 10);
const dayBefore = moment - 24 * 60 * 60_000;
let server: RunningServer;
let letter: Letter;

beforeAll(async () => {
	const env = { KLASBRUG_NOW_OFFSET_MS: String(moment - Date.now()) };
	server = await startServer({ dataDir: await demoFolder(undefined, dayBefore), env });
	await until('the overview of this morning went out', () => overviews().length > 0, 10_000);
	letter = overviews()[0]!;
});
afterAll(stopServers);

function letters(): Letter[] {
	const folder = join(server.dataDir, 'mails');
	const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
	return names.map((name): Letter => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Letter);
}

/** Only these can be asked for less. */
const overviews = () => letters().filter(({ less }) => less !== null);

const oneClick = {
	method: 'POST',
	headers: { 'content-type': 'application/x-www-form-urlencoded' },
	body: 'List-Unsubscribe=One-Click'
};

async function wantsOverview(): Promise<boolean> {
	const me = await fetch(`${server.origin}/me`, { headers: { cookie: await signIn(server, 'teacher.enschede') } });
	const text = await me.text();
	expect(text).toContain('teacher.enschede@example.org');
	return text.includes('Het overzicht van elke schooldag komt.');
}

test('who has an address is told once of the day they start in, at their own school’s morning only', async () => {
	expect(overviews().map(({ to }) => to)).toEqual(['teacher.enschede@example.org']);
	expect(letter.subject).toBe('Klasbrug: vandaag');
});

test('whoever only looks at the links of a mail, as scanners do, changes nothing', async () => {
	const links = letter.text.match(/http\S+\/mail\/less\/\S+/g) ?? [];
	expect(links).toEqual([letter.less]);
	for (const link of [letter.less!, `${letter.less}/now`]) {
		for (const method of ['GET', 'HEAD']) expect((await fetch(link, { method })).status).toBe(200);
	}
	expect(await wantsOverview()).toBe(true);
});

test('a mail program’s own button asks for less by one post, without a page, a cookie or an Origin', async () => {
	const refused = await fetch(`${server.origin}/login`, { ...oneClick, redirect: 'manual' });
	expect(refused.status).toBe(403);
	const unknown = await fetch(`${server.origin}/mail/less/${'A'.repeat(43)}/now`, oneClick);
	expect(unknown.status).toBe(404);
	const elsewhere = { ...oneClick, headers: { ...oneClick.headers, origin: 'https://evil.example' } };
	expect((await fetch(`${letter.less}/now`, elsewhere)).status).toBe(403);
	expect(await wantsOverview()).toBe(true);
	expect((await fetch(`${letter.less}/now`, oneClick)).status).toBe(200);
	expect(await wantsOverview()).toBe(false);
});

test('the demo shows its mail to staff, and to nobody else', async () => {
	const page = async (who: string) =>
		fetch(`${server.origin}/demo/mails`, { headers: { cookie: await signIn(server, who) } });
	expect(await (await page('teacher.gunn')).text()).toContain('Klasbrug: vandaag');
	expect((await page('student1.gunn')).status).toBe(404);
});
