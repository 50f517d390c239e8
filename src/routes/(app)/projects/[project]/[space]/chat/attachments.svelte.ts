/**
 * Files that are to go along with a message. They are brought into the space the way its files page does it, so they go
 * on while the person looks at other pages; the message carries each in the version that landed.
 */
import type { FileFace } from '$lib/realtime/events';
import type { Posted } from '$lib/realtime/posts';
import type { Upload } from '$lib/realtime/upload.svelte';
import type { Uploads } from '$lib/realtime/uploads.svelte';
import { limits } from '$lib/schemas/limits';

/** A file of the space as a message carries it. */
export type Carried = NonNullable<Posted['files']>[number];

/** A file in the box, on its way or there. */
export interface Attachment {
	key: string;
	name: string;
	upload: Upload;
	/** Address of a picture of it in this browser, while it is here. */
	picture: string | null;
}

export class Attachments {
	list = $state.raw<Attachment[]>([]);
	/** Files of the space that a draft had with it: they are there already. */
	carried = $state.raw<Carried[]>([]);
	readonly #uploads: Uploads;

	constructor(uploads: Uploads) {
		this.#uploads = uploads;
	}

	/** Those that are in the space already, as a message carries them. */
	get ready(): Carried[] {
		return [...this.carried, ...this.list.flatMap(({ upload: { landed } }) => (landed ? [asCarried(landed)] : []))];
	}

	get isEmpty(): boolean {
		return this.list.length === 0 && this.carried.length === 0;
	}

	/** Some are still on their way, or will not come. */
	get isWaiting(): boolean {
		return this.list.some(({ upload }) => upload.landed === null);
	}

	/** Takes files as far as there is room: false if some were too many. */
	add(files: File[]): boolean {
		const taken = files.slice(0, limits.attachments - this.list.length - this.carried.length);
		const added = this.#uploads.add(taken).map((upload, index): Attachment => {
			const file = taken[index]!;
			const picture = file.type.startsWith('image/') ? URL.createObjectURL(file) : null;
			return { key: upload.command, name: file.name, upload, picture };
		});
		this.list = [...this.list, ...added];
		return taken.length === files.length;
	}

	/** Leaves it out. What has landed already stays among the files of the space. */
	remove(one: Attachment): void {
		if (one.upload.landed === null) this.#uploads.cancel(one.upload);
		this.#forget(one);
		this.list = this.list.filter(({ key }) => key !== one.key);
	}

	/** As far as there is room. */
	bring(files: Carried[]): void {
		const others = files.filter(({ id }) => !this.ready.some((one) => one.id === id));
		this.carried = [...this.carried, ...others].slice(0, limits.attachments - this.list.length);
	}

	leaveOut(file: Carried): void {
		this.carried = this.carried.filter((one) => one !== file);
	}

	retry({ upload }: Attachment): void {
		this.#uploads.retry(upload);
	}

	clear(): void {
		for (const one of this.list) this.#forget(one);
		this.list = [];
		this.carried = [];
	}

	#forget({ picture }: Attachment): void {
		if (picture !== null) URL.revokeObjectURL(picture);
	}
}

function asCarried({ id, version, name }: FileFace): Carried {
	return { id, version, name };
}

/** Browsers call every pasted picture the same, and the same name would be a new version of the same file. */
export function named(file: File, moment: string, word: (moment: string) => string, index: number): File {
	if (!/^image\.\w+$/.test(file.name)) return file;
	const ending = file.name.slice(file.name.lastIndexOf('.'));
	const name = word(index === 0 ? moment : `${moment} (${index + 1})`);
	return new File([file], `${name}${ending}`, { type: file.type });
}
