import { eq } from 'drizzle-orm';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mail, mailAddress, mailLink } from '$lib/server/db/schema/notices';
import { read, write } from '$lib/server/db/store';
import { addressOf, forgetAddress, setAddress, wantDaily } from '$lib/server/notices/addresses';
import { folderPost, lettersInFolder, openPost, usePost, type Letter } from '$lib/server/notices/mail';
import { accessMailLink, askForLess, confirmAddress } from '$lib/server/notices/mailLinks';
import { queueMail, recoverMails, sendDueMails } from '$lib/server/notices/outgoing';
import { now, setClock } from '$lib/time/clock';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';

freshStore();

let cast: Cast;
beforeAll(async () => {
	process.env.ORIGIN = 'https://klasbrug.example.org';
	cast = await castOfTheDemo();
});
beforeEach(() => usePost(folderPost()));
afterEach(async () => {
	setClock(null);
	await write(async (tx) => void (await tx.delete(mail)));
});
afterAll(() => usePost(undefined));

const minute = 60_000;
const tokenIn = ({ text }: Letter, kind: 'confirm' | 'less') =>
	new RegExp(`/mail/${kind}/([\\w-]{43})`).exec(text)?.[1];
const lettersTo = (address: string) => lettersInFolder().filter(({ to }) => to === address);
const queue = (who: string, kind: 'report' | 'daily', facts = {}) =>
	write((tx) => queueMail(tx, { to: cast.people[who]!, kind, facts }));
const rowsOf = (who: string) => read().select().from(mail).where(eq(mail.personId, cast.people[who]!));

/** Gives somebody a confirmed address. */
async function reachable(who: string, address: string): Promise<void> {
	const facts = { address, at: now(), confirmedAt: now(), daily: true };
	await write(async (tx) => {
		await tx
			.insert(mailAddress)
			.values({ personId: cast.people[who]!, ...facts })
			.onConflictDoUpdate({ target: mailAddress.personId, set: facts });
	});
}

describe('an address', () => {
	it('gets nothing but a link until the button behind it is pressed', async () => {
		const teacher = await cast.viewer('teacher.enschede');
		await forgetAddress(teacher);
		await setAddress(teacher, 'dewit@aamarke.example');
		expect(await queue('teacher.enschede', 'report', { path: '/' })).toBe(false);
		await sendDueMails();
		const [letter] = lettersTo('dewit@aamarke.example');
		const token = tokenIn(letter!, 'confirm')!;
		await accessMailLink('confirm', token);
		expect(await addressOf(teacher)).toMatchObject({ isConfirmed: false });
		await confirmAddress(token);
		expect(await addressOf(teacher)).toEqual({ address: 'dewit@aamarke.example', isConfirmed: true, daily: true });
		await expect(confirmAddress(token)).rejects.toMatchObject({ status: 404 });
	});

	it('is not confirmed by a link that went to another one, nor after a day', async () => {
		const teacher = await cast.viewer('teacher.gunn');
		await setAddress(teacher, 'first@gunn.example');
		await sendDueMails();
		const first = tokenIn(lettersTo('first@gunn.example')[0]!, 'confirm')!;
		await setAddress(teacher, 'second@gunn.example');
		await expect(confirmAddress(first)).rejects.toMatchObject({ status: 404 });
		await sendDueMails();
		await expect(confirmAddress(first)).rejects.toMatchObject({ status: 404 });
		const second = tokenIn(lettersTo('second@gunn.example')[0]!, 'confirm')!;
		const tomorrow = now() + 24 * 60 * minute;
		setClock(() => tomorrow);
		await expect(accessMailLink('confirm', second)).rejects.toMatchObject({ status: 404 });
	});

	it('is never a student’s, and no more than five links a day go out for one person', async () => {
		const student = await cast.viewer('student1.gunn');
		expect(await addressOf(student)).toBeUndefined();
		await expect(setAddress(student, 'maya@gunn.example')).rejects.toMatchObject({ status: 404 });
		await expect(forgetAddress(student)).rejects.toMatchObject({ status: 404 });
		await expect(wantDaily(student, true)).rejects.toMatchObject({ status: 404 });
		const coordinator = await cast.viewer('coordinator');
		for (let n = 1; n <= 5; n++) await setAddress(coordinator, `jos${n}@city.example`);
		await expect(setAddress(coordinator, 'jos6@city.example')).rejects.toMatchObject({ status: 429 });
		await forgetAddress(coordinator);
		expect(await addressOf(coordinator)).toBeNull();
		await sendDueMails();
		expect(lettersInFolder().some(({ to }) => to.startsWith('jos'))).toBe(false);
	});

	it('keeps no token: the database has its hash', async () => {
		const all = JSON.stringify([await read().select().from(mail), await read().select().from(mailLink)]);
		for (const letter of lettersInFolder()) {
			for (const kind of ['confirm', 'less'] as const) {
				const token = tokenIn(letter, kind);
				if (token) expect(all).not.toContain(token);
			}
		}
	});
});

