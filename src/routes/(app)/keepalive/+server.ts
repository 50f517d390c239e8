import { guardedEndpoint } from '../../guard';

/** A sign of life: asking renews the login session (hooks.server.ts), answering 401 tells that it has ended. */
export const POST = guardedEndpoint(async () => undefined);
