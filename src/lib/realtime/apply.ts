import { placed, replaceFile } from './applyFile';
import { replaceMessage, withoutTalkOf, type TalkThread } from './applyMessage';
import type {
	CardFace,
	ColumnFace,
	FileFace,
	FreezeFace,
	MemberFace,
	MessageFace,
	MuteFace,
	OpeningFace,
	WireEvent
} from './events';

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
	/** Set while a teacher has closed the space. */
	frozen?: FreezeFace | null;
	/** In the staff space: who is muted in the project. */
	mutes?: MuteFace[];
	/** The main talk, in order of `n`; what stands in a thread is not among it. */
	messages?: MessageFace[];
	/** Messages with this number and above are held; 1 is the whole talk. */
	from?: number;
	/** Messages up to this number are held; left out where they are up to now. */
	to?: number;
	/** Questions that nobody has answered or settled, whatever their age, in order of `n`. */
	questions?: MessageFace[];
	/** Pinned messages, whatever their age, in order of `n`. */
	pins?: MessageFace[];
	/** The thread that stands open; null once there is nothing of it for this person any more. */
	thread?: TalkThread | null;
	/** In no order: `inOrder` says where they stand. */
	columns?: ColumnFace[];
	cards?: CardFace[];
	files?: FileFace[];
}

/** What the page of the chat holds. */
export interface TalkContent extends SpaceContent {
	messages: MessageFace[];
	from: number;
	questions: MessageFace[];
	pins: MessageFace[];
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
		case 'message.edited':
		case 'message.deleted':
		case 'message.reacted':
		case 'message.unreacted':
		case 'message.pinned':
		case 'message.unpinned':
		case 'message.settled':
		case 'message.replied':
		case 'message.hidden':
		case 'message.shown':
			return replaceMessage(content, event.subject, event.now);
		case 'membership.started':
		case 'membership.ended':
			return { ...content, members: placed(content.members, event.subject, event.now) };
		case 'space.opened':
			return { ...content, openings: placed(content.openings, event.subject, event.now) };
		case 'space.frozen':
		case 'space.unfrozen':
			return { ...content, frozen: event.now };
		case 'person.muted':
		case 'person.unmuted':
			return { ...content, mutes: placed(content.mutes ?? [], event.subject, event.now) };
		case 'column.created':
		case 'column.renamed':
		case 'column.moved':
		case 'column.removed':
		case 'column.restored':
			return content.columns ? { ...content, columns: placed(content.columns, event.subject, event.now) } : content;
		case 'card.created':
		case 'card.edited':
		case 'card.moved':
		case 'card.removed':
		case 'card.restored':
		case 'card.hidden':
		case 'card.shown':
		case 'card.commented':
			return replaceCard(content, event.subject, event.now);
		case 'file.added':
		case 'file.replaced':
		case 'file.renamed':
		case 'file.removed':
		case 'file.restored':
		case 'file.hidden':
		case 'file.shown':
		case 'file.commented':
			return replaceFile(content, event.subject, event.now);
		// Counted by the server (`heads`): a page holds none.
		case 'report.made':
		case 'report.seen':
		case 'report.settled':
		case 'report.escalated':
			return content;
	}
}

function replaceCard<T extends SpaceContent>(content: T, id: string, now: CardFace | null): T {
	const { cards, thread } = content;
	return {
		...content,
		...(cards && { cards: placed(cards, id, now) }),
		...(thread && { thread: withoutTalkOf(thread, id, now) })
	};
}