describe('a mail', () => {
	it('holds no name of anybody, in both languages', async () => {
		usePost(folderPost());
		await reachable('teacher.enschede', 'nl@aamarke.example');
		await reachable('teacher.gunn', 'en@gunn.example');
		for (const who of ['teacher.enschede', 'teacher.gunn']) {
			await queue(who, 'report', { path: '/projects' });
			await queue(who, 'daily', { reports: 1, mentions: 2, messages: 100 });
		}
		await sendDueMails();
		const [dutch, english] = [lettersTo('nl@aamarke.example'), lettersTo('en@gunn.example')];
		expect(dutch.map(({ subject }) => subject).sort()).toEqual([
			'Klasbrug: een melding wacht op jou',
			'Klasbrug: vandaag'
		]);
		expect(english.find(({ less }) => less)?.text).toMatch(
			/- 1 report\n- 2 mentions of you\n- more than 99 messages not read\n/
		);
		expect(new Set(dutch.map(({ lang }) => lang))).toEqual(new Set(['nl']));
		expect(new Set(english.map(({ lang }) => lang))).toEqual(new Set(['en']));
		const words = JSON.stringify([dutch, english]);
		for (const name of [...Object.keys(cast.people), 'De Wit', 'Rivera', 'Maya', 'Poppy', 'Cool Block']) {
			expect(words).not.toContain(name);
		}
	});

	it('that is not taken is tried again, later each time, and given up after the fifth attempt', async () => {
		await reachable('teacher.gunn', 'en@gunn.example');
		let attempts = 0;
		usePost({
			send: async () => {
				attempts++;
				throw new Error('451 not now');
			}
		});
		await queue('teacher.gunn', 'report', { path: '/' });
		let at = now();
		setClock(() => at);
		for (let hours = 0; hours < 12; hours++) {
			await sendDueMails();
			await sendDueMails();
			at += 60 * minute;
		}
		expect(attempts).toBe(5);
		expect((await rowsOf('teacher.gunn')).at(-1)).toMatchObject({ kind: 'report', state: 'dropped', attempts: 5 });
	});

	it('of every day may be lost in a crash, and never comes twice; one about a report comes again', async () => {
		usePost({ send: () => new Promise(() => {}) });
		await reachable('teacher.gunn', 'crash@gunn.example');
		await queue('teacher.gunn', 'daily', { mentions: 1 });
		void sendDueMails();
		await untilSending('daily');
		usePost({ send: () => new Promise(() => {}) });
		await queue('teacher.gunn', 'report', { path: '/' });
		void sendDueMails();
		await untilSending('report');
		// The server stopped here.
		usePost(folderPost());
		await recoverMails();
		await sendDueMails();
		await recoverMails();
		await sendDueMails();
		expect(lettersTo('crash@gunn.example').map(({ less }) => less)).toEqual([null]);
	});

	it('of every day is sent again only where the other server cannot have it yet', async () => {
		await reachable('teacher.gunn', 'again@gunn.example');
		const failures = [Object.assign(new Error(), { command: 'CONN' }), Object.assign(new Error(), { command: 'DATA' })];
		for (const [index, failure] of failures.entries()) {
			usePost({ send: () => Promise.reject(failure) });
			await queue('teacher.gunn', 'daily', { mentions: 1 });
			await sendDueMails();
			const last = (await rowsOf('teacher.gunn')).filter(({ kind }) => kind === 'daily').at(-1);
			expect(last?.state).toBe(index === 0 ? 'waiting' : 'dropped');
		}
	});

	it('is not sent to who has changed their mind meanwhile, or whose account has ended', async () => {
		usePost(folderPost());
		await reachable('teacher.gunn', 'mind@gunn.example');
		await queue('teacher.gunn', 'daily', { mentions: 1 });
		await wantDaily(await cast.viewer('teacher.gunn'), false);
		await sendDueMails();
		expect(lettersTo('mind@gunn.example')).toEqual([]);
		await forgetAddress(await cast.viewer('teacher.gunn'));
		expect(await queue('teacher.gunn', 'report', { path: '/' })).toBe(false);
	});
});

