import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/**
 * The network of a school, as one browser sees it: an HTTP proxy that may refuse WebSockets, and whose cable can be
 * pulled. Give `address` to the person's browser as its proxy.
 */
export interface SchoolNetwork {
	address: string;
	/**
	 * Cuts everything at once and lets nothing new through. `clean`: the browser is told that its connections have
	 * ended. `halfOpen`: nothing arrives any more, and nobody is told. What was cut stays cut.
	 */
	unplug(how: Cut): void;
	plugIn(): void;
	/** How many WebSockets it has let through, and refused. */
	webSockets: { opened: number; refused: number };
	close(): Promise<void>;
}

export type Cut = 'clean' | 'halfOpen';

export async function startSchoolNetwork(allowsWebSockets = true): Promise<SchoolNetwork> {
	const webSockets = { opened: 0, refused: 0 };
	const browsers = new Set<Socket>();
	let unplugged: Cut | null = null;
	const proxy = createServer(passOn);
	proxy.on('connection', (browser) => {
		browsers.add(browser);
		browser.on('error', () => browser.destroy()).on('close', () => browsers.delete(browser));
		if (unplugged) cut(browser, unplugged);
	});
	proxy.on('connect', (asked: IncomingMessage, browser: Socket) => {
		webSockets[allowsWebSockets ? 'opened' : 'refused'] += 1;
		if (allowsWebSockets) tunnel(asked, browser);
		else browser.end('HTTP/1.1 403 Forbidden\r\n\r\n');
	});
	await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
	return {
		address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
		unplug(how) {
			unplugged = how;
			for (const browser of browsers) cut(browser, how);
		},
		plugIn: () => (unplugged = null),
		webSockets,
		async close() {
			const closed = new Promise((resolve) => proxy.close(resolve));
			for (const browser of browsers) browser.destroy();
			await closed;
		}
	};
}

/** Half open: what comes is not read any more, what should go falls on the floor, and the connection stands. */
function cut(browser: Socket, how: Cut): void {
	if (how === 'clean') return void browser.destroy();
	browser.removeAllListeners('data').on('data', () => undefined);
	browser.write = () => true;
	browser.end = () => browser;
	browser.destroySoon = () => undefined;
}

function passOn(asked: IncomingMessage, answer: ServerResponse): void {
	const { method, headers, url = '' } = asked;
	const onward = request(url, { method, headers }, (answered) => {
		answer.writeHead(answered.statusCode ?? 502, answered.headers);
		answered.pipe(answer);
	});
	onward.on('error', () => answer.destroy());
	answer.on('close', () => onward.destroy());
	asked.pipe(onward);
}

/** What a browser asks a proxy for when it wants a WebSocket. */
function tunnel({ url = '' }: IncomingMessage, browser: Socket): void {
	const [host, port] = url.split(':');
	const server = connect(Number(port), host, () => {
		browser.write('HTTP/1.1 200 Connection established\r\n\r\n');
		server.pipe(browser);
		browser.pipe(server);
	});
	server.on('error', () => browser.destroy()).on('close', () => browser.destroy());
	browser.on('close', () => server.destroy());
}
