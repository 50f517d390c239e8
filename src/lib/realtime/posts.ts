import type { Frame } from './events';

/** What a person posts: a text, and what goes with it. What is not there is left out. */
export interface Posted {
	text: string;
	/** The thread it stands in: id of the message it answers. The main talk has none. */
	thread?: string;
	/** Files of the space, each in the version it has now; the name is for showing it meanwhile. */
	files?: { id: string; version: number; name?: string }[];
	/** Times in the text that were offered as moments and accepted. */
	times?: AcceptedTime[];
	/** "Answer needed": it stands in the head of the space until the other school answered. */
	asks?: boolean;
}

/** What was typed, and the wall time it means. */
export interface AcceptedTime {
	says: string;
	/** YYYY-MM-DD */
	date: string;
	/** HH:MM */
	time: string;
	/** IANA name. */
	zone: string;
}

export type PostOutcome =
	| { type: 'sent'; frame: Frame }
	/** `text` says why; `isNotNow`: the same post may be taken in a moment. */
	| { type: 'refused'; key: string; text: string; isNotNow?: boolean }
	| { type: 'signedOut' };

/** Sends one post under its command id. Throws when no answer came: then it is sent again. */
export type Post = (post: Posted & { command: string }) => Promise<PostOutcome>;

/** The form fields of a post. */
export function fieldsOf({ text, thread, files, times, asks }: Posted): Record<string, string> {
	return {
		text,
		...(thread !== undefined && { thread }),
		...(files?.length && { files: JSON.stringify(files.map(({ id, version }) => ({ id, version }))) }),
		...(times?.length && { times: JSON.stringify(times) }),
		...(asks && { asks: 'on' })
	};
}
