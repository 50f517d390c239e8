import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { isVisible } from './wakeUps';
import type { Told, Whispered } from './events';

/**
 * The socket under a connection: which transport, when to try again, when to give up on one that only looks alive.
 * Carries whatever it is given; what the events mean is for `Connection` to know.
 */
export interface LineListener {
	told: Told;
	up: () => void;
	down: () => void;
	/** The server ended or refused the connection: find out why before coming back. */
	cut: () => void;
}

const options: Partial<ManagerOptions & SocketOptions> = {
	path: '/ws/',
	transports: ['websocket', 'polling'],
	tryAllTransports: true,
	timeout: 8_000,
	reconnectionDelay: 500,
	reconnectionDelayMax: 10_000,
	randomizationFactor: 0.5,
	autoConnect: false,
	forceNew: true
};

export class Line {
	readonly #socket: Socket<Told, Whispered>;
	#heardAt = performance.now();
	#comingBack: ReturnType<typeof setTimeout> | undefined;

	constructor(listener: LineListener, origin = '', own: Partial<ManagerOptions & SocketOptions> = {}) {
		this.#socket = io(origin, { ...options, ...own });
		this.#listenToLine(listener);
		for (const event of toldEvents) this.#socket.on(event, listener.told[event]);
		this.#socket.onAny(() => (this.#heardAt = performance.now()));
	}

	get isUp(): boolean {
		return this.#socket.connected;
	}

	/** Milliseconds since the server last told something. */
	get silentFor(): number {
		return performance.now() - this.#heardAt;
	}

	open(): void {
		this.#socket.connect();
	}

	close(): void {
		clearTimeout(this.#comingBack);
		this.#socket.disconnect();
	}

	/** Gives up on what is there, whether it knows that it is dead or not, and tries at once. */
	reopen(): void {
		this.close();
		this.#socket.connect();
	}

	/** After a cut: tries again in a while, but only a page that is seen; the others come back when they are looked at. */
	comeBack(): void {
		clearTimeout(this.#comingBack);
		this.#comingBack = setTimeout(
			() => {
				if (isVisible() && !this.#socket.active) this.#socket.connect();
			},
			1_000 + 4_000 * Math.random()
		);
	}

	look(space: string | null): void {
		if (this.isUp) this.#socket.emit('look', space);
	}

	typing(space: string): void {
		if (this.isUp) this.#socket.volatile.emit('typing', space);
	}

	#listenToLine(listener: LineListener): void {
		this.#socket.on('connect', () => {
			this.#heardAt = performance.now();
			listener.up();
		});
		this.#socket.on('disconnect', (reason) => {
			listener.down();
			if (reason === 'io server disconnect') listener.cut();
		});
		this.#socket.on('connect_error', (error) => {
			if (!this.#socket.active) listener.cut();
			else if (error.message === 'timeout') this.#beginWithPolling();
		});
	}

	/** A filter that swallows WebSockets instead of refusing them would cost every attempt its whole patience. */
	#beginWithPolling(): void {
		this.#socket.io.opts.transports = ['polling', 'websocket'];
	}
}

const toldEvents = [
	'frame',
	'heads',
	'presence',
	'typing',
	'read',
	'screens',
	'left',
	'joined',
	'signedOut'
] as const satisfies readonly (keyof Told)[];
