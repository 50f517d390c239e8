import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { Frame, Told, Whispered } from '$lib/realtime/events';
import { formBody, type Answer } from './ask';
import { resultOf } from './cells';
import type { Place, Role, World } from './world';

/** A socket that writes down everything it is told, word for word. */
export interface Recorder {
	socket: Socket<Told, Whispered>;
	told: { event: string; data: unknown[] }[];
	/** All of it as text, to look for what must not be in it; from the given place on. */
	words(from?: number): string;
	hasFrame(space: string, n: number): boolean;
}

export async function record(world: World, cookie: string): Promise<Recorder> {
	const extraHeaders = { cookie, origin: world.origin };
	const socket: Recorder['socket'] = io(world.origin, {
		...{ path: '/ws/', transports: ['websocket'], extraHeaders, forceNew: true, reconnection: false }
	});
	const told: Recorder['told'] = [];
	socket.onAny((event: string, ...data: unknown[]) => void told.push({ event, data }));
	await new Promise<void>((resolve, reject) => {
		socket.once('connect', resolve);
		socket.once('connect_error', reject);
	});
	const hasFrame = (space: string, n: number) =>
		told.some(({ event, data: [frame] }) => event === 'frame' && isFrameWith(frame as Frame, space, n));
	return { socket, told, hasFrame, words: (from = 0) => JSON.stringify(told.slice(from)) };
}

function isFrameWith(frame: Frame, space: string, n: number): boolean {
	return frame.space === space && frame.events.some((event) => event.n === n);
}

/** A command as the page's script gives it. */
export function command(
	world: World,
	as: Role,
	{ project, space }: Place,
	action: string,
	fields: Record<string, string>
): Promise<Answer> {
	return world.ask({
		method: 'POST',
		path: `/projects/${project}/${space}/chat?/${action}`,
		as,
		body: formBody({ command: randomUUID(), writer: world.viewerId(as), ...fields }),
		headers: {
			origin: world.origin,
			'content-type': 'application/x-www-form-urlencoded',
			accept: 'application/json',
			'x-sveltekit-action': 'true'
		}
	});
}

/** The same, for one that has to succeed. Answers with number and subject of its event. */
export async function done(...asked: Parameters<typeof command>): Promise<{ n: number; subject: string }> {
	const answer = await command(...asked);
	const { frame } = resultOf<{ frame?: Frame }>(answer);
	if (!frame?.events[0]) throw new Error(`${asked[3]} was refused: ${answer.text}`);
	return frame.events[0];
}
