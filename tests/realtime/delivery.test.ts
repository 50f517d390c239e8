import { expect, test } from 'vitest';
import type { Frame } from '$lib/realtime/events';
import { useStore, type Store } from '$lib/server/db/store';
import { newId } from '$lib/server/ids';
import { journal } from '$lib/server/journal';
import { onAppended } from '$lib/server/log/events';
import { startRealtime } from '$lib/server/realtime/server';
import { hideMessage } from '$lib/server/talk/messages';
import { as, cast, goLive, say, server, team } from '../support/live';
import { pause, until } from '../support/until';

goLive();

test.each([['websocket'], ['polling']])(
	'what one posts, the others of the space hear at once by %s',
	async (transport) => {
		const sanne = await as('student1.enschede', [transport]);
		const outsider = await as('outsider.enschede', [transport]);
		const posted = await say('student1.gunn', `hello by ${transport}`);
		await until('the student hears it', () => sanne.events(team).length === 1, 1_000);
		expect(sanne.frames(team)).toMatchObject([{ space: team, head: posted.n, events: [{ n: posted.n }] }]);
		expect(outsider.of('frame')).toEqual([]);
	}
);

test('many messages at once arrive in the order of the log, each once', async () => {
	const [sanne, teacher] = [await as('student1.enschede'), await as('teacher.gunn')];
	const posted = await Promise.all(Array.from({ length: 150 }, (_, i) => say('student1.gunn', `message ${i}`)));
	const numbers = posted.map(({ n }) => n).sort((a, b) => a - b);
	for (const person of [sanne, teacher]) {
		await until('all of them are there', () => person.events(team).length >= 150);
		expect(person.events(team).map(({ n }) => n)).toEqual(numbers);
	}
});

test('what is committed together goes out together, split before it is too much for a slow line', async () => {
	const sanne = await as('student1.enschede');
	await Promise.all(Array.from({ length: 20 }, () => say('student1.gunn', 'x'.repeat(4_000))));
	await until('all of them are there', () => sanne.events(team).length === 20);
	expect(sanne.frames(team).length).toBeLessThan(10);
	for (const frame of sanne.frames(team)) {
		expect(Buffer.byteLength(JSON.stringify(frame))).toBeLessThan(50_000);
		expect(frame.head).toBe(frame.events.at(-1)?.n);
	}
});

test('students do not hear the text of a hidden message, teachers do', async () => {
	const posted = await say('student1.gunn', 'something unkind');
	const [sanne, teacher] = [await as('student1.enschede'), await as('teacher.enschede')];
	await hideMessage(await cast.member('teacher.enschede', 'Team Poppy'), { id: newId(), message: posted.subject });
	await until('both hear it', () => sanne.events(team).length === 1 && teacher.events(team).length === 1);
	expect(sanne.events(team)[0]).toMatchObject({ type: 'message.hidden', now: null });
	expect(JSON.stringify(sanne.told)).not.toContain('unkind');
	expect(teacher.events(team)[0]).toMatchObject({ now: { text: 'something unkind', hidden: {} } });
});

test('what looks the same to both goes out as one frame, what does not as one each', async () => {
	const sent: { rooms: number; frame: Frame }[] = [];
	const broadcast = server.io.of('/').adapter.broadcast.bind(server.io.of('/').adapter);
	server.io.of('/').adapter.broadcast = (packet: { data: [string, Frame] }, options) => {
		if (packet.data[0] === 'frame') sent.push({ rooms: options.rooms.size, frame: packet.data[1] });
		broadcast(packet, options);
	};
	const posted = await say('student1.gunn', 'the same for all');
	await until('it goes out', () => sent.length === 1);
	await hideMessage(await cast.member('teacher.enschede', 'Team Poppy'), { id: newId(), message: posted.subject });
	await until('it goes out twice', () => sent.length === 3);
	server.io.of('/').adapter.broadcast = broadcast;
	expect(sent.map(({ rooms }) => rooms)).toEqual([2, 1, 1]);
});

test('if an event cannot be presented, the room hears its bare number, and the next one whole', async () => {
	const sanne = await as('student1.enschede');
	const store = Reflect.get(globalThis, Symbol.for('klasbrug.store')) as Store;
	onAppended('fault', () => {
		// The database is gone for a moment, just after the commit.
		useStore(undefined);
		setImmediate(() => useStore(store));
		onAppended('fault', () => {});
	});
	// Meant to fail: what the server writes of it would be taken for a fault of the run.
	const { level } = journal;
	journal.level = 'silent';
	const ghost = await say('student1.gunn', 'nobody can present this');
	await until('its number comes', () => sanne.frames(team).length === 1);
	journal.level = level;
	const next = await say('student1.gunn', 'after the ghost');
	await until('both came', () => sanne.frames(team).length === 2);
	expect(sanne.frames(team)).toMatchObject([
		{ space: team, head: ghost.n, events: [] },
		{ space: team, head: next.n, events: [{ n: next.n }] }
	]);
});

test('starting realtime again, as hot reload does, neither doubles nor loses anything', async () => {
	startRealtime();
	startRealtime();
	const sanne = await as('student1.enschede');
	await say('student1.gunn', 'once');
	await until('she hears it', () => sanne.events(team).length > 0);
	await pause(200);
	expect(sanne.events(team)).toHaveLength(1);
});
