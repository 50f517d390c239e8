import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Told, Whispered } from '$lib/realtime/events';
import { stopServers } from '../../support/server';
import { pause, until } from '../../support/until';
import { placeAbout } from './cells';
import { columns, table, type Row } from './table';
import { startWorld, type Role, type World } from './world';

/** The socket rows of the table of rights: who comes in, and whose whispers about which space come through. */
let world: World;
const open: Socket[] = [];

beforeAll(async () => {
	world = await startWorld();
});
afterEach(() => open.splice(0).forEach((socket) => socket.disconnect()));
afterAll(async () => {
	world?.close();
	await stopServers();
});

type Client = Socket<Told, Whispered>;
const rowsOf = (entry: string) => table.filter((row) => row.entry === entry);
const mayComeIn = columns.filter((role) => rowsOf('socket connection')[0]!.answers[role] === 'in');
const watchers: [string, Role][] = [
	['team', 'otherTeacher'],
	['staff', 'otherTeacher'],
	['outside', 'outsider']
];

async function connect(role: Role): Promise<Client> {
	const extraHeaders = { cookie: world.cookie(role), origin: world.origin };
	const socket: Client = io(world.origin, { path: '/ws/', extraHeaders, forceNew: true, reconnection: false });
	open.push(socket);
	await new Promise<void>((resolve, reject) => {
		socket.once('connect', resolve);
		socket.once('connect_error', reject);
	});
	return socket;
}

/** Says anything at all, as a program may. */
function whisper(socket: Client, event: string, ...data: unknown[]): void {
	const loose: Pick<Socket, 'emit'> = socket;
	loose.emit(event, ...data);
}

test('a socket lets in exactly those who are signed in', async () => {
	for (const role of columns) {
		const word = await connect(role).then(
			() => 'in',
			(refusal: Error) => (refusal.message === 'signed out' ? 'out' : refusal.message)
		);
		expect(word, role).toBe(rowsOf('socket connection')[0]!.answers[role]);
	}
});

test('who looks at a space is shown who is there, if they are members, and else nothing', async () => {
	for (const role of mayComeIn) {
		const socket = await connect(role);
		const shown: string[] = [];
		socket.on('presence', ({ space }) => shown.push(space));
		for (const row of rowsOf('socket look')) {
			shown.length = 0;
			const { space } = placeAbout(world, row.about);
			whisper(socket, 'look', space);
			if (row.answers[role] === 'heard') await until(`${role} sees ${row.about}`, () => shown.includes(space));
			else await pause(40);
			whisper(socket, 'look', null);
			expect(shown.includes(space) ? 'heard' : 'silent', `${role} looks at ${row.about}`).toBe(row.answers[role]);
		}
		socket.disconnect();
	}
});

test('typing is heard by the other members of a space when a member types there, and else by nobody', async () => {
	const heard: { space: string; person: string }[] = [];
	for (const [, role] of watchers) (await connect(role)).on('typing', (typing) => void heard.push(typing));
	const teacher = await connect('teacher');
	teacher.on('typing', (typing) => void heard.push(typing));
	for (const role of mayComeIn) await Promise.all(rowsOf('socket typing').map((row) => typeAbout(row, role, heard)));
});

/** Each with a socket of its own: one socket's typing is told once in two seconds. */
async function typeAbout({ about, answers }: Row, role: Role, heard: { space: string; person: string }[]) {
	const socket = await connect(role);
	const { space } = placeAbout(world, about);
	whisper(socket, 'typing', space);
	const isHeard = () => heard.some((one) => one.space === space && one.person === world.viewerId(role));
	if (answers[role] === 'heard') await until(`${role} is heard typing in ${about}`, isHeard);
	else await pause(60);
	expect(isHeard() ? 'heard' : 'silent', `${role} types in ${about}`).toBe(answers[role]);
	socket.disconnect();
}

test('nothing else that a browser can say over the socket is understood, or harms', async () => {
	const [student, partner] = [await connect('student'), await connect('teacher')];
	const told: string[] = [];
	partner.onAny((event: string) => told.push(event));
	const before = world.stored();
	const { space } = world.places.team;
	for (const data of [
		{ space },
		[space],
		{ toString: space },
		7,
		true,
		'',
		'x'.repeat(10_000),
		'__proto__',
		'constructor'
	]) {
		for (const event of ['look', 'typing']) whisper(student, event, data);
	}
	for (const event of [
		'frame',
		'post',
		'message',
		'join',
		'left',
		'signedOut',
		'disconnecting',
		'error',
		'__proto__'
	]) {
		if (!['disconnecting'].includes(event)) {
			whisper(student, event, { space, text: 'hello', head: 99 }, () => told.push('ack'));
		}
	}
	await pause(200);
	expect(student.connected).toBe(true);
	expect(told).toEqual([]);
	expect(world.stored()).toBe(before);
	whisper(student, 'typing', space);
	await until('the partner hears what is understood', () => told.includes('typing'));
});

test('only the one namespace is there', async () => {
	for (const namespace of ['/admin', '/staff', '/__proto__']) {
		const extraHeaders = { cookie: world.cookie('teacher'), origin: world.origin };
		const socket = io(world.origin + namespace, { path: '/ws/', extraHeaders, forceNew: true, reconnection: false });
		open.push(socket);
		const refusal = await new Promise<Error>((resolve) => socket.once('connect_error', resolve));
		expect(refusal.message).toBe('Invalid namespace');
	}
});
