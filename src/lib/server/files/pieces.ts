import { FileStore } from '@tus/file-store';
import { Server, Upload, type Lock, type Locker } from '@tus/server';
import { eq } from 'drizzle-orm';
import { fileLimits } from '$lib/schemas/limits';
import { upload } from '../db/schema/files';
import { read } from '../db/store';
import { waitingFolder } from './blobs';
import { turnOf } from './turns';

/**
 * The pieces of an upload, by the tus protocol: how far it is (HEAD), and the next piece (PATCH). Beginning, landing
 * and giving up are commands of ours, and so is the question whose upload it is: only what passed it comes here.
 */
export async function receivePiece(request: Request): Promise<Response> {
	const response = await tus().handleWeb(request);
	// Nobody else's pages may ask, so nothing is said to them.
	for (const name of [...response.headers.keys()]) {
		if (name.startsWith('access-control-')) response.headers.delete(name);
	}
	// What the protocol says in words is for programmers: the page goes by the status.
	const { status } = response;
	return status < 400 ? response : new Response(null, { status, headers: { 'tus-resumable': '1.0.0' } });
}

/** The rows are what is known of an upload: no files with notes lie beside the bytes. */
const notes = {
	async get(id: string): Promise<Upload | undefined> {
		const [row] = await read().select().from(upload).where(eq(upload.id, id));
		return row && new Upload({ id, size: row.bytes, offset: 0 });
	},
	set: async () => undefined,
	delete: async () => undefined
};

class UploadLock implements Lock {
	readonly #id: string;
	#release: (() => void) | undefined;

	constructor(id: string) {
		this.#id = id;
	}

	async lock(signal: AbortSignal, cancel: () => void): Promise<void> {
		this.#release = await turnOf(this.#id, cancel, signal);
	}

	async unlock(): Promise<void> {
		this.#release?.();
	}
}

const locker: Locker = { newLock: (id) => new UploadLock(id) };

let server: { folder: string; tus: Server } | undefined;

function tus(): Server {
	const folder = waitingFolder();
	if (server?.folder !== folder) {
		const datastore = new FileStore({ directory: folder, configstore: notes });
		const path = '/';
		server = { folder, tus: new Server({ path, datastore, locker, maxSize: fileLimits.bytes, allowedOrigins: [] }) };
	}
	return server.tus;
}
