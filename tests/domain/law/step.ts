import { randomUUID } from 'node:crypto';
import type { SpaceEventType } from '$lib/realtime/events';
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

let openThread = '';
/** The id of the message whose thread the watchers have open. */
export const threadIn = (_cast: Cast) => openThread;
export const openThreadOf = (message: string) => (openThread = message);
