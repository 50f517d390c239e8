/** What every page behind the sign-in shares: the one connection, the server's present and the outbox. Set by (app)/+layout. */
import { createContext } from 'svelte';
import type { Connection } from './connection.svelte';
import type { Outbox } from './outbox/outbox.svelte';
import type { ServerClock } from './serverClock.svelte';

export const [connectionContext, setConnectionContext] = createContext<Connection>();
export const [clockContext, setClockContext] = createContext<ServerClock>();
export const [outboxContext, setOutboxContext] = createContext<Outbox>();
