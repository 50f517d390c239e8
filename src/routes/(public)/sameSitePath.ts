/**
 * Where to go next, if it is a place of ours; else home. A link to the login page may come from anywhere, and must
 * not send who signs in to somebody else's page: `//evil.example`, `/\evil.example` and `/.//evil.example` are theirs.
 */
export function sameSitePath(wanted: unknown, here: URL): string {
	if (typeof wanted !== 'string' || !wanted.startsWith('/') || !URL.canParse(wanted, here)) return '/';
	const { origin, pathname, search } = new URL(wanted, here);
	return origin === here.origin && !pathname.startsWith('//') ? pathname + search : '/';
}
