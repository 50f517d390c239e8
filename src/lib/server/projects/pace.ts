import { talkPace } from '$lib/schemas/limits';
import { now } from '$lib/time/clock';
import { read } from '../db/store';
import { TooMany } from '../errors';
import { eventOfCommand } from '../log/events';

/**
 * How fast one person may talk: every message, edit and reaction takes a token from a bucket that fills by itself. It
 * is taken in one turn, before anything is written, so two hundred at once get no further than two hundred in a row.
 * In memory: after a restart everybody's bucket is full.
 */
export interface Turn {
	/** The command had run before: it costs nothing. */
	wasRepeat(): void;
	end(): void;
}

interface Bucket {
	tokens: number;
	/** UTC ms. */
	at: number;
}

const mostBuckets = 5_000;
/** On globalThis: hot reload must not fill anybody's bucket. */
const buckets = ((globalThis as unknown as Record<symbol, Map<string, Bucket>>)[Symbol.for('klasbrug.pace')] ??=
	new Map<string, Bucket>());
/** Commands that have their token and are not through yet. */
const running = new Set<string>();

/**
 * Takes the token of a command. The same command again takes none, and is never refused: its answer may have been lost.
 * @throws TooMany with the seconds until there is a token again.
 */
export async function takeTurn(personId: string, commandId: string): Promise<Turn> {
	const key = `${personId} ${commandId}`;
	const isFirst = !running.has(key);
	const wait = isFirst ? takeToken(personId) : 0;
	if (wait > 0 && !(await eventOfCommand(read(), personId, commandId))) {
		throw new TooMany('error_too_fast', { seconds: Math.ceil(wait / 1_000) });
	}
	if (!isFirst) return { wasRepeat() {}, end() {} };
	running.add(key);
	return {
		wasRepeat: () => (wait === 0 ? giveBack(personId) : undefined),
		end: () => running.delete(key)
	};
}

/** Takes a token, or answers how long it takes until there is one, in ms. */
function takeToken(personId: string): number {
	const bucket = bucketOf(personId);
	if (bucket.tokens < 1) return ((1 - bucket.tokens) * 1_000) / talkPace.perSecond;
	bucket.tokens -= 1;
	return 0;
}

function giveBack(personId: string): void {
	const bucket = bucketOf(personId);
	bucket.tokens = Math.min(burst(), bucket.tokens + 1);
}

function bucketOf(personId: string): Bucket {
	const at = now();
	const known = buckets.get(personId);
	if (known) {
		known.tokens = filledAt(known, at);
		known.at = at;
		return known;
	}
	if (buckets.size >= mostBuckets) removeFull(at);
	const full = { tokens: burst(), at };
	buckets.set(personId, full);
	return full;
}

function filledAt({ tokens, at: before }: Bucket, at: number): number {
	return Math.min(burst(), tokens + (Math.max(0, at - before) * talkPace.perSecond) / 1_000);
}

function removeFull(at: number): void {
	for (const [personId, bucket] of buckets) if (filledAt(bucket, at) >= burst()) buckets.delete(personId);
}

/** Tests whose people write faster than anybody can start the server with KLASBRUG_TALK_BURST. */
function burst(): number {
	return Number(process.env.KLASBRUG_TALK_BURST) || talkPace.burst;
}
