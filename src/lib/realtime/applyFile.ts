import type { SpaceContent } from './apply';
import { withoutTalkOf, type TalkThread } from './applyMessage';
import type { FileFace, FileOfMessage, FileTold, MessageFace } from './events';

/**
 * What an event about a file changes: the file itself among the files, and what messages show of it. A file that
 * went out of sight leaves only its place in them; one that came back fills it again.
 */
export function replaceFile<T extends SpaceContent>(content: T, id: string, now: FileTold | null): T {
	const { files, messages, questions, pins, thread } = content;
	return {
		...content,
		...(files && { files: placed(files, id, now && faceOf(now)) }),
		...(messages && { messages: messages.map((one) => carrying(one, id, now)) }),
		...(questions && { questions: questions.map((one) => carrying(one, id, now)) }),
		...(pins && { pins: pins.map((one) => carrying(one, id, now)) }),
		...(thread && { thread: withoutTalkOf(inThread(thread, id, now), id, now) })
	};
}

function inThread(thread: TalkThread, id: string, now: FileTold | null): TalkThread {
	const root = thread.root && carrying(thread.root, id, now);
	return { ...thread, root, messages: thread.messages.map((one) => carrying(one, id, now)) };
}

/** The message with what it now shows of a file; the same message where it does not carry it. */
export function carrying(message: MessageFace, id: string, now: FileTold | null): MessageFace {
	if (!message.files?.some((file) => file.id === id)) return message;
	const told = now?.carried?.find((one) => one.message === message.id)?.file;
	const change = (file: FileOfMessage): FileOfMessage =>
		file.id === id ? (told ?? { id, version: file.version, gone: true }) : file;
	return { ...message, files: message.files.map(change) };
}

function faceOf({ carried: _carried, ...face }: FileTold): FileFace {
	return face;
}

/** Puts the present face in the place of the former one, or takes it out. */
export function placed<Face extends { id: string }>(faces: Face[], id: string, face: Face | null): Face[] {
	const index = faces.findIndex((one) => one.id === id);
	if (!face) return index === -1 ? faces : faces.toSpliced(index, 1);
	return index === -1 ? [...faces, face] : faces.with(index, face);
}
