import type { Frame, WireEvent } from '$lib/realtime/events';
import { read } from '../db/store';
import { headsOfMembers } from '../frames/heads';
import { isSpaceEvent, presentForBoth } from '../frames/present';
import { remember } from '../frames/recent';
import { journal } from '../journal';
import type { LoggedEvent } from '../log/events';
import { accessAgain, type Membership } from '../projects/access';
import { bothRooms, personRoom, spaceRoom, theServer, type RealtimeServer } from './rooms';

/**
 * From the log to the rooms: what one moment has committed in a space goes out as one frame per room, in the order of
 * the log. If it cannot be presented, the bare number goes out and clients ask `since`.
 */
const mostBytes = 48_000;
const mostEvents = 100;
/** ms. */
const longestPause = 50;

export class Broadcasts {
	readonly #io: RealtimeServer;
	/** By space: committed, not yet sent. A space with an entry is being worked on, or pauses. */
	readonly #waiting = new Map<string, LoggedEvent[]>();
	/** By space: until when it pauses, ms. Once that is over, the entry means nothing. */
	readonly #pauses = new Map<string, number>();

	constructor(io: RealtimeServer) {
		this.#io = io;
	}

	/** Takes an event just committed. The events of one commit come one after the other, in the same turn. */
	appended(event: LoggedEvent): void {
		if (!isSpaceEvent(event.type) || isOfExchange(event)) return;
		const waiting = this.#waiting.get(event.logId);
		if (waiting) waiting.push(event);
		else {
			this.#waiting.set(event.logId, [event]);
			this.#sendAfterPause(event.logId);
		}
	}

	#sendAfterPause(space: string): void {
		const pause = (this.#pauses.get(space) ?? 0) - performance.now();
		if (pause > 0) setTimeout(() => void this.#send(space), pause);
		else queueMicrotask(() => void this.#send(space));
	}

	async #send(space: string): Promise<void> {
		const waiting = this.#waiting.get(space) ?? [];
		await this.#sendBatch(space, waiting.splice(0, mostEvents));
		this.#pauses.set(space, performance.now() + this.#pauseAfter(space));
		if (waiting.length > 0) this.#sendAfterPause(space);
		else this.#waiting.delete(space);
	}

	/** What is said while a frame has just gone out to many goes out together a moment later: a twentieth of a second. */
	#pauseAfter(space: string): number {
		const { rooms } = this.#io.sockets.adapter;
		const listeners = bothRooms(space).reduce((sum, room) => sum + (rooms.get(room)?.size ?? 0), 0);
		return Math.min(longestPause, listeners / 10);
	}

	async #sendBatch(space: string, events: LoggedEvent[]): Promise<void> {
		try {
			const { member, staff } = await presentForBoth(events);
			remember(space, 'member', member);
			remember(space, 'staff', staff);
			this.#tellFaces(space, member, staff);
		} catch (failure) {
			journal.error({ failure, space }, 'a frame could not be presented');
			const head = events.at(-1)?.n ?? 0;
			this.#io.to(bothRooms(space)).emit('frame', { space, head, events: [] });
		}
	}

	#tellFaces(space: string, member: WireEvent[], staff: WireEvent[]): void {
		const isSame = member === staff || JSON.stringify(member) === JSON.stringify(staff);
		if (isSame) return this.#tell(bothRooms(space), space, member);
		this.#tell([spaceRoom(space, 'member')], space, member);
		this.#tell([spaceRoom(space, 'staff')], space, staff);
	}

	#tell(rooms: string[], space: string, events: WireEvent[]): void {
		for (const frame of framesOf(space, events)) this.#io.to(rooms).emit('frame', frame);
	}
}

/** Reports about staff, and those handed on, are told in the exchange's log, which has no rooms. */
function isOfExchange({ type, data }: LoggedEvent): boolean {
	return type.startsWith('report.') && data.exchange === true;
}

/** Tells a person's screens how far a space has been read, after one of them said so. */
export async function tellRead(member: Membership): Promise<void> {
	const [mark] = await headsOfMembers([await accessAgain(read(), member)]);
	if (mark) theServer()?.to(personRoom(member.personId)).emit('read', mark);
}

/** Splits what would be too much for a slow line to take at once. */
function framesOf(space: string, events: WireEvent[]): Frame[] {
	const frames: Frame[] = [];
	let bytes = Infinity;
	for (const event of events) {
		const size = Buffer.byteLength(JSON.stringify(event));
		if (bytes + size > mostBytes) {
			frames.push({ space, head: 0, events: [] });
			bytes = 0;
		}
		bytes += size;
		const frame = frames.at(-1)!;
		frame.events.push(event);
		frame.head = event.n;
	}
	return frames;
}
