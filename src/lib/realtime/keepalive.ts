/**
 * On a shared computer a login session ends after half an hour without a key or pointer. Writing a long text is use
 * too, though the server sees none of it: while keys or pointer move, it is told so, at most every five minutes.
 */
const EVERY = 5 * 60_000;
const signs = ['keydown', 'pointerdown', 'pointermove'] as const;

/** Starts telling; returns what stops it. The page's own load counts as the first sign. */
export function startKeepalive(): () => void {
	let told = performance.now();

	function tell(): void {
		if (performance.now() - told < EVERY) return;
		told = performance.now();
		// A lost one is no harm: the next sign of life after five minutes is another.
		fetch('/keepalive', { method: 'POST' }).catch(() => undefined);
	}

	for (const sign of signs) addEventListener(sign, tell, { passive: true });
	return () => {
		for (const sign of signs) removeEventListener(sign, tell);
	};
}
