/**
 * The barest chat there is on Socket.IO and SQLite: a message is one durable insert, then goes to its room. No people,
 * no rights, no numbers, no catching up. Rooms come with the handshake. Prints its port.
 */
import SqliteDatabase from 'better-sqlite3';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Server } from 'socket.io';

const database = new SqliteDatabase(join(process.argv[2] ?? '.', 'bare.sqlite'));
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec(
	'create table message (id integer primary key, room text not null, text text not null, at integer not null)'
);
const insert = database.prepare('insert into message (room, text, at) values (?, ?, ?)');

const http = createServer();
const io = new Server(http, { path: '/ws/', serveClient: false, perMessageDeflate: false });
io.on('connection', (socket) => {
	for (const room of String(socket.handshake.query.rooms).split(',')) void socket.join(room);
	socket.on('post', ({ room, text }, acknowledge) => {
		const at = Date.now();
		const { lastInsertRowid } = insert.run(room, text, at);
		io.to(room).emit('message', { id: Number(lastInsertRowid), room, text, at });
		acknowledge({ id: Number(lastInsertRowid) });
	});
});
http.listen(0, '127.0.0.1', () => {
	const address = http.address();
	console.log(typeof address === 'object' ? address?.port : '');
});
