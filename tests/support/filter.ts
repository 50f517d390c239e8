import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A filter as schools have them: relays to a port, but ends whatever asks for something it does not allow. */
export interface Filter {
	port: number;
	aimAt(port: number): void;
	/** How many requests it has refused. */
	refused: number;
	close(): Promise<void>;
}

/** @param forbidden what the head of a request must not look like. */
export async function startFilter(forbidden: RegExp): Promise<Filter> {
	let target = 0;
	const open = new Set<Socket>();
	const relay = createServer((client) => {
		const server = connect(target, '127.0.0.1');
		for (const [side, other] of [
			[client, server],
			[server, client]
		] as const) {
			open.add(side);
			side
				.on('error', () => side.destroy())
				.on('close', () => {
					open.delete(side);
					other.destroy();
				});
		}
		client.on('data', (chunk: Buffer) => {
			if (!forbidden.test(chunk.toString('latin1', 0, 2_000))) return void server.write(chunk);
			filter.refused += 1;
			client.destroy();
		});
		server.pipe(client);
	});
	await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
	const filter: Filter = {
		port: (relay.address() as AddressInfo).port,
		refused: 0,
		aimAt: (port) => (target = port),
		async close() {
			for (const side of open) side.destroy();
			await new Promise((resolve) => relay.close(resolve));
		}
	};
	return filter;
}
