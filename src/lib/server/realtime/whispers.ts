import type { Presence } from './presence';
import { bothRooms, personRoom, spacesOf, type RealtimeSocket } from './rooms';

/**
 * What browsers may say over the socket: which space they look at, and that somebody is typing. Nothing here writes.
 * What is malformed, unknown or about a foreign space is ignored; who shouts is cut.
 */
const most = 40;
const perSecond = 4;
const typingPause = 2_000;

export function listenToWhispers(socket: RealtimeSocket, presence: Presence): void {
	const bucket = new TokenBucket(most, perSecond);
	let typedAt = -Infinity;

	socket.conn.on('data', () => {
		if (!bucket.take()) socket.disconnect(true);
	});

	socket.on('look', (space: unknown) => {
		if (space !== null && !isSpaceOf(socket, space)) return;
		const isVisit = space !== null && socket.data.visits.has(space);
		presence.look(socket, isVisit ? null : space);
		if (isVisit) presence.show(socket, space);
	});

	socket.on('typing', (space: unknown) => {
		if (!isSpaceOf(socket, space) || socket.data.visits.has(space)) return;
		if (performance.now() - typedAt < typingPause) return;
		typedAt = performance.now();
		const { person } = socket.data;
		socket.to(bothRooms(space)).except(personRoom(person)).volatile.emit('typing', { space, person });
	});
}

/** Holds `size` tokens and gets `perSecond` of them back each second. */
export class TokenBucket {
	readonly #size: number;
	readonly #perSecond: number;
	#tokens: number;
	#filledAt = performance.now();

	constructor(size: number, perSecond: number) {
		this.#size = size;
		this.#perSecond = perSecond;
		this.#tokens = size;
	}

	take(): boolean {
		const now = performance.now();
		this.#tokens = Math.min(this.#size, this.#tokens + ((now - this.#filledAt) / 1_000) * this.#perSecond);
		this.#filledAt = now;
		this.#tokens -= 1;
		return this.#tokens >= 0;
	}
}

function isSpaceOf(socket: RealtimeSocket, space: unknown): space is string {
	return typeof space === 'string' && spacesOf(socket).has(space);
}
