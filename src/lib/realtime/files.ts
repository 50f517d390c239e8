/** What a page of files asks for beside the frames. Types only: ids and numbers, and the names of files. */

export interface FileVersionFace {
	/** 1, 2, 3 … */
	version: number;
	bytes: number;
	by: string;
	/** UTC ms. */
	at: number;
}

/** A file in the bin: who put it there, and when. */
export interface RemovedFile {
	id: string;
	name: string;
	by: string;
	/** UTC ms. */
	at: number;
}
