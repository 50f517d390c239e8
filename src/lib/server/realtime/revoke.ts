import type { Revocations } from '../auth/revocations';
import type { Presence } from './presence';
import { bothRooms, loginRoom, personRoom, settle, type RealtimeServer } from './rooms';
import { touchLogin, touchPerson } from './watches';

/** Cuts what is open, when it resolves: nothing more is delivered once a command has said "removed". */
export function revocationsOn(io: RealtimeServer, presence: Presence): Revocations {
	return {
		async loginSession(id) {
			touchLogin(id);
			io.to(loginRoom(id)).emit('signedOut');
			io.in(loginRoom(id)).disconnectSockets(true);
		},
		async person(personId, exceptLoginSession) {
			touchPerson(personId);
			const spared = exceptLoginSession === undefined ? [] : [loginRoom(exceptLoginSession)];
			io.to(personRoom(personId)).except(spared).emit('signedOut');
			io.in(personRoom(personId)).except(spared).disconnectSockets(true);
		},
		async membership(personId, spaceId) {
			touchPerson(personId);
			io.in(personRoom(personId)).socketsLeave(bothRooms(spaceId));
			presence.forget(personId, spaceId);
			io.to(personRoom(personId)).emit('left', { space: spaceId });
		},
		async joined(personId) {
			touchPerson(personId);
			const ids = io.sockets.adapter.rooms.get(personRoom(personId)) ?? [];
			const sockets = [...ids].flatMap((id) => io.sockets.sockets.get(id) ?? []);
			await Promise.all(sockets.map((socket) => settle(socket)));
		}
	};
}
