import { afterEach, expect, onTestFinished, test } from 'vitest';
import type { TalkContent } from '$lib/realtime/apply';
import { talkSnapshot } from '$lib/server/frames/snapshots';
import { newId } from '$lib/server/ids';
import { endLoginSession } from '$lib/server/auth/login-sessions';
import { endMembership, restoreMembership } from '$lib/server/projects/memberships';
import { hideMessage, postMessage } from '$lib/server/talk/messages';
import { openClient, type Client, type ClientSetup } from '../support/client';
import { cast, goLive, say, server, team } from '../support/live';
import { signIn } from '../support/realtimeServer';
import { pause, until } from '../support/until';

goLive();
const clients: Client[] = [];
afterEach(() => clients.splice(0).forEach((client) => client.close()));

async function pageOf(signInName: string): Promise<{ n: number; content: TalkContent }> {
	const { n, content } = await talkSnapshot(await cast.member(signInName, 'Team Poppy'), 'now');
	return { n, content };
}

async function open(signInName: string, setup: Partial<ClientSetup> = {}): Promise<Client> {
	const { id, cookie } = await signIn(cast.people[signInName]!);
	const page = await pageOf(signInName);
	const client = openClient({ origin: server.origin, cookie, project: cast.project, space: team, ...page, ...setup });
	clients.push(client);
	logins.set(client, id);
	return client;
}
const logins = new Map<Client, string>();

const online = (client: Client) => until('the client is online', () => client.connection.status === 'online', 5_000);
const texts = (client: Client) => client.space.content.messages.map(({ text }) => text);

test('what a person writes stands there at once, and then once in the log on every screen', async () => {
	const [sanne, home] = [await open('student1.enschede'), await open('student1.enschede')];
	await Promise.all([online(sanne), online(home)]);
	for (const word of ['one', 'two', 'three']) sanne.space.post({ text: word });
	expect(sanne.space.pending.map(({ text, state }) => [text, state])).toEqual([
		['one', 'sending'],
		['two', 'sending'],
		['three', 'sending']
	]);
	await until('all are sent', () => sanne.space.pending.length === 0);
	await until('the other screen has them', () => home.space.n === sanne.space.n);
	for (const screen of [sanne, home]) expect(texts(screen).slice(-3)).toEqual(['one', 'two', 'three']);
});

test('what is refused stays with its text, and goes out when tried again', async () => {
	const sanne = await open('student1.enschede');
	await online(sanne);
	const teacher = await cast.member('teacher.enschede', 'Team Poppy');
	const { id } = await cast.member('student1.enschede', 'Team Poppy');
	await endMembership(teacher, { id: newId(), membership: id });
	sanne.space.post({ text: 'too late' });
	await until('it is refused', () => sanne.space.pending[0]?.state === 'failed');
	expect(sanne.space.pending[0]).toMatchObject({ text: 'too late', key: '404' });
	await until('she is told', () => sanne.told.gone);
	await restoreMembership(teacher, { id: newId(), membership: id });
	const again = await open('student1.enschede');
	again.space.post({ text: 'in time' });
	await until('it is sent', () => again.space.pending.length === 0);
	sanne.space.discard(sanne.space.pending[0]!.command);
	expect(sanne.space.pending).toEqual([]);
});

test('a message that a frame did not bring is fetched, and the rest stays in order', async () => {
	const sanne = await open('student1.enschede');
	await online(sanne);
	server.io.in(`space:${team}:member`).socketsLeave(`space:${team}:member`);
	for (const word of ['lost 1', 'lost 2']) await say('student1.gunn', word);
	server.io.in(`person:${cast.people['student1.enschede']}`).socketsJoin(`space:${team}:member`);
	await say('student1.gunn', 'heard');
	await until('the hole is filled', () => texts(sanne).at(-1) === 'heard');
	expect(texts(sanne).slice(-3)).toEqual(['lost 1', 'lost 2', 'heard']);
});

test('what a person has written stays on the screen, once, while a hole before it is being filled', async () => {
	let fill: () => void = () => {};
	const filled = new Promise<void>((resolve) => (fill = resolve));
	const sanne = await open('student1.enschede', {
		delay: (address) => (address.includes('/since') ? filled : undefined)
	});
	await online(sanne);
	server.io.in(`space:${team}:member`).socketsLeave(`space:${team}:member`);
	await say('student1.gunn', 'missed');
	sanne.space.post({ text: 'written meanwhile' });
	const shown = () => [...texts(sanne), ...sanne.space.pending.map(({ text }) => text)];
	await until('the server has it', () => sanne.space.pending[0]?.state === 'sent');
	expect(shown()).not.toContain('missed');
	expect(shown().filter((text) => text === 'written meanwhile')).toHaveLength(1);
	fill();
	await until('the hole is filled', () => {
		expect(shown().filter((text) => text === 'written meanwhile')).toHaveLength(1);
		return texts(sanne).includes('missed');
	});
	expect(texts(sanne).slice(-2)).toEqual(['missed', 'written meanwhile']);
	expect(sanne.space.pending).toEqual([]);
});

test('a last message that nobody told of is found by its number', async () => {
	const sanne = await open('student1.enschede');
	await online(sanne);
	server.io.in(`space:${team}:member`).socketsLeave(`space:${team}:member`);
	await say('student1.gunn', 'the very last');
	await pause(300);
	expect(texts(sanne)).not.toContain('the very last');
	await sanne.connection.ask();
	await until('it is there', () => texts(sanne).at(-1) === 'the very last');
});

