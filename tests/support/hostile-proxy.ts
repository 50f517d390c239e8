import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * A line as bad as a school's WiFi: relays TCP, and now and then cuts some of what runs through it, by turns cleanly and
 * half open: nothing arrives any more, and neither side is told. The same seed behaves the same.
 */
export interface HostileProxy {
	port: number;
	/** The port it relays to from now on. */
	aimAt(port: number): void;
	/** Begins to cut a few connections every `every` ms. */
	turnHostile(every: number): void;
	turnKind(): void;
	/** How many were cut so far, each once. */
	cuts: { clean: number; halfOpen: number };
	close(): Promise<void>;
}

interface Relayed {
	client: Socket;
	server: Socket;
}

export async function startHostileProxy(target: number, seed: number): Promise<HostileProxy> {
	const random = randomFrom(seed);
	const relayed = new Set<Relayed>();
	const silenced = new Set<Relayed>();
	const cuts = { clean: 0, halfOpen: 0 };
	let timer: NodeJS.Timeout | undefined;

	const server = createServer((client) => relay(client, target, relayed));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

	function cutSome(): void {
		for (const pair of relayed) {
			if (random() > 0.1) continue;
			relayed.delete(pair);
			const how = cuts.clean > cuts.halfOpen ? 'halfOpen' : 'clean';
			cuts[how] += 1;
			if (how === 'clean') destroy(pair);
			else silence(pair, silenced);
		}
	}

	return {
		port: (server.address() as AddressInfo).port,
		aimAt: (port) => (target = port),
		cuts,
		turnHostile: (every) => (timer = setInterval(cutSome, every)),
		turnKind: () => clearInterval(timer),
		close: () => close(server, [...relayed, ...silenced], timer)
	};
}

/** Numbers from 0 to 1 that only the seed decides (mulberry32). */
export function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

function relay(client: Socket, target: number, relayed: Set<Relayed>): void {
	const { server } = hold({ client, server: connect(target, '127.0.0.1') }, relayed);
	client.pipe(server);
	server.pipe(client);
}

function hold(pair: Relayed, relayed: Set<Relayed>): Relayed {
	relayed.add(pair);
	const end = () => {
		relayed.delete(pair);
		destroy(pair);
	};
	for (const side of [pair.client, pair.server]) side.on('error', end).on('close', end);
	return pair;
}

/** Both ends stay open; what they say falls on the floor. */
function silence(pair: Relayed, silenced: Set<Relayed>): void {
	silenced.add(pair);
	for (const side of [pair.client, pair.server]) {
		side.unpipe();
		side.removeAllListeners('close');
		side.resume();
	}
}

function destroy({ client, server }: Relayed): void {
	client.destroy();
	server.destroy();
}

async function close(server: Server, pairs: Relayed[], timer: NodeJS.Timeout | undefined): Promise<void> {
	clearInterval(timer);
	for (const pair of pairs) destroy(pair);
	await new Promise((resolve) => server.close(resolve));
}
