import { bothRooms, type RealtimeServer, type RealtimeSocket } from './rooms';

/**
 * Who has a space open just now. A person with several screens is there once. The space hears of changes at most once
 * a second; nothing of it is stored, and it says nothing about what somebody reads.
 */
const leastPause = 1_000;

export class Presence {
	readonly #io: RealtimeServer;
	/** By socket: the space it looks at. */
	readonly #looking = new Map<RealtimeSocket, string>();
	readonly #toldAt = new Map<string, number>();
	readonly #timers = new Map<string, NodeJS.Timeout>();

	constructor(io: RealtimeServer) {
		this.#io = io;
	}

	/** The socket looks at this space now, which the caller knows it is a member of; null for none. */
	look(socket: RealtimeSocket, space: string | null): void {
		const before = this.#looking.get(socket);
		if (before === (space ?? undefined)) return;
		if (space === null) this.#looking.delete(socket);
		else this.#looking.set(socket, space);
		if (before !== undefined) this.#tellSoon(before);
		if (space === null) return;
		this.show(socket, space);
		this.#tellSoon(space);
	}

	/** Tells a socket who is there, without counting it among them. */
	show(socket: RealtimeSocket, space: string): void {
		socket.emit('presence', { space, people: this.peopleIn(space) });
	}

	/** A person who is no longer a member is no longer there. */
	forget(person: string, space: string): void {
		for (const [socket, looking] of this.#looking) {
			if (looking === space && socket.data.person === person) this.look(socket, null);
		}
	}

	peopleIn(space: string): string[] {
		const here = [...this.#looking].filter(([, looking]) => looking === space);
		return [...new Set(here.map(([socket]) => socket.data.person))];
	}

	stop(): void {
		for (const timer of this.#timers.values()) clearTimeout(timer);
		this.#timers.clear();
		this.#looking.clear();
	}

	#tellSoon(space: string): void {
		if (this.#timers.has(space)) return;
		const wait = Math.max(50, (this.#toldAt.get(space) ?? 0) + leastPause - performance.now());
		this.#timers.set(space, setTimeout(() => this.#tell(space), wait).unref());
	}

	#tell(space: string): void {
		this.#timers.delete(space);
		const people = this.peopleIn(space);
		if (people.length > 0) this.#toldAt.set(space, performance.now());
		else this.#toldAt.delete(space);
		this.#io.to(bothRooms(space)).emit('presence', { space, people });
	}
}
