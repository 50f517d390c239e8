/**
 * The server's one source of the present. Browsers never ask it: they get the server's now with the page
 * ($lib/realtime/serverClock), because a school computer's own clock may be minutes off.
 */
let clock: (() => number) | null = null;

/** The present, in UTC ms. Tests of moved clocks may start the server with KLASBRUG_NOW_OFFSET_MS. */
export function now(): number {
	return clock ? clock() : Date.now() + shift;
}

/** Gives tests a clock of their own; null gives back the real one. */
export function setClock(source: (() => number) | null): void {
	clock = source;
}

const shift = shiftFrom(typeof process === 'undefined' ? undefined : process.env.KLASBRUG_NOW_OFFSET_MS);

/** Milliseconds to move the clock by. Throws on anything but a whole number, so that a typo is never silently the real time. */
function shiftFrom(setting: string | undefined): number {
	if (setting === undefined || setting === '') return 0;
	const milliseconds = Number(setting);
	if (!Number.isSafeInteger(milliseconds)) throw new Error(`KLASBRUG_NOW_OFFSET_MS is not a number: ${setting}`);
	return milliseconds;
}