describe('“less of this”', () => {
	it('works without signing in, only when asked, and leaves the mail about reports', async () => {
		usePost(folderPost());
		await reachable('teacher.gunn', 'less@gunn.example');
		await queue('teacher.gunn', 'daily', { mentions: 1 });
		await sendDueMails();
		const letter = lettersTo('less@gunn.example')[0]!;
		const token = tokenIn(letter, 'less')!;
		expect(letter.less).toBe(`https://klasbrug.example.org/mail/less/${token}`);
		await accessMailLink('less', token);
		const teacher = await cast.viewer('teacher.gunn');
		expect(await addressOf(teacher)).toMatchObject({ daily: true });
		await askForLess(token);
		await askForLess(token);
		expect(await addressOf(teacher)).toMatchObject({ daily: false });
		expect(await queue('teacher.gunn', 'report', { path: '/' })).toBe(true);
		await expect(askForLess('A'.repeat(43))).rejects.toMatchObject({ status: 404 });
		await expect(confirmAddress(token)).rejects.toMatchObject({ status: 404 });
	});
});

describe('by SMTP', () => {
	it('a mail goes out with the headers of RFC 8058, and an installation without settings sends none', async () => {
		const received: string[] = [];
		const server = await smtpServer(received);
		const { port } = server.address() as AddressInfo;
		openPost({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Klasbrug <bridge@example.org>' });
		await reachable('teacher.gunn', 'smtp@gunn.example');
		await queue('teacher.gunn', 'daily', { mentions: 3 });
		await sendDueMails();
		server.close();
		const [letter = ''] = received;
		expect(letter).toMatch(/^From: Klasbrug <bridge@example\.org>/m);
		expect(letter).toMatch(/^To: smtp@gunn\.example/m);
		expect(letter).toMatch(/^Auto-Submitted: auto-generated/m);
		expect(letter).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
		expect(letter.replaceAll(/\r\n\s+/g, ' ')).toMatch(
			/^List-Unsubscribe: <https:\/\/klasbrug\.example\.org\/mail\/less\/[\w-]{43}\/now>/m
		);
		openPost({});
		expect(await queue('teacher.gunn', 'report', { path: '/' })).toBe(false);
	});
});

async function untilSending(kind: 'daily' | 'report'): Promise<void> {
	for (;;) {
		const rows = await rowsOf('teacher.gunn');
		if (rows.some((row) => row.kind === kind && row.state === 'sending')) return;
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}

/** As much of a mail server as takes a mail. */
function smtpServer(received: string[]): Promise<Server> {
	const server = createServer((socket) => {
		let inData = false;
		let data = '';
		socket.write('220 ready\r\n');
		socket.on('data', (part) => {
			if (inData) {
				data += part.toString();
				if (!data.endsWith('\r\n.\r\n')) return;
				inData = false;
				received.push(data);
				socket.write('250 taken\r\n');
				return;
			}
			const line = part.toString();
			inData = line.startsWith('DATA');
			if (line.startsWith('QUIT')) socket.end('221 bye\r\n');
			else socket.write(inData ? '354 go on\r\n' : '250 ok\r\n');
		});
	});
	return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
