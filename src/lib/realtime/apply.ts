import type { CardFace, ColumnFace, FileFace, MemberFace, MessageFace, OpeningFace, WireEvent } from './events';

/**
 * How an event changes what a page holds of a space. Pure, and the same in the browser and in the test of the law:
 * what was read at n, plus the events after n up to the head, equals what is read at the head.
 * Applying replaces, never adds: early or twice does no harm. A page holds some parts of its space; events of the
 * others pass it by.
 */
export interface SpaceContent {
	members: MemberFace[];
	/** Looks of coordinators, those of the last 24 hours included. */
	openings: OpeningFace[];
	/** In order of `n`. */
	messages?: MessageFace[];
	/** Messages with this number and above are held; 1 is the whole talk. */
	from?: number;
	/** In no order: `inOrder` says where they stand. */
	columns?: ColumnFace[];
	cards?: CardFace[];
	files?: FileFace[];
}

/** What the page of the chat holds. */
export interface TalkContent extends SpaceContent {
	messages: MessageFace[];
	from: number;
}

export interface BoardContent extends SpaceContent {
	columns: ColumnFace[];
	cards: CardFace[];
}

export interface FilesContent extends SpaceContent {
	files: FileFace[];
}

export function applyEvent<T extends SpaceContent>(content: T, event: WireEvent): T {
	switch (event.type) {
		case 'message.posted':
		case 'message.hidden':
		case 'message.shown':
			return content.messages ? { ...content, messages: placeMessage(content, event.subject, event.now) } : content;
		case 'membership.started':
		case 'membership.ended':
			return { ...content, members: place(content.members, event.subject, event.now) };
		case 'space.opened':
			return { ...content, openings: place(content.openings, event.subject, event.now) };
		case 'column.created':
		case 'column.renamed':
		case 'column.moved':
		case 'column.removed':
		case 'column.restored':
			return content.columns ? { ...content, columns: place(content.columns, event.subject, event.now) } : content;
		case 'card.created':
		case 'card.edited':
		case 'card.moved':
		case 'card.removed':
		case 'card.restored':
			return content.cards ? { ...content, cards: place(content.cards, event.subject, event.now) } : content;
		case 'file.added':
		case 'file.replaced':
		case 'file.renamed':
		case 'file.removed':
		case 'file.restored':
			return content.files ? { ...content, files: place(content.files, event.subject, event.now) } : content;
	}
}

function placeMessage(content: SpaceContent, id: string, face: MessageFace | null): MessageFace[] {
	const others = (content.messages ?? []).filter((message) => message.id !== id);
	if (!face || face.n < (content.from ?? 1)) return others;
	const after = others.findIndex((message) => message.n > face.n);
	return after === -1 ? [...others, face] : others.toSpliced(after, 0, face);
}

/** Puts the present face in the place of the former one, or takes it out. */
function place<Face extends { id: string }>(faces: Face[], id: string, face: Face | null): Face[] {
	const index = faces.findIndex((one) => one.id === id);
	if (!face) return index === -1 ? faces : faces.toSpliced(index, 1);
	return index === -1 ? [...faces, face] : faces.with(index, face);
}
