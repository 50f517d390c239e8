/**
 * The barest chat there is on WebSockets: a message goes to everybody in its room, and nothing is kept. Rooms come
 * with the address. Prints its port.
 */
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

/** @type {Map<string, Set<import('ws').WebSocket>>} */
const rooms = new Map();
const http = createServer();
const server = new WebSocketServer({ server: http, perMessageDeflate: false });
server.on('connection', (socket, request) => {
	const mine = (new URL(request.url ?? '/', 'http://here').searchParams.get('rooms') ?? '').split(',');
	for (const room of mine) rooms.set(room, (rooms.get(room) ?? new Set()).add(socket));
	socket.on('close', () => mine.forEach((room) => rooms.get(room)?.delete(socket)));
	socket.on('message', (data) => {
		const { id, room, text } = JSON.parse(String(data));
		const message = JSON.stringify({ room, text, at: Date.now() });
		for (const member of rooms.get(room) ?? []) member.send(message);
		socket.send(JSON.stringify({ ack: id }));
	});
});
http.listen(0, '127.0.0.1', () => {
	const address = http.address();
	console.log(typeof address === 'object' ? address?.port : '');
});
