import { now } from '$lib/time/clock';
import { quietOf } from './quiet';

/**
 * Tells a person's screens that their notices have changed: a bare word, the page then asks. In quiet hours the word
 * waits, in memory: after a restart every page asks anyhow.
 */
type Telling = (personId: string) => void;

interface Shared {
	tell?: Telling;
	/** By person: when their quiet hours end, UTC ms. */
	waiting: Map<string, number>;
}

const shared = ((globalThis as unknown as Record<symbol, Shared>)[Symbol.for('klasbrug.notices')] ??= {
	waiting: new Map()
});

/** Realtime fills this port. */
export function fillNoticeTelling(tell: Telling): void {
	shared.tell = tell;
}

/** To the person's own screens, whatever the hour: they have just read something on another one. */
export function tellAtOnce(personId: string): void {
	shared.tell?.(personId);
}

/** Something new: now, or when their quiet hours are over. */
export async function tellOfNotices(personIds: string[]): Promise<void> {
	for (const id of personIds) {
		const quiet = await quietOf(id);
		if (quiet) shared.waiting.set(id, quiet.until);
		else shared.tell?.(id);
	}
}

/** For the job, once a minute. */
export function tellWhoIsAwake(): void {
	for (const [id, until] of shared.waiting) {
		if (until > now()) continue;
		shared.waiting.delete(id);
		shared.tell?.(id);
	}
}
