import { pino } from 'pino';

/**
 * What the server writes about itself: one JSON line each on stdout. Ids, statuses and durations; never names, texts,
 * passwords, tokens or addresses.
 */
export const journal = pino({
	base: null,
	level: process.env.LOG_LEVEL ?? 'info',
	serializers: { failure: facts }
});

/** The kind of a failure and where it happened. Its message may quote what a person wrote, so it is left out. */
function facts(failure: unknown): unknown {
	if (!(failure instanceof Error)) return { kind: typeof failure };
	const code = 'code' in failure && typeof failure.code === 'string' ? failure.code : undefined;
	const frames = (failure.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
	return { kind: failure.name, code, at: frames.slice(0, 12).map((line) => line.trim()), cause: causeOf(failure) };
}

function causeOf(failure: Error): unknown {
	return failure.cause === undefined ? undefined : facts(failure.cause);
}
