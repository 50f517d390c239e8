import { readToken } from '../auth/login-cookie';
import { idOf } from '../auth/login-sessions';
import { viewerOf } from '../auth/viewer';
import { headsFor } from '../frames/heads';
import { membershipsOf, seatsOf, type Membership } from '../projects/access';
import { journal } from '../journal';
import { join, leaveAllSpaces, personRoom, settle, type RealtimeServer, type RealtimeSocket } from './rooms';
import { watchPerson, type Watch } from './watches';

/**
 * How a socket comes in: the login cookie says who it is (which renews nothing), the rows say what it may hear. It
 * sits in its rooms before the browser hears "connected", and is told its heads then: nobody has to ask, also when all
 * come back at once.
 */
const mostSocketsOfOne = 8;

const arriving = new WeakMap<RealtimeSocket, { watch: Watch; members: Membership[] }>();

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
	const known = arriving.get(socket);
	arriving.delete(socket);
	known?.watch.end();
	if (!known || known.watch.isTouched) {
		leaveAllSpaces(socket);
		settle(socket).catch(() => socket.conn.close());
	} else {
		void greet(socket, known.members);
	}
	cutOldest(io, socket.data.person);
}

/** Tells what may have been missed. Whoever is not told asks, after a moment: when rights change just now, or this fails. */
async function greet(socket: RealtimeSocket, members: Membership[]): Promise<void> {
	const { person, login } = socket.data;
	const watch = watchPerson(person, login);
	try {
		const heads = await headsFor(person, members);
		if (!watch.isTouched && socket.connected) socket.emit('welcome', heads);
	} catch (failure) {
		journal.error({ failure }, 'the heads could not be told');
	} finally {
		watch.end();
	}
}

async function identify(socket: RealtimeSocket): Promise<boolean> {
	const token = readToken(socket.request.headers.cookie);
	if (!token) return false;
	const watch = watchPerson(null, idOf(token));
	socket.conn.once('close', () => watch.end());
	const viewer = await viewerOf(token);
	if (!viewer || viewer.mustChoosePassword) return false;
	watch.person = viewer.id;
	socket.data.person = viewer.id;
	socket.data.login = viewer.loginSession;
	const members = await membershipsOf(viewer.id);
	arriving.set(socket, { watch, members });
	await join(socket, seatsOf(members));
	return true;
}

function cutOldest(io: RealtimeServer, person: string): void {
	const sockets = [...(io.sockets.adapter.rooms.get(personRoom(person)) ?? [])];
	const tooMany = Math.max(0, sockets.length - mostSocketsOfOne);
	for (const id of sockets.slice(0, tooMany)) io.sockets.sockets.get(id)?.disconnect(true);
}
