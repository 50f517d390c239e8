import { fillRevocations } from '../auth/revocations';
import { read } from '../db/store';
import { journal } from '../journal';
import { headsOf, onAppended } from '../log/events';
import { fillNoticeTelling } from '../notices/telling';
import { Broadcasts } from './broadcasts';
import { admit, arrive } from './handshake';
import { writeFramesWhole } from './oneWrite';
import { Presence } from './presence';
import { tellCoordinators } from './reports';
import { tellRestricted } from './restricted';
import { revocationsOn } from './revoke';
import { personRoom, spacesOf, theServer, type RealtimeServer, type RealtimeSocket } from './rooms';
import { cutSlowReaders } from './slowReaders';
import { sweep } from './sweep';
import { listenToWhispers } from './whispers';

/**
 * Realtime: tells members of a space what its log says, at once. The socket never writes. The one Socket.IO server
 * waits on globalThis, made and attached by who owns the HTTP server (start.ts, Vite's plugin, a test).
 */
const headsEvery = 25_000;
const sweepEvery = 30_000;
const slowReadersEvery = 1_000;

interface Shared {
	/** The server whose handshakes already come here: Socket.IO cannot take a middleware back. */
	guarded?: RealtimeServer;
	running?: { io: RealtimeServer; admit: typeof admit; stop: () => void };
}

const shared = ((globalThis as unknown as Record<symbol, Shared>)[Symbol.for('klasbrug.realtime')] ??= {});

/**
 * Gives the one Socket.IO server its handlers. Running again (hot reload) replaces them; sockets that were open
 * connect anew, to the new ones.
 * @throws Error when nobody has made the server.
 */
export function startRealtime(): void {
	const io = theServer();
	if (!io) throw new Error('There is no Socket.IO server to run on');
	stopRealtime();
	const presence = new Presence(io);
	const broadcasts = new Broadcasts(io);
	const timers = [
		setInterval(() => void attempt(() => tellHeads(io)), headsEvery),
		setInterval(() => void attempt(() => sweep(io)), sweepEvery),
		setInterval(() => cutSlowReaders(io), slowReadersEvery)
	];
	for (const timer of timers) timer.unref();
	const stop = () => {
		for (const timer of timers) clearInterval(timer);
		presence.stop();
	};
	shared.running = { io, admit, stop };
	guardOnce(io);
	writeFramesWhole(io);
	io.on('connection', (socket) => welcome(io, socket, presence));
	onAppended('realtime', (event) => {
		broadcasts.appended(event);
		tellRestricted(io, event);
		tellCoordinators(event);
	});
	fillRevocations(revocationsOn(io, presence));
	fillNoticeTelling((personId) => io.to(personRoom(personId)).emit('notices'));
}

/** Stops timers and handlers and closes the sockets that hang on them. */
export function stopRealtime(): void {
	const { running } = shared;
	if (!running) return;
	shared.running = undefined;
	running.stop();
	running.io.removeAllListeners('connection');
	for (const socket of running.io.sockets.sockets.values()) socket.conn.close();
}

/** Tells every socket the heads of its spaces: who has missed the last event of one finds out, and asks. */
export async function tellHeads(io: RealtimeServer): Promise<void> {
	const sockets = [...io.sockets.sockets.values()].map((socket) => ({ socket, spaces: [...spacesOf(socket)] }));
	const heads = await headsOf(read(), [...new Set(sockets.flatMap(({ spaces }) => spaces))]);
	for (const { socket, spaces } of sockets) {
		socket.emit('heads', Object.fromEntries(spaces.map((space) => [space, heads.get(space) ?? 0])));
	}
}

function guardOnce(io: RealtimeServer): void {
	if (shared.guarded === io) return;
	shared.guarded = io;
	io.use((socket, next) => {
		if (shared.running?.io === io) void shared.running.admit(socket, next);
		else next(new Error('unavailable'));
	});
}

function welcome(io: RealtimeServer, socket: RealtimeSocket, presence: Presence): void {
	const tellScreens = () => {
		const room = personRoom(socket.data.person);
		io.to(room).emit('screens', io.sockets.adapter.rooms.get(room)?.size ?? 0);
	};
	socket.on('disconnect', () => {
		presence.look(socket, null);
		tellScreens();
	});
	arrive(io, socket);
	listenToWhispers(socket, presence);
	tellScreens();
}

/** What fails is tried again at the next turn of its timer, and said. */
async function attempt(work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (failure) {
		journal.error({ failure }, 'realtime failed, and will try again');
	}
}
