import type { Server, Socket } from 'socket.io';
import type { Told, Whispered } from '$lib/realtime/events';
import { liveLoginSessions } from '../auth/login-sessions';
import { roomsOf, type Face, type Seat } from '../projects/access';
import { watchPerson } from './watches';

/**
 * Which rooms a socket sits in: its login session's, its person's, and for each active membership exactly one of the
 * space's two. Only the server lets it in, from rows, and the rows are read again whenever they may have changed.
 */
export interface SocketIds {
	person: string;
	/** The login session. */
	login: string;
	/** The spaces among its rooms in which it is a visitor: it hears, and nobody hears of it. */
	visits: Set<string>;
}

type NoEvents = Record<string, never>;
export type RealtimeServer = Server<Whispered, Told, NoEvents, SocketIds>;
export type RealtimeSocket = Socket<Whispered, Told, NoEvents, SocketIds>;

/** The one Socket.IO server, made by who owns the HTTP server: start.ts, Vite's plugin, a test. */
export function theServer(): RealtimeServer | undefined {
	return (globalThis as unknown as Record<symbol, RealtimeServer | undefined>)[Symbol.for('klasbrug.io')];
}

export const personRoom = (id: string) => `person:${id}`;
export const loginRoom = (id: string) => `login:${id}`;
export const spaceRoom = (id: string, face: Face) => `space:${id}:${face}`;
export const bothRooms = (space: string) => [spaceRoom(space, 'member'), spaceRoom(space, 'staff')];

/** Puts a socket into all rooms it belongs in. */
export async function join(socket: RealtimeSocket, spaces: Seat[]): Promise<void> {
	socket.data.visits = visitsAmong(spaces);
	const { person, login } = socket.data;
	await socket.join([personRoom(person), loginRoom(login), ...spaces.map(({ space, face }) => spaceRoom(space, face))]);
}

/** The spaces whose frames a socket gets. */
export function spacesOf(socket: RealtimeSocket): Set<string> {
	return new Set(spaceRoomsOf(socket).map((room) => room.split(':')[1] ?? ''));
}

export function leaveAllSpaces(socket: RealtimeSocket): void {
	for (const room of spaceRoomsOf(socket)) void socket.leave(room);
}

/**
 * Reads a socket's login session and memberships again and settles the difference: cut, leave, join. What is revoked
 * while they are being read is read once more, so an old answer never lets anybody back in.
 */
export async function settle(socket: RealtimeSocket): Promise<void> {
	const { person, login } = socket.data;
	const watch = watchPerson(person, login);
	const isAlive = (await liveLoginSessions([login])).has(login);
	const rooms = isAlive ? await roomsOf(person) : [];
	watch.end();
	if (watch.isTouched) return settle(socket);
	if (!socket.connected) return;
	if (!isAlive) return signOut(socket);
	settleSpaces(socket, rooms);
}

export function signOut(socket: RealtimeSocket): void {
	socket.emit('signedOut');
	socket.disconnect(true);
}

function settleSpaces(socket: RealtimeSocket, spaces: Seat[]): void {
	socket.data.visits = visitsAmong(spaces);
	const before = spacesOf(socket);
	const wanted = new Set(spaces.map(({ space, face }) => spaceRoom(space, face)));
	for (const room of spaceRoomsOf(socket)) if (!wanted.has(room)) void socket.leave(room);
	void socket.join([...wanted]);
	const after = new Set(spaces.map(({ space }) => space));
	for (const space of before) if (!after.has(space)) socket.emit('left', { space });
	for (const space of after) if (!before.has(space)) socket.emit('joined', { space });
}

function spaceRoomsOf(socket: RealtimeSocket): string[] {
	return [...socket.rooms].filter((room) => room.startsWith('space:'));
}

function visitsAmong(seats: Seat[]): Set<string> {
	return new Set(seats.filter(({ isVisitor }) => isVisitor).map(({ space }) => space));
}
