import type { Upload as Pieces } from 'tus-js-client';
import type { FileFace, Frame } from './events';
import { unexpected, type Refused } from './refused';
import { UploadForgotten, UploadRefused } from './uploadRefusals';
import type { Landed, Told } from './uploadRequests';

/**
 * One file on its way. It begins, sends its pieces and lands; without a line it pauses and goes on by itself from
 * where it was. What was refused stays, with the reason, until the person has read it.
 */
export type UploadState = 'waiting' | 'sending' | 'paused' | 'landing' | 'refused' | 'landed';

export interface UploadPlace {
	/** Address of the page of files. */
	page: string;
	/** Person id: nobody else's leftovers are sent. */
	writer: string;
	landed: (frame: Frame) => void;
}

const requests = () => import('./uploadRequests');

/** While nothing answers, it looks again so often, in milliseconds. */
const pause = 15_000;
/** What the server takes and forgets time and again will not land by trying on. */
const mostBeginnings = 3;

export class Upload {
	readonly command = crypto.randomUUID();
	readonly name: string;
	readonly bytes: number;
	state = $state<UploadState>('waiting');
	/** Bytes. */
	sent = $state(0);
	refused = $state.raw<Refused | null>(null);
	/** The file as it stands in the space, once it is there. */
	landed = $state.raw<FileFace | null>(null);

	readonly #file: File;
	readonly #place: UploadPlace;
	#id: string | null = null;
	#pieces: Pieces | undefined;
	#forgotten = 0;
	#isOver = false;
	#goOn: (() => void) | undefined;

	constructor(file: File, place: UploadPlace) {
		this.#file = file;
		this.#place = place;
		this.name = file.name;
		this.bytes = file.size;
	}

	get isUnderway(): boolean {
		return ['waiting', 'sending', 'paused', 'landing'].includes(this.state);
	}

	/** Sees it through: resolves once it has landed, was refused, or was cancelled. */
	async run(): Promise<void> {
		this.refused = null;
		while (!this.#isOver && this.isUnderway) {
			try {
				await this.#attempt();
			} catch (failure) {
				if (failure instanceof UploadForgotten && ++this.#forgotten < mostBeginnings) this.#id = null;
				else if (failure instanceof UploadForgotten) this.#refuse(unexpected());
				else if (failure instanceof UploadRefused) this.#refuse(failure.refused);
				else await this.#waitForLine();
			}
		}
	}

	/** Says no before anything is sent, or after the server did. */
	refuse(refused: Refused): void {
		this.#refuse(refused);
	}

	/** After a refusal: from the beginning. */
	again(): void {
		this.sent = 0;
		this.refused = null;
		this.state = 'waiting';
	}

	/** Tries at once, where it waits for the line. */
	resume(): void {
		this.#goOn?.();
	}

	cancel(): void {
		this.#isOver = true;
		void this.#pieces?.abort();
		this.#forget();
		this.#goOn?.();
	}

	async #attempt(): Promise<void> {
		const { command, name, bytes } = this;
		const { page, writer } = this.#place;
		this.state = 'sending';
		const { askAction, sendPieces } = await requests();
		if (this.#id === null) {
			const fields = { command, writer, name, bytes: String(bytes) };
			this.#id = (await askAction<{ upload: string }>(page, 'begin', fields)).upload;
		}
		if (this.#isOver) return this.#forget();
		await this.#send((told) => sendPieces(this.#file, `${page}/upload/${this.#id}`, told));
		if (this.#isOver) return;
		this.state = 'landing';
		const { frame } = await askAction<Landed>(page, 'finish', { command, writer, upload: this.#id });
		this.landed = faceIn(frame, command);
		this.state = 'landed';
		this.#place.landed(frame);
	}

	#send(start: (told: Told) => Pieces): Promise<void> {
		return new Promise((resolve, reject) => {
			this.#goOn = resolve;
			this.#pieces = start({ progress: (sent) => (this.sent = sent), done: resolve, failed: reject });
		});
	}

	#waitForLine(): Promise<void> {
		this.state = 'paused';
		return new Promise((resolve) => {
			const goOn = () => {
				clearTimeout(timer);
				removeEventListener('online', goOn);
				resolve();
			};
			const timer = setTimeout(goOn, pause);
			addEventListener('online', goOn);
			this.#goOn = goOn;
		});
	}

	#refuse(refused: Refused): void {
		this.state = 'refused';
		this.refused = refused;
		this.#forget();
	}

	#forget(): void {
		const id = this.#id;
		this.#id = null;
		if (id === null) return;
		const address = `${this.#place.page}/upload/${id}`;
		void requests()
			.then(({ giveUp }) => giveUp(address))
			.catch(() => undefined);
	}
}

function faceIn({ events }: Frame, command: string): FileFace | null {
	for (const event of events) {
		if (event.command !== command) continue;
		if (event.type === 'file.added' || event.type === 'file.replaced') return event.now;
	}
	return null;
}
