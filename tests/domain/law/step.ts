import { randomUUID } from 'node:crypto';
import type { SpaceEventType } from '$lib/realtime/events';
import type { LoggedEvent } from '$lib/server/log/events';
import { postMessage } from '$lib/server/talk/messages';
import type { Cast } from '../../support/cast';

/**
 * The law's test takes steps: each makes one event of its type in this space, whatever happened before, or nothing
 * where that is not possible just now. `pick` chooses among what there is.
 */
export type Step = (cast: Cast, pick: number) => Promise<unknown>;
export type StepsFor<Prefix extends string> = Record<Extract<SpaceEventType, `${Prefix}.${string}`>, Step>;

export const space = 'Team Acorn';
/** A student who is never taken out, and a teacher: the two faces. */
export const watching = ['student6.gunn', 'teacher.enschede'];
export const command = () => ({ id: randomUUID() });

/** Somebody says something about a card or a file. */
export async function comment(cast: Cast, thread: string, pick: number): Promise<LoggedEvent> {
	const by = await cast.member(['student6.gunn', 'teacher.gunn', 'teacher.enschede'][pick % 3]!, space);
	return postMessage(by, { ...command(), text: `about it ${pick}`, thread });
}

let openThread = '';
/** The id of the message, card or file whose thread the watchers have open. */
export const threadIn = (_cast: Cast) => openThread;
export const openThreadOf = (about: string) => (openThread = about);