test('with sockets blocked, asking by number carries on', async () => {
	const socket = { path: '/blocked/' };
	const pace = { heads: 150, grace: 100 };
	const sanne = await open('student1.enschede', { connection: { socket, pace } });
	await online(sanne);
	await say('student1.gunn', 'over plain HTTP');
	await until('it is there', () => texts(sanne).at(-1) === 'over plain HTTP');
	sanne.space.post({ text: 'and back' });
	await until('it is sent', () => sanne.space.pending.length === 0);
	expect(texts(sanne).at(-1)).toBe('and back');
});

test('what is written without a connection waits and goes out by itself, once and in order', async () => {
	const pace = { grace: 200, heads: 300 };
	const sanne = await open('student1.enschede', { connection: { pace }, origin: server.origin });
	await online(sanne);
	const held = await holdRequests();
	const before = sanne.space.n;
	for (const word of ['first', 'second']) sanne.space.post({ text: word });
	await until('she sees that it waits', () => sanne.space.isWaiting && sanne.connection.status === 'offline', 6_000);
	expect(sanne.space.pending.map(({ text }) => text)).toEqual(['first', 'second']);
	held.release();
	await until('both are sent', () => sanne.space.pending.length === 0, 15_000);
	expect(texts(sanne).slice(-2)).toEqual(['first', 'second']);
	expect(sanne.space.n).toBe(before + 2);
});

/** The server stops answering and cuts every connection, until it is released. */
async function holdRequests() {
	const refuse = (socket: { destroy(): void }) => void socket.destroy();
	server.http.on('connection', refuse);
	server.http.closeAllConnections();
	for (const socket of server.io.sockets.sockets.values()) socket.conn.close(true);
	return { release: () => server.http.off('connection', refuse) };
}

test('who missed more than five hundred events is asked to load the page again', async () => {
	const { n, content } = await pageOf('student1.enschede');
	const member = await cast.member('student1.gunn', 'Team Poppy');
	await Promise.all(Array.from({ length: 501 }, (_, i) => postMessage(member, { id: newId(), text: `${i}` })));
	const sanne = await open('student1.enschede', { n, content });
	await until('a reset is asked for', () => sanne.told.resets > 0);
	sanne.space.load({ ...(await pageOf('student1.enschede')), readTo: 0 });
	await say('student1.gunn', 'after the reset');
	await until('it goes on', () => texts(sanne).at(-1) === 'after the reset');
});

test('a message hidden while older ones are being loaded does not come back with them', async () => {
	const member = await cast.member('student1.gunn', 'Team Poppy');
	const posted = await say('student1.gunn', 'soon hidden');
	await Promise.all(Array.from({ length: 60 }, (_, i) => postMessage(member, { id: newId(), text: `${i}` })));
	const page = await pageOf('student1.enschede');
	let hasHeard: () => void = () => {};
	const heard = new Promise<void>((resolve) => (hasHeard = resolve));
	const sanne = await open('student1.enschede', {
		...page,
		// The answer is read before the hiding and arrives after it.
		delay: (address) => (address.includes('messages?before') ? heard : undefined)
	});
	await online(sanne);
	const loading = sanne.space.window.loadOlder();
	await pause(100);
	await hideMessage(await cast.member('teacher.gunn', 'Team Poppy'), { id: newId(), message: posted.subject });
	await until('she hears of it', () => sanne.space.n > page.n);
	hasHeard();
	await loading;
	expect(texts(sanne)).not.toContain('soon hidden');
	expect(sanne.space.content.from).toBeLessThan(page.content.from);
});

test('who is signed out elsewhere hears it, and is not signed in again by the socket', async () => {
	const sanne = await open('student1.enschede');
	await online(sanne);
	await endLoginSession(logins.get(sanne)!);
	await until('she is told', () => sanne.told.signedOut);
});

test('unread is told for a space that is not open', async () => {
	const teacher = await open('teacher.enschede');
	await online(teacher);
	await until('heads are known', () => teacher.connection.heads.get(team) !== undefined);
	teacher.space.markRead(teacher.space.n);
	expect(teacher.connection.heads.get(team)?.unread).toBe(0);
	const common = cast.spaces.common!;
	const before = teacher.connection.heads.get(common)!.unread;
	await postMessage(await cast.member('student1.gunn', 'common'), { id: newId(), text: 'in the common space' });
	await until('it counts', () => teacher.connection.heads.get(common)?.unread === before + 1);
});

test('who comes in is told all heads at once, and asks for nothing; who is not told asks', async () => {
	// Counted where they arrive: a question that gives up on its answer has been asked.
	let asked = 0;
	const count = ({ url }: { url?: string }) => void (url === '/heads' && (asked += 1));
	server.http.on('request', count);
	onTestFinished(() => void server.http.off('request', count));
	const sanne = await open('student1.enschede');
	await until('she knows her spaces', () => (sanne.connection.heads.get(team)?.head ?? -1) >= 0);
	await pause(300);
	expect(asked).toBe(0);

	// What a server from before does, and one that is interrupted.
	server.io.once('connection', (socket) => {
		const tell = socket.emit.bind(socket);
		socket.emit = (...told) => told[0] === 'welcome' || tell(...told);
	});
	const other = await open('student1.enschede', { connection: { pace: { patience: 400 } } });
	await until('the other screen knows them too', () => (other.connection.heads.get(team)?.head ?? -1) >= 0);
	expect(asked).toBeGreaterThan(0);
});
