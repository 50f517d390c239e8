import { Agent, request } from 'node:http';

/**
 * People who listen and write, as light as they can be, so that a thousand of them fit on one core: bare WebSockets,
 * with the framing of Engine.IO and Socket.IO done by hand.
 */
export interface Speaker {
	/** What it listens to: a team's id, for some the big space's too. */
	readonly spaces: string[];
	/** How often each message came, by its number in the run. */
	readonly received: Uint8Array;
	open(): Promise<void>;
	/** Resolves when it is acknowledged, with whether it was accepted. */
	say(space: string, text: string): Promise<boolean>;
	close(): void;
}

/** Messages of a run, of one server. */
export const mostMessages = 160_000;

const bytes = 200;
const numberOf = /\bno (\d+) of/g;

export function textOf(number: number): string {
	return `no ${number} of what two classes say to each other `.padEnd(bytes, 'across nine hours ').slice(0, bytes);
}

export function numbersIn(packet: string): number[] {
	return [...packet.matchAll(numberOf)].map(([, number]) => Number(number));
}

export function note(received: Uint8Array, numbers: number[]): void {
	for (const number of numbers) received[number]! += 1;
}

/** What a packet holds is the same for everybody in its room: it is read once. */
export class ReadOnce<T> {
	readonly #read: (packet: string) => T;
	#packet = '';
	#result: T | undefined;

	constructor(read: (packet: string) => T) {
		this.#read = read;
	}

	of(packet: string): T {
		if (packet !== this.#packet || this.#result === undefined) {
			this.#result = this.#read(packet);
			this.#packet = packet;
		}
		return this.#result;
	}
}

/** As many connections as browsers that write at once. */
const agent = new Agent({ keepAlive: true, maxSockets: 128 });

export interface Answer {
	status: number;
	body: string;
}

/** @throws Error when the connection breaks or no answer comes within ten seconds. */
export function ask(
	port: number,
	path: string,
	headers: Record<string, string>,
	form?: Record<string, string>
): Promise<Answer> {
	const body = form && new URLSearchParams(form).toString();
	const type = { 'content-type': 'application/x-www-form-urlencoded' };
	const options = { agent, host: '127.0.0.1', port, path, timeout: 10_000 };
	return new Promise((resolve, reject) => {
		const sent = request(
			{ ...options, method: body ? 'POST' : 'GET', headers: { ...headers, ...(body ? type : {}) } },
			(response) => {
				let text = '';
				response.setEncoding('utf8');
				response.on('data', (chunk: string) => (text += chunk));
				response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
				response.on('error', reject);
			}
		);
		sent.on('error', reject);
		sent.on('timeout', () => sent.destroy(new Error('No answer')));
		sent.end(body);
	});
}
