import { Agent, request, type OutgoingHttpHeaders } from 'node:http';

/**
 * One request as any program may send it, headers and path untouched, and the whole answer to it: which a browser reads
 * only once it has sent everything.
 */
export interface Question {
	method?: string;
	path: string;
	headers?: OutgoingHttpHeaders;
	body?: string | Buffer;
	/** Send the body in pieces, without saying how long it is. */
	chunked?: boolean;
}

export interface Answer {
	status: number;
	headers: Record<string, string>;
	/** The Set-Cookie lines. */
	cookies: string[];
	text: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

export function ask(port: number, { method = 'GET', path, headers, body, chunked }: Question): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const length = body === undefined || chunked ? {} : { 'content-length': Buffer.byteLength(body) };
		const options = { host: '127.0.0.1', port, method, path, headers: { ...length, ...headers }, agent };
		const asking = request(options, (response) => {
			const isSent = new Promise<void>((sent) => (asking.writableFinished ? sent() : asking.once('finish', sent)));
			const parts: Buffer[] = [];
			response.on('data', (part: Buffer) => parts.push(part));
			response.on('error', reject);
			response.on('end', () => {
				const all = Object.entries(response.headersDistinct).map(([name, values = []]) => [name, values.join(', ')]);
				const { 'set-cookie': _, ...plain } = Object.fromEntries(all);
				const cookies = response.headers['set-cookie'] ?? [];
				const answer = {
					status: response.statusCode ?? 0,
					headers: plain,
					cookies,
					text: Buffer.concat(parts).toString()
				};
				void isSent.then(() => resolve(answer));
			});
		});
		asking.on('error', reject);
		if (chunked) asking.flushHeaders();
		asking.end(body);
	});
}

/** Fields as a browser's form sends them. A list keeps doubled names. */
export function formBody(fields: Record<string, string> | [string, string][]): string {
	return new URLSearchParams(fields).toString();
}

/**
 * What is left of an answer when chance is taken out of it: the CSP's nonce, the server's clock, the date, and the id
 * that a page with a form gives to its next command.
 */
export function withoutChance({ status, headers, text }: Answer): unknown {
	const nonce = /nonce-([^']+)'/.exec(headers['content-security-policy'] ?? '')?.[1];
	const command = /\bcommand:"([^"]+)"/.exec(text)?.[1];
	const { date: _, etag: __, ...rest } = headers;
	const calm = (value: string) =>
		[nonce, command]
			.reduce<string>((left, chance) => (chance ? left.replaceAll(chance, 'CHANCE') : left), value)
			.replaceAll(/\b1[789]\d{11}\b/g, 'NOW');
	return { status, headers: Object.fromEntries(Object.entries(rest).map(([k, v]) => [k, calm(v)])), text: calm(text) };
}
