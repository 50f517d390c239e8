import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Frame } from '$lib/realtime/events';
import { newId } from '$lib/server/ids';
import { accessExchange } from '$lib/server/people/access';
import { openSpace } from '$lib/server/projects/openings';
import { sweep } from '$lib/server/realtime/sweep';
import { hideMessage, postMessage } from '$lib/server/talk/messages';
import { setClock } from '$lib/time/clock';
import { castOfTheDemo, type Cast } from '../support/cast';
import { closeListeners, listenAs, type Listener } from '../support/listener';
import { signIn, startTestServer, type TestServer } from '../support/realtimeServer';
import { freshStore } from '../support/store';
import { pause, until } from '../support/until';

/** What a coordinator's sockets hear during an opening, and what is heard of them. */
freshStore();
let cast: Cast;
let server: TestServer;
let team: string;

beforeAll(async () => {
	cast = await castOfTheDemo();
	server = await startTestServer();
	team = cast.spaces['Team Poppy']!;
});
afterEach(() => {
	setClock(null);
	closeListeners();
});
afterAll(() => server.close());

const reason = 'A parent called about last night';
const as = async (signInName: string) => {
	const id = cast.people[signInName]!;
	return listenAs(server, id, { cookie: await signIn(id) });
};
const peopleHere = (listener: Listener) => (listener.of('presence').at(-1) as { people: string[] } | undefined)?.people;

test('whoever is in a space hears of the opening at once, its staff with the reason, and for an hour the visitor hears all', async () => {
	const [coordinator, student, teacher] = [
		await as('coordinator'),
		await as('student1.gunn'),
		await as('teacher.gunn')
	];
	const outsider = await as('student3.gunn');
	const by = await accessExchange(await cast.viewer('coordinator'));
	const { until: end } = await openSpace(by, { id: newId(), reason }, team);
	const opened = (listener: Listener) => listener.events(team).find(({ type }) => type === 'space.opened');
	await until('the space hears', () => opened(student) !== undefined && opened(teacher) !== undefined);
	expect(opened(student)!.now).toMatchObject({ until: end, reason: null });
	expect(opened(teacher)!.now).toMatchObject({ until: end, reason });
	expect(JSON.stringify(student.told)).not.toContain(reason);
	expect(coordinator.of('joined')).toEqual([{ space: team }]);

	const member = await cast.member('teacher.gunn', 'Team Poppy');
	const { subject: message } = await postMessage(member, { id: newId(), text: 'Said during the opening' });
	const hiding = await hideMessage(member, { id: newId(), message });
	await until('the visitor hears what staff hear', () => coordinator.events(team).some(({ n }) => n === hiding.n));
	expect(coordinator.events(team).find(({ n }) => n === hiding.n)?.now).toMatchObject({
		text: 'Said during the opening'
	});
	expect(JSON.stringify(outsider.told)).not.toContain(team);
	expect(new Set(coordinator.of('frame').map((frame) => (frame as Frame).space))).toEqual(new Set([team]));
	await whispersAreNotHeard(coordinator, student);
	await endsWith(end, coordinator, member);
});

/** The visitor sees who is there, and nobody sees or hears the visitor. */
async function whispersAreNotHeard(visitor: Listener, student: Listener): Promise<void> {
	student.socket.emit('look', team);
	await until('the student is there', () => peopleHere(student)?.length === 1);
	await pause(1_100);
	visitor.socket.emit('look', team);
	visitor.socket.emit('typing', team);
	const here = [cast.people['student1.gunn']];
	await until('the visitor sees who is there', () => JSON.stringify(peopleHere(visitor)) === JSON.stringify(here));
	await pause(1_300);
	expect(peopleHere(student)).toEqual(here);
	expect(student.of('typing')).toEqual([]);
	student.socket.emit('typing', team);
	await until('what a member types is heard', () => visitor.of('typing').length === 1);
}

async function endsWith(end: number, visitor: Listener, member: Parameters<typeof postMessage>[0]): Promise<void> {
	setClock(() => end - 1);
	await sweep(server.io);
	expect(visitor.of('left')).toEqual([]);
	setClock(() => end);
	await sweep(server.io);
	await until('the visitor is told that it is over', () => visitor.of('left').length === 1);
	const before = visitor.frames(team).length;
	await postMessage(member, { id: newId(), text: 'Said after the opening' });
	await pause(150);
	expect(visitor.frames(team)).toHaveLength(before);
	expect(JSON.stringify(visitor.told)).not.toContain('Said after the opening');
	expect(visitor.socket.connected).toBe(true);
}
