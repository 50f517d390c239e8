import { io, type Socket } from 'socket.io-client';
import type { Frame, Told, WireEvent, Whispered } from '$lib/realtime/events';
import { signIn, type TestServer } from './realtimeServer';

/** A person's socket that keeps everything it is told. */
export interface Listener {
	socket: Socket<Told, Whispered>;
	cookie: string;
	loginSession: string;
	told: { event: string; data: unknown }[];
	/** Frames of one space. */
	frames(space: string): Frame[];
	events(space: string): WireEvent[];
	/** What was told under this name. */
	of(event: keyof Told): unknown[];
}

const opened: Listener[] = [];

export async function listenAs(
	server: TestServer,
	personId: string,
	options: { transports?: string[]; cookie?: { id: string; cookie: string } } = {}
): Promise<Listener> {
	const login = options.cookie ?? (await signIn(personId));
	const socket: Socket<Told, Whispered> = io(server.origin, {
		path: '/ws/',
		transports: options.transports ?? ['websocket'],
		extraHeaders: { cookie: login.cookie, origin: server.origin },
		forceNew: true,
		reconnection: false
	});
	const told: Listener['told'] = [];
	socket.onAny((event: string, data: unknown) => told.push({ event, data }));
	const of = (event: keyof Told) => told.filter((one) => one.event === event).map((one) => one.data);
	const frames = (space: string) => of('frame').filter((frame): frame is Frame => (frame as Frame).space === space);
	const listener: Listener = {
		socket,
		cookie: login.cookie,
		loginSession: login.id,
		told,
		frames,
		events: (space) => frames(space).flatMap((frame) => frame.events),
		of
	};
	opened.push(listener);
	await new Promise<void>((resolve, reject) => {
		socket.once('connect', resolve);
		socket.once('connect_error', reject);
	});
	return listener;
}

/** For afterEach: nobody listens on into the next test. */
export function closeListeners(): void {
	for (const { socket } of opened.splice(0)) socket.disconnect();
}
