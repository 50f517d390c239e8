import type { WebSocket } from '@playwright/test';
import { io, type Socket } from 'socket.io-client';
import type { Person } from './person';
import { expect, lostConnection, refusal, test } from './stage';

/** Who is not a member, any more or at all, hears and finds nothing. */
const team = 'Team Poppy';
const late = 'said after Ethan was taken out';

test('a student taken out of the team hears nothing more within a second: by socket, by since, by page', async ({
	stage
}) => {
	stage.tolerate(refusal, ...lostConnection);
	const [ethan, daan, deWit] = await Promise.all([
		stage.person('student2.gunn'),
		stage.person('student2.enschede'),
		stage.person('teacher.enschede')
	]);
	const heardByPage = recordSockets(ethan);
	const [talk, daans, teachers] = await Promise.all([ethan.open(team), daan.open(team), deWit.open(team)]);
	const other = await listenAs(ethan);
	await teachers.seesHere('Ethan', 'Daan');
	await daans.write('said while Ethan was in');
	await talk.sees('said while Ethan was in');
	await expect.poll(() => other.told.join()).toContain('said while Ethan was in');

	const row = teachers.person('Ethan');
	const membership = await row.locator('[name="membership"]').inputValue();
	await row.locator('summary').click();
	const removed = deWit.page.waitForResponse((answer) => answer.url().includes('?/remove'));
	await row.getByRole('button', { name: deWit.say('people_remove_label', { name: 'Ethan' }) }).click();
	await removed;
	await expect(ethan.page).toHaveURL(`${stage.product.origin}/`, { timeout: 1_000 });
	await expect(ethan.page.getByRole('link', { name: team })).toHaveCount(0);
	await expect(teachers.person('Ethan')).toHaveCount(0);

	heardByPage.length = 0;
	other.told.length = 0;
	await daans.write(late);
	await teachers.sees(late);
	await expect(daans.person('Ethan')).toHaveCount(0);
	const again = await listenAs(ethan);
	await daans.write(`${late}, and again`);
	await teachers.sees(`${late}, and again`);
	const spaceId = stage.product.world.spaces[team]!;
	for (const told of [heardByPage, other.told, again.told]) expect(told.join()).not.toContain(spaceId);
	for (const way of ways(stage.product.chat(team))) expect((await ask(ethan, way)).status, way.path).toBe(404);
	await ethan.page.goto(stage.product.chat(team));
	await expect(ethan.page.getByRole('heading')).toHaveText(ethan.say('page_error_missing_title'));
	for (const { socket } of [other, again]) socket.disconnect();

	// Back in, Ethan finds the space in his list by itself, and what was said meanwhile.
	await ethan.page.goto('/');
	await deWit.command(team, 'restore', { membership });
	await ethan.page.getByRole('link', { name: team }).first().click();
	await talk.sees(late);
});

test('a student whose account her teacher ends is out within a second: every line is cut, and the page has left', async ({
	stage
}) => {
	stage.tolerate(refusal, ...lostConnection);
	const [priya, rivera] = await Promise.all([stage.person('student3.gunn'), stage.person('teacher.gunn')]);
	const lines: WebSocket[] = [];
	priya.page.on('websocket', (line) => line.url().includes('/ws/') && lines.push(line));
	await priya.open('Team Heron');
	const open = lines.filter((line) => !line.isClosed());
	expect(open.length).toBeGreaterThan(0);
	await rivera.page.goto('/classes');
	await rivera.page.getByRole('link', { name: 'Environmental Science 2' }).click();
	await rivera.page.getByRole('button', { name: rivera.say('classes_more', { name: 'Priya' }) }).click();
	const end = rivera.page.getByRole('dialog').getByRole('button', { name: rivera.say('classes_end'), exact: true });
	await end.hover();
	const cut = open.map((line) => line.waitForEvent('close'));
	const out = Promise.all([...cut, priya.page.waitForURL(/\/login/)]).then(() => performance.now());
	const clicked = performance.now();
	await end.click();
	expect((await out) - clicked).toBeLessThan(1_000);
});

test('a student of another class finds the same nothing as at an address that never existed', async ({ stage }) => {
	const ravi = await stage.person('outsider.enschede');
	const chat = stage.product.chat(team);
	const [, , project = '', space = ''] = chat.split('/');
	const missing = chat.replace(space, '00000000-0000-7000-8000-000000000000');
	const nowhere = missing.replace(project, '00000000-0000-7000-8000-000000000001');
	const real = ways(chat);
	for (const [index, way] of real.entries()) {
		const answer = await ask(ravi, way);
		expect(answer.status, way.path).toBe(404);
		expect(answer.body).not.toContain('Maya');
		expect(answer, way.path).toEqual(await ask(ravi, ways(missing)[index]!));
		expect(answer, way.path).toEqual(await ask(ravi, ways(nowhere)[index]!));
	}
});

interface Way {
	path: string;
	/** Fields of a form, or a JSON body; null for looking. */
	form?: Record<string, string>;
	json?: object;
}

/** Everything there is to ask of a space. */
function ways(chat: string): Way[] {
	const space = chat.replace(/\/chat$/, '');
	const some = '00000000-0000-7000-8000-000000000002';
	return [
		{ path: chat },
		{ path: space },
		{ path: `${space}/since?n=0` },
		{ path: `${space}/messages?before=9` },
		{ path: `${space}/read`, json: { to: 1 } },
		{ path: `${space}/left`, json: {} },
		{ path: `${chat}?/post`, form: { text: 'let me in' } },
		{ path: `${chat}?/hide`, form: { message: some } },
		{ path: `${chat}?/show`, form: { message: some } },
		{ path: `${chat}?/remove`, form: { membership: some } },
		{ path: `${chat}?/restore`, form: { membership: some } }
	];
}

/** Asks as the person's browser would. Ids that were asked for and the page's nonce are left out of the answer. */
async function ask(person: Person, { path, form, json }: Way): Promise<{ status: number; body: string }> {
	const { origin } = person.product;
	const command = { command: crypto.randomUUID(), writer: person.id };
	const response = await fetch(origin + path, {
		method: form || json ? 'POST' : 'GET',
		headers: {
			cookie: await person.cookie(),
			origin,
			accept: form || json ? 'application/json' : 'text/html',
			...(json ? { 'content-type': 'application/json' } : {})
		},
		body: form ? new URLSearchParams({ ...command, ...form }) : json ? JSON.stringify(json) : null,
		redirect: 'manual'
	});
	const body = (await response.text()).replace(/nonce="[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}/g, '');
	const outcome = form && response.status === 200 ? (JSON.parse(body) as { status: number }).status : response.status;
	return { status: outcome, body };
}

/** Everything that arrives over the sockets of the person's page. */
function recordSockets({ page }: Person): string[] {
	const heard: string[] = [];
	page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))));
	return heard;
}

/** Another device of the person: a bare socket with their cookie. */
async function listenAs(person: Person): Promise<{ socket: Socket; told: string[] }> {
	const extraHeaders = { cookie: await person.cookie(), origin: person.product.origin };
	const socket = io(person.product.origin, { path: '/ws/', transports: ['websocket'], extraHeaders, forceNew: true });
	const told: string[] = [];
	socket.onAny((...event: unknown[]) => told.push(JSON.stringify(event)));
	await new Promise((resolve) => socket.once('connect', () => resolve(undefined)));
	return { socket, told };
}
