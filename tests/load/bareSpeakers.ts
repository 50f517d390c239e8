import { WebSocket } from 'ws';
import { mostMessages, note, numbersIn, ReadOnce, type Speaker } from './speakers';

/** Who talks to the two bare servers: everything goes by socket, and nobody catches up. */
abstract class BareSpeaker implements Speaker {
	readonly spaces: string[];
	readonly received = new Uint8Array(mostMessages);
	protected socket: WebSocket | undefined;
	protected readonly waiting = new Map<number, (accepted: boolean) => void>();
	protected readonly numbers: ReadOnce<number[]>;
	protected readonly port: number;
	#next = 0;

	constructor(port: number, spaces: string[], numbers: ReadOnce<number[]>) {
		this.port = port;
		this.spaces = spaces;
		this.numbers = numbers;
	}

	abstract open(): Promise<void>;
	protected abstract packetOf(id: number, post: { room: string; text: string }): string;

	say(room: string, text: string): Promise<boolean> {
		const id = this.#next++;
		return new Promise((resolve) => {
			this.waiting.set(id, resolve);
			this.socket?.send(this.packetOf(id, { room, text }));
		});
	}

	close(): void {
		this.socket?.terminate();
	}

	protected connect(address: string): WebSocket {
		return (this.socket = new WebSocket(`ws://127.0.0.1:${this.port}${address}`, { perMessageDeflate: false }));
	}

	protected acknowledged(id: number): void {
		this.waiting.get(id)?.(true);
		this.waiting.delete(id);
	}

	protected heard(packet: string): void {
		note(this.received, this.numbers.of(packet));
	}
}

const socketIoNumbers = new ReadOnce(numbersIn);
const wsNumbers = new ReadOnce(numbersIn);

export class SocketIoSpeaker extends BareSpeaker {
	constructor(port: number, spaces: string[]) {
		super(port, spaces, socketIoNumbers);
	}

	open(): Promise<void> {
		const socket = this.connect(`/ws/?EIO=4&transport=websocket&rooms=${this.spaces.join(',')}`);
		return new Promise((resolve, reject) => {
			socket.on('message', (data: Buffer) => {
				const packet = data.toString();
				if (packet.startsWith('42')) this.heard(packet);
				else if (packet.startsWith('43')) this.acknowledged(parseInt(packet.slice(2), 10));
				else if (packet === '2') socket.send('3');
				else if (packet.startsWith('0')) socket.send('40');
				else if (packet.startsWith('40')) resolve();
			});
			socket.on('error', reject);
		});
	}

	protected packetOf(id: number, post: { room: string; text: string }): string {
		return `42${id}${JSON.stringify(['post', post])}`;
	}
}

export class WsSpeaker extends BareSpeaker {
	constructor(port: number, spaces: string[]) {
		super(port, spaces, wsNumbers);
	}

	open(): Promise<void> {
		const socket = this.connect(`/?rooms=${this.spaces.join(',')}`);
		return new Promise((resolve, reject) => {
			socket.on('message', (data: Buffer) => {
				const packet = data.toString();
				if (packet.startsWith('{"ack"')) this.acknowledged((JSON.parse(packet) as { ack: number }).ack);
				else this.heard(packet);
			});
			socket.on('open', resolve);
			socket.on('error', reject);
		});
	}

	protected packetOf(id: number, post: { room: string; text: string }): string {
		return JSON.stringify({ id, ...post });
	}
}
