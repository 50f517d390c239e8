import { readToken } from '../auth/login-cookie';
import { idOf } from '../auth/login-sessions';
import { viewerOf } from '../auth/viewer';
import { roomsOf } from '../projects/access';
import { join, leaveAllSpaces, personRoom, settle, type RealtimeServer, type RealtimeSocket } from './rooms';
import { watchPerson, type Watch } from './watches';

/**
 * How a socket comes in: the login cookie says who it is (which renews nothing), the rows say what it may hear. It
 * sits in its rooms before the browser hears "connected", so whoever then asks `heads` misses nothing.
 */
const mostSocketsOfOne = 8;

const arriving = new WeakMap<RealtimeSocket, Watch>();

/** Before the socket counts as connected. Refuses with an error that says nothing but `signed out`. */
export async function admit(socket: RealtimeSocket, next: (refusal?: Error) => void): Promise<void> {
	try {
		next((await identify(socket)) ? undefined : new Error('signed out'));
	} catch {
		next(new Error('unavailable'));
	}
}

/** The moment it is connected. Revocations could not reach it before; one that came meanwhile holds now. */
export function arrive(io: RealtimeServer, socket: RealtimeSocket): void {
	const watch = arriving.get(socket);
	watch?.end();
	if (!watch || watch.isTouched) {
		leaveAllSpaces(socket);
		settle(socket).catch(() => socket.conn.close());
	}
	cutOldest(io, socket.data.person);
}

async function identify(socket: RealtimeSocket): Promise<boolean> {
	const token = readToken(socket.request.headers.cookie);
	if (!token) return false;
	const watch = watchPerson(null, idOf(token));
	arriving.set(socket, watch);
	socket.conn.once('close', () => watch.end());
	const viewer = await viewerOf(token);
	if (!viewer || viewer.mustChoosePassword) return false;
	watch.person = viewer.id;
	socket.data.person = viewer.id;
	socket.data.login = viewer.loginSession;
	await join(socket, await roomsOf(viewer.id));
	return true;
}

function cutOldest(io: RealtimeServer, person: string): void {
	const sockets = [...(io.sockets.adapter.rooms.get(personRoom(person)) ?? [])];
	const tooMany = Math.max(0, sockets.length - mostSocketsOfOne);
	for (const id of sockets.slice(0, tooMany)) io.sockets.sockets.get(id)?.disconnect(true);
}
