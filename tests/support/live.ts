import { afterAll, afterEach, beforeAll } from 'vitest';
import { newId } from '$lib/server/ids';
import { postMessage } from '$lib/server/talk/messages';
import { castOfTheDemo, type Cast } from './cast';
import { closeListeners, listenAs, type Listener } from './listener';
import { startTestServer, type TestServer } from './realtimeServer';
import { freshStore } from './store';

/**
 * The demo world with a realtime server on it, for a whole test file: `goLive()` stands at its top, and from its first
 * test on the rest is there.
 */
export let cast: Cast;
export let server: TestServer;
/** The space Team Poppy. */
export let team: string;

export function goLive(): void {
	freshStore();
	beforeAll(async () => {
		cast = await castOfTheDemo();
		server = await startTestServer();
		team = cast.spaces['Team Poppy']!;
	});
	afterEach(closeListeners);
	afterAll(() => server.close());
}

/** A person's socket, by the person's sign-in name. */
export function as(signInName: string, transports?: string[]): Promise<Listener> {
	return listenAs(server, cast.people[signInName]!, { transports });
}

/** Somebody posts a message. */
export async function say(signInName: string, text: string, space = 'Team Poppy') {
	return postMessage(await cast.member(signInName, space), { id: newId(), text });
}
