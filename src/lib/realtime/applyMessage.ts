import type { SpaceContent } from './apply';
import type { MessageFace } from './events';

/** Where a message stands among what a page holds: in the main talk or in a thread, and in the head of the space. */
export interface TalkThread {
	/** Id of the message, card or file that it is about. */
	id: string;
	/** The message that it is about; null for a card or a file. */
	root: MessageFace | null;
	/** Everything said in it, in order of `n`. */
	messages: MessageFace[];
}

/** Puts the message's present face wherever it stands now, and takes it out where it does not. */
export function replaceMessage<T extends SpaceContent>(content: T, id: string, face: MessageFace | null): T {
	const { messages, questions, pins, thread, from = 1, to = Infinity } = content;
	const inTalk = face && face.thread === undefined && face.n >= from && face.n <= to ? face : null;
	return {
		...content,
		...(messages && { messages: inOrder(messages, id, inTalk) }),
		...(questions && { questions: inOrder(questions, id, face && isOpenQuestion(face) ? face : null) }),
		...(pins && { pins: inOrder(pins, id, face && isPinned(face) ? face : null) }),
		...(thread && { thread: inThread(thread, id, face) })
	};
}

/** A card or a file that went out of sight took along what is said about it. */
export function withoutTalkOf(thread: TalkThread, id: string, now: object | null): TalkThread | null {
	return thread.id === id && now === null ? null : thread;
}

/** Whether a message belongs to what is asked in the head of the space. */
export function isOpenQuestion({ question, deleted, hidden }: MessageFace): boolean {
	return question !== undefined && !question.settled && deleted === undefined && hidden === null;
}

/** Whether a message belongs to the pins in the head of the space. */
export function isPinned({ pinned, deleted, hidden }: MessageFace): boolean {
	return pinned !== undefined && deleted === undefined && hidden === null;
}

function inThread(thread: TalkThread, id: string, face: MessageFace | null): TalkThread | null {
	if (id === thread.id) return face && { ...thread, root: face };
	return { ...thread, messages: inOrder(thread.messages, id, face?.thread === thread.id ? face : null) };
}

function inOrder(faces: MessageFace[], id: string, face: MessageFace | null): MessageFace[] {
	const others = faces.filter((one) => one.id !== id);
	if (!face) return others.length === faces.length ? faces : others;
	const after = others.findIndex((one) => one.n > face.n);
	return after === -1 ? [...others, face] : others.toSpliced(after, 0, face);
}
