import type { ManagerOptions, Socket, SocketOptions } from 'socket.io-client';
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

/** The library comes after the page: what it shows does not wait for it. */
const library = () => import('socket.io-client');
const libraryRetry = 3_000;

export class Line {
	#socket: Socket<Told, Whispered> | undefined;
	#isClosed = true;
	#heardAt = performance.now();
	#comingBack: ReturnType<typeof setTimeout> | undefined;
	readonly #listener: LineListener;
	readonly #origin: string;
	readonly #own: Partial<ManagerOptions & SocketOptions>;

	constructor(listener: LineListener, origin = '', own: Partial<ManagerOptions & SocketOptions> = {}) {
		this.#listener = listener;
		this.#origin = origin;
		this.#own = own;
	}

	get isUp(): boolean {
		return this.#socket?.connected ?? false;
	}

	/** Milliseconds since the server last told something. */
	get silentFor(): number {
		return performance.now() - this.#heardAt;
	}

	open(): void {
		this.#isClosed = false;
		void this.#begin();
	}

	close(): void {
		this.#isClosed = true;
		clearTimeout(this.#comingBack);
		this.#socket?.disconnect();
	}

	/** Gives up on what is there, whether it knows that it is dead or not, and tries at once. */
	reopen(): void {
		clearTimeout(this.#comingBack);
		if (!this.#socket) return void this.#begin();
		this.#socket.disconnect();
		this.#socket.connect();
	}

	/** After a cut: tries again in a while, but only a page that is seen; the others come back when they are looked at. */
	comeBack(): void {
		clearTimeout(this.#comingBack);
		this.#comingBack = setTimeout(
			() => {
				if (isVisible() && !this.#socket?.active) this.#socket?.connect();
			},
			1_000 + 4_000 * Math.random()
		);
	}

	async #begin(): Promise<void> {
		try {
			const { io } = await library();
			if (this.#isClosed || this.#socket) return;
			this.#socket = io(this.#origin, { ...options, ...this.#own });
			this.#listenToLine(this.#socket, this.#listener);
			this.#socket.connect();
		} catch {
			clearTimeout(this.#comingBack);
			if (!this.#isClosed) this.#comingBack = setTimeout(() => void this.#begin(), libraryRetry);
		}
	}

	look(space: string | null): void {
		if (this.isUp) this.#socket?.emit('look', space);
	}

	typing(space: string): void {
		if (this.isUp) this.#socket?.volatile.emit('typing', space);
	}

	#listenToLine(socket: Socket<Told, Whispered>, listener: LineListener): void {
		for (const event of toldEvents) socket.on(event, listener.told[event]);
		socket.onAny(() => (this.#heardAt = performance.now()));
		socket.on('connect', () => {
			this.#heardAt = performance.now();
			listener.up();
		});
		socket.on('disconnect', (reason) => {
			listener.down();
			if (reason === 'io server disconnect') listener.cut();
		});
		socket.on('connect_error', (error) => {
			if (!socket.active) listener.cut();
			else if (error.message === 'timeout') beginWithPolling(socket);
		});
	}
}

/** A filter that swallows WebSockets instead of refusing them would cost every attempt its whole patience. */
function beginWithPolling(socket: Socket<Told, Whispered>): void {
	socket.io.opts.transports = ['polling', 'websocket'];
}

/** Every one of them: what is not named here is never heard. */
const heard: Record<keyof Told, true> = {
	frame: true,
	welcome: true,
	heads: true,
	presence: true,
	typing: true,
	read: true,
	screens: true,
	left: true,
	joined: true,
	notices: true,
	restricted: true,
	reported: true,
	reports: true,
	signedOut: true
};
const toldEvents = Object.keys(heard) as (keyof Told)[];
