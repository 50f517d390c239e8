/**
 * The one address people reach this installation under (ORIGIN). It decides the login cookie's name and attributes,
 * and whom an unsafe request may come from. Imports nothing: start.ts runs it without a build.
 */

/** The configured ORIGIN; in development, where there is none, the origin of the request itself. */
export function siteOrigin(requestOrigin = ''): string {
	return process.env.ORIGIN || requestOrigin;
}

/** Whether people come over https, so that the cookie can insist on it. */
export function isHttpsSite(): boolean {
	return siteOrigin().startsWith('https://');
}

/** Whether `origin`'s host can only be this very computer. */
export function isLoopback(origin: string): boolean {
	const host = new URL(origin).hostname;
	return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** @throws Error with one sentence when passwords would cross a network in the clear, or ORIGIN is no origin. */
export function assertSafeOrigin(origin: string): void {
	if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
		throw new Error(`ORIGIN must be an address like https://klasbrug.example.org, without a path; it is "${origin}".`);
	}
	if (!origin.startsWith('https://') && !(origin.startsWith('http://') && isLoopback(origin))) {
		throw new Error(`ORIGIN must begin with https:// (http is accepted on this computer only); it is "${origin}".`);
	}
}
