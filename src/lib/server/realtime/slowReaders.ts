import type { RealtimeServer, RealtimeSocket } from './rooms';

/**
 * A client that stops reading would fill the server's memory with what it is owed. It is cut, and catches up by
 * number when it comes back.
 */
const mostBytes = 1_000_000;
const mostPackets = 200;

/** What Engine.IO knows and does not publish. */
interface Inside {
	writeBuffer: { data?: unknown }[];
	transport: { socket?: { bufferedAmount?: number; terminate?: () => void } };
}

export function cutSlowReaders(io: RealtimeServer): void {
	for (const socket of io.sockets.sockets.values()) {
		// Nothing waits behind what is on its way: so it is with nearly all of them.
		if (insideOf(socket).writeBuffer.length === 0) continue;
		const { bytes, packets } = owedTo(socket);
		if (bytes > mostBytes || packets > mostPackets) cut(socket);
	}
}

/** What a socket has been told and its client has not taken yet. */
export function owedTo(socket: RealtimeSocket): { bytes: number; packets: number } {
	const { writeBuffer, transport } = insideOf(socket);
	const waiting = writeBuffer.reduce((sum, { data }) => sum + (typeof data === 'string' ? data.length : 0), 0);
	return { bytes: waiting + (transport.socket?.bufferedAmount ?? 0), packets: writeBuffer.length };
}

/** At once and without a farewell, which would only join the queue. */
function cut(socket: RealtimeSocket): void {
	const { transport } = insideOf(socket);
	socket.conn.close(true);
	transport.socket?.terminate?.();
}

function insideOf(socket: RealtimeSocket): Inside {
	return socket.conn as unknown as Inside;
}
