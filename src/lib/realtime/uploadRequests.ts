/**
 * What an upload asks of the server: to begin, to take the pieces, to let the file land, to give up. Fetched with the
 * first file, like what sends pieces.
 */
import { deserialize } from '$app/forms';
import { Upload, type DetailedError } from 'tus-js-client';
import { fileLimits } from '$lib/schemas/limits';
import type { Frame } from './events';
import { unexpected } from './refused';
import { signedOut, UploadForgotten, UploadRefused } from './uploadRefusals';

const patience = 30_000;
/** Landing reads all bytes, and may encode a photo anew. */
const longPatience = 120_000;

/**
 * @throws UploadRefused when it is; Error when no answer of ours came.
 * @param page address of the page whose actions are used
 */
export async function askAction<Answer>(page: string, action: string, fields: Record<string, string>): Promise<Answer> {
	const response = await fetch(`${page}?/${action}`, {
		method: 'POST',
		headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
		body: new URLSearchParams(fields),
		signal: AbortSignal.timeout(action === 'finish' ? longPatience : patience)
	});
	const isOurs = response.headers.get('content-type')?.startsWith('application/json') ?? false;
	if (!isOurs) throw new Error(`${response.status} from something between us and the server`);
	const result = deserialize<Answer & Record<string, unknown>, { key: string; text: string }>(await response.text());
	if (result.type === 'success' && result.data) return result.data;
	if (result.type === 'redirect') throw new UploadRefused(signedOut());
	if (result.type !== 'failure') throw new Error(`${response.status}`);
	if (result.status === 503) throw new Error('503');
	throw new UploadRefused(result.data ?? unexpected());
}

export interface Landed {
	frame: Frame;
}

export interface Told {
	/** Bytes. */
	progress: (sent: number) => void;
	done: () => void;
	failed: (failure: Error) => void;
}

/** Starts the sending of what is missing. Nothing of it is noted in the browser: the next person there finds nothing. */
export function sendPieces(file: File, address: string, told: Told): Upload {
	const pieces = new Upload(file, {
		uploadUrl: address,
		chunkSize: fileLimits.pieceBytes,
		retryDelays: [0, 1_000, 3_000, 5_000],
		storeFingerprintForResuming: false,
		onProgress: told.progress,
		onSuccess: told.done,
		onError: (failure) => told.failed(meaningOf(failure))
	});
	pieces.start();
	return pieces;
}

export async function giveUp(address: string): Promise<void> {
	await fetch(address, { method: 'DELETE', keepalive: true });
}

function meaningOf(failure: Error | DetailedError): Error {
	const status = 'originalResponse' in failure ? (failure.originalResponse?.getStatus() ?? 0) : 0;
	// Why something is refused has no words here; beginning again says it.
	if ([403, 404, 410].includes(status)) return new UploadForgotten();
	if (status < 400 || status >= 500 || status === 409) return failure;
	return new UploadRefused(status === 401 ? signedOut() : unexpected());
}
