import { sleptOf } from '$lib/server/monitor/slept';
import { guardedLoad } from '../guard';
import type { PageServerLoadEvent } from './$types';

export const load = guardedLoad(async (_event: PageServerLoadEvent, viewer) => ({ slept: await sleptOf(viewer) }));
