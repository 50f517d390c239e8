import { liveLoginSessions } from '../auth/login-sessions';
import { roomsOfAll } from '../projects/access';
import { settle, spaceRoom, type RealtimeServer, type RealtimeSocket } from './rooms';

/**
 * Holds every open socket against the rows: login sessions in one query, memberships in one. Revocations are told at
 * once; this finds what ended by time, behind our back, or while telling failed.
 */
export async function sweep(io: RealtimeServer): Promise<void> {
	const sockets = [...io.sockets.sockets.values()];
	if (sockets.length === 0) return;
	const [alive, rooms] = await Promise.all([
		liveLoginSessions([...new Set(sockets.map((socket) => socket.data.login))]),
		roomsOfAll([...new Set(sockets.map((socket) => socket.data.person))])
	]);
	for (const socket of sockets) {
		const wanted = (rooms.get(socket.data.person) ?? []).map(({ space, face }) => spaceRoom(space, face));
		if (!alive.has(socket.data.login) || !sitsIn(socket, wanted)) await settle(socket);
	}
}

function sitsIn(socket: RealtimeSocket, wanted: string[]): boolean {
	const present = [...socket.rooms].filter((room) => room.startsWith('space:'));
	return present.length === wanted.length && wanted.every((room) => socket.rooms.has(room));
}
