import { WebSocket } from 'ws';
import type { Frame, Heads, Since } from '../../src/lib/realtime/events';
import { ask, mostMessages, note, numbersIn, ReadOnce, type Speaker } from './speakers';
import type { LoadPerson } from './world';

/** A person of ours: writes by the form action, listens by socket, and asks for what it missed, as a page does. */
export interface Place {
	origin: string;
	port: number;
	project: string;
}

const frames = new ReadOnce<Frame>((packet) => (JSON.parse(packet.slice(2)) as [string, Frame])[1]);
const headsIn = (packet: string) => (JSON.parse(packet.slice(2)) as [string, Heads])[1];
const numbers = new ReadOnce(numbersIn);

export class Ours implements Speaker {
	readonly spaces: string[];
	readonly received = new Uint8Array(mostMessages);
	/** Connected, and told everything that the server knew then. */
	isComplete = false;
	readonly #person: LoadPerson;
	readonly #place: Place;
	/** By space: everything up to this number of its log is there. */
	readonly #n = new Map<string, number>();
	readonly #asking = new Set<string>();
	#socket: WebSocket | undefined;
	#attempts = 0;
	#isClosed = false;

	constructor(place: Place, person: LoadPerson, spaces: string[]) {
		this.#place = place;
		this.#person = person;
		this.spaces = spaces;
	}

	async open(): Promise<void> {
		this.#isClosed = false;
		await this.#welcomed(await this.#connect());
		this.isComplete = true;
		this.#attempts = 0;
	}

	async say(space: string, text: string): Promise<boolean> {
		const form = { command: crypto.randomUUID(), writer: this.#person.id, text };
		const { body } = await ask(this.#place.port, `${this.#path(space)}/chat?/post`, this.#headers(), form);
		return body.startsWith('{"type":"success"');
	}

	close(): void {
		this.#isClosed = true;
		this.#socket?.terminate();
	}

	/** Resolves with what the server knows, when it lets one in. */
	#connect(): Promise<Heads> {
		const { port, origin } = this.#place;
		const headers = { cookie: this.#person.cookie, origin };
		const address = `ws://127.0.0.1:${port}/ws/?EIO=4&transport=websocket`;
		const socket = (this.#socket = new WebSocket(address, { headers, perMessageDeflate: false }));
		return new Promise((resolve, reject) => {
			socket.on('message', (data: Buffer) => {
				const packet = data.toString();
				if (packet.startsWith('42["frame"')) this.#frame(packet);
				else if (packet === '2') socket.send('3');
				else if (packet.startsWith('0')) socket.send('40');
				else if (packet.startsWith('42["welcome"')) resolve(headsIn(packet));
				// Refused: it is only just starting.
				else if (packet.startsWith('44')) socket.terminate();
			});
			socket.on('error', reject);
			socket.on('close', () => {
				reject(new Error('cut'));
				this.isComplete = false;
				if (!this.#isClosed) this.#comeBack();
			});
		});
	}

	/** When a page's line does: half a second to ten, by chance (lib/realtime/line.ts). */
	#comeBack(): void {
		const wait = Math.min(10_000, 500 * 2 ** this.#attempts++) * (0.5 + Math.random());
		setTimeout(() => void this.open().catch(() => this.#socket?.terminate()), wait);
	}

	async #welcomed(heads: Heads): Promise<void> {
		for (const { space, head } of heads.spaces) {
			if (!this.spaces.includes(space)) continue;
			if (this.#n.has(space)) await this.#catchUp(space, head);
			else this.#n.set(space, head);
		}
	}

	#frame(packet: string): void {
		const frame = frames.of(packet);
		const known = this.#n.get(frame.space);
		if (known === undefined || frame.head <= known) return;
		const first = frame.events[0]?.n ?? Infinity;
		if (first > known + 1) return void this.#catchUp(frame.space, frame.head).catch(() => this.#socket?.terminate());
		if (first === known + 1) note(this.received, numbers.of(packet));
		else note(this.received, numbersIn(JSON.stringify(frame.events.filter(({ n }) => n > known))));
		this.#n.set(frame.space, frame.head);
	}

	async #catchUp(space: string, head: number): Promise<void> {
		if (this.#asking.has(space)) return;
		this.#asking.add(space);
		try {
			for (let n = this.#n.get(space)!; n < head; n = this.#n.get(space)!) {
				const since = JSON.parse(
					(await ask(this.#place.port, `${this.#path(space)}/since?n=${n}`, this.#headers())).body
				) as Since;
				if (since.reset) throw new Error('More was missed than since gives');
				// Frames may have come meanwhile.
				const known = this.#n.get(space)!;
				note(this.received, numbersIn(JSON.stringify(since.events.filter((event) => event.n > known))));
				this.#n.set(space, Math.max(known, since.head));
			}
		} finally {
			this.#asking.delete(space);
		}
	}

	#path(space: string): string {
		return `/projects/${this.#place.project}/${space}`;
	}

	#headers(): Record<string, string> {
		const { origin } = this.#place;
		return { cookie: this.#person.cookie, origin, accept: 'application/json', 'x-sveltekit-action': 'true' };
	}
}
