import type { Cookies } from '@sveltejs/kit';
import { lifetimes, type LoginSessionKind } from './lifetimes';
import { isHttpsSite } from './origin';

/**
 * The cookie that carries a login session's token. Read by hand from the header, by requests and by the socket's
 * handshake alike: bytes that are no token are nobody, never an exception.
 */

/** Over https only a cookie of this very host counts; Safari refuses such a cookie on http, where only loopback is left. */
export function loginCookieName(): string {
	return isHttpsSite() ? '__Host-klasbrug' : 'klasbrug';
}

/** The token in a Cookie header, or null. */
export function readToken(cookieHeader: string | null | undefined): string | null {
	const name = loginCookieName();
	for (const pair of (cookieHeader ?? '').split(';')) {
		const [key, value = ''] = pair.trim().split('=', 2);
		if (key === name) return /^[\w-]{43}$/.test(value) ? value : null;
	}
	return null;
}

/** On a shared computer the cookie ends with the browser; else it lasts as long as the login session can. */
export function setLoginCookie(cookies: Cookies, token: string, kind: LoginSessionKind): void {
	const maxAge = kind === 'shared' ? undefined : lifetimes[kind].absolute / 1000;
	cookies.set(loginCookieName(), token, { ...attributes(), maxAge });
}

export function clearLoginCookie(cookies: Cookies): void {
	cookies.delete(loginCookieName(), attributes());
}

function attributes() {
	return { path: '/', httpOnly: true, sameSite: 'lax', secure: isHttpsSite() } as const;
}
