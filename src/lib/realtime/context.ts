/** What every page behind the sign-in shares: the one connection and the server's present. Set by (app)/+layout. */
import { createContext } from 'svelte';
import type { Connection } from './connection.svelte';
import type { ServerClock } from './serverClock.svelte';

export const [connectionContext, setConnectionContext] = createContext<Connection>();
export const [clockContext, setClockContext] = createContext<ServerClock>();
