import { afterEach, expect, test } from 'vitest';
import type { TalkContent } from '$lib/realtime/apply';
import { talkSnapshot } from '$lib/server/frames/snapshots';
import { newId } from '$lib/server/ids';
import { deleteMessage } from '$lib/server/talk/deletions';
import { editMessage } from '$lib/server/talk/edits';
import { hideMessage, postMessage, showMessage } from '$lib/server/talk/messages';
import { pinMessage, unpinMessage } from '$lib/server/talk/pins';
import { settleQuestion } from '$lib/server/talk/questions';
import { react, unreact } from '$lib/server/talk/reactions';
import { openClient, type Client } from '../support/client';
import { cast, goLive, say, server, team } from '../support/live';
import { signIn } from '../support/realtimeServer';
import { until } from '../support/until';

/** Edits, deletions, hidings, reactions are events like any other: who comes back holds exactly what a fresh page does. */
goLive();
const clients: Client[] = [];
afterEach(() => clients.splice(0).forEach((client) => client.close()));

const readers = ['student1.enschede', 'teacher.enschede'];

test('whoever was away while everything happened sees what a fresh page shows, as a student and as a teacher', async () => {
	const texts = ['edited', 'deleted', 'hidden', 'shown again', 'reacted to', 'pinned', 'no longer pinned', 'answered'];
	const posted: string[] = [];
	for (const text of texts) posted.push((await say('student1.gunn', text)).subject);
	const all = await Promise.all(readers.map(open));
	for (const client of all) await until('it is online', () => client.connection.status === 'online');
	const away = await cutEverybody();
	await everythingHappens(posted);
	away.release();
	await say('student1.gunn', 'the last word');

	for (const [index, reader] of readers.entries()) {
		const { space } = all[index]!;
		const fresh = await talkSnapshot(await cast.member(reader, 'Team Poppy'));
		await until(`${reader} has caught up`, () => space.n === fresh.n, 15_000);
		expect(from(space.content, fresh.content.from)).toEqual(from(fresh.content, space.content.from));
		const shown = space.content.messages.map(({ text }) => text);
		expect(shown).toContain('edited, and better');
		expect(shown).toContain('shown again');
		expect(shown.includes('hidden')).toBe(reader.startsWith('teacher'));
		expect(shown).not.toContain('deleted');
		expect(space.content.pins.map(({ text }) => text)).toContain('pinned');
		expect(space.content.questions.map(({ text }) => text)).toContain('asked and open');
	}
});

/** Each kind of change to a message, some of them twice. */
async function everythingHappens(posted: string[]): Promise<void> {
	const [edited, deleted, hidden, shown, reacted, pinned, unpinned, answered] = posted as [string, ...string[]];
	const author = await cast.member('student1.gunn', 'Team Poppy');
	const teacher = await cast.member('teacher.gunn', 'Team Poppy');
	const id = () => ({ id: newId() });
	await editMessage(author, { ...id(), message: edited, text: 'edited, once', times: [] });
	await editMessage(author, { ...id(), message: edited, text: 'edited, and better', times: [] });
	await deleteMessage(author, { ...id(), message: deleted! });
	await hideMessage(teacher, { ...id(), message: hidden! });
	await hideMessage(teacher, { ...id(), message: shown! });
	await showMessage(teacher, { ...id(), message: shown! });
	await react(author, { ...id(), message: reacted!, kind: 'thumbsUp' });
	await react(teacher, { ...id(), message: reacted!, kind: 'thumbsUp' });
	await unreact(author, { ...id(), message: reacted!, kind: 'thumbsUp' });
	for (const message of [pinned!, unpinned!]) await pinMessage(author, { ...id(), message });
	await unpinMessage(author, { ...id(), message: unpinned! });
	await postMessage(teacher, { ...id(), text: 'an answer', thread: answered! });
	await postMessage(author, { ...id(), text: 'asked and open', asks: true });
	const { subject: settled } = await postMessage(author, { ...id(), text: 'asked and settled', asks: true });
	await settleQuestion(author, { ...id(), message: settled });
}

async function open(reader: string): Promise<Client> {
	const { cookie } = await signIn(cast.people[reader]!);
	const { n, content } = await talkSnapshot(await cast.member(reader, 'Team Poppy'));
	const pace = { grace: 200, heads: 300 };
	const client = openClient({
		...{ origin: server.origin, cookie, project: cast.project, space: team, n, content },
		connection: { pace }
	});
	clients.push(client);
	return client;
}

/** What both of two readings hold. */
function from(content: TalkContent, other: number): TalkContent {
	const least = Math.max(content.from, other);
	return { ...content, from: least, messages: content.messages.filter(({ n }) => n >= least) };
}

/** Nothing reaches the server, and nothing comes from it, until it is released. */
async function cutEverybody(): Promise<{ release: () => void }> {
	const refuse = (socket: { destroy(): void }) => void socket.destroy();
	server.http.on('connection', refuse);
	server.http.closeAllConnections();
	for (const socket of server.io.sockets.sockets.values()) socket.conn.close(true);
	return { release: () => server.http.off('connection', refuse) };
}
