import type { ServerOptions } from 'socket.io';
import { allowRequest } from './sameOrigin.ts';

/**
 * What the one Socket.IO server runs with, in development and in production.
 * Long polling stays: school filters break WebSockets. Compression and connection state recovery stay off:
 * the first multiplies memory by ten, the second loses messages after a half-open cut (docs/decisions/log.md).
 */
export const serverOptions: Partial<ServerOptions> = {
	path: '/ws/',
	serveClient: false,
	transports: ['polling', 'websocket'],
	maxHttpBufferSize: 64_000,
	perMessageDeflate: false,
	httpCompression: { threshold: 2048 },
	pingInterval: 25_000,
	pingTimeout: 20_000,
	connectTimeout: 10_000,
	allowRequest
};
