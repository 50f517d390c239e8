import { m } from '$lib/i18n/paraglide/messages';
import { fileKind } from '$lib/schemas/fileKinds';
import { cleanFileName } from '$lib/schemas/fileNames';
import { fileLimits } from '$lib/schemas/limits';
import type { Frame } from './events';
import { Upload, type UploadPlace } from './upload.svelte';
import type { Refused } from './refused';

/**
 * The files a person is bringing into one space, one after the other. They go on while the person looks at other
 * pages; before the window is closed the browser asks. Nothing of it outlives the window.
 */
export class Uploads {
	list = $state.raw<Upload[]>([]);
	/** The name of what landed last, for who cannot see the list. */
	landedName = $state('');

	readonly #place: UploadPlace;
	#onLanded: ((frame: Frame) => void) | undefined;
	#isRunning = false;

	constructor(place: { page: string; writer: string }) {
		this.#place = { ...place, landed: (frame) => this.#onLanded?.(frame) };
	}

	/** What is open takes the frame of what lands, until the function it returns ends that: then who took it before. */
	listen(landed: (frame: Frame) => void): () => void {
		const before = this.#onLanded;
		this.#onLanded = landed;
		return () => {
			if (this.#onLanded === landed) this.#onLanded = before;
		};
	}

	get isBusy(): boolean {
		return this.list.some((upload) => upload.isUnderway);
	}

	add(files: Iterable<File>): Upload[] {
		const added = [...files].map((file) => {
			const upload = new Upload(file, this.#place);
			const refused = refusalOf(file);
			if (refused) upload.refuse(refused);
			return upload;
		});
		this.list = [...this.list, ...added];
		void this.#run();
		return added;
	}

	cancel(upload: Upload): void {
		upload.cancel();
		this.dismiss(upload);
	}

	dismiss(upload: Upload): void {
		this.list = this.list.filter((one) => one !== upload);
	}

	retry(upload: Upload): void {
		if (upload.state === 'paused') return upload.resume();
		upload.again();
		void this.#run();
	}

	async #run(): Promise<void> {
		if (this.#isRunning) return;
		this.#isRunning = true;
		addEventListener('beforeunload', askFirst);
		for (let next = this.#next(); next; next = this.#next()) {
			await next.run();
			if (next.state !== 'landed') continue;
			this.landedName = next.name;
			this.dismiss(next);
		}
		removeEventListener('beforeunload', askFirst);
		this.#isRunning = false;
	}

	#next(): Upload | undefined {
		return this.list.find(({ state }) => state === 'waiting');
	}
}

/** By page: in the browser only, where there is one person at a time. */
// eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing shows it
const all = new Map<string, Uploads>();

export function uploadsOf(place: { page: string; writer: string }): Uploads {
	const key = `${place.writer} ${place.page}`;
	const uploads = all.get(key) ?? new Uploads(place);
	all.set(key, uploads);
	return uploads;
}

/** What the page knows by itself: said at once, without sending a hundred megabytes first. */
function refusalOf(file: File): Refused | null {
	const name = cleanFileName(file.name);
	if (name === '') return { key: 'error_file_name', text: m.error_file_name() };
	if (name.length > fileLimits.name) {
		return { key: 'error_file_name_long', text: m.error_file_name_long({ most: fileLimits.name }) };
	}
	if (!fileKind(name)) return { key: 'error_file_kind', text: m.error_file_kind() };
	if (file.size === 0) return { key: 'error_file_empty', text: m.error_file_empty() };
	const most = fileLimits.bytes / 1024 / 1024;
	return file.size > fileLimits.bytes ? { key: 'error_file_large', text: m.error_file_large({ most }) } : null;
}

function askFirst(event: BeforeUnloadEvent): void {
	event.preventDefault();
}
