import type { MemberFace, MessageFace, WireEvent } from './events';

/**
 * How an event changes what a page holds of a space. Pure, and the same in the browser and in the test of the law:
 * what was read at n, plus the events after n up to the head, equals what is read at the head.
 * Applying replaces, never adds: early or twice does no harm.
 */
export interface SpaceContent {
	/** In order of `n`. */
	messages: MessageFace[];
	/** Messages with this number and above are held; 1 is the whole talk. */
	from: number;
	members: MemberFace[];
}

export function applyEvent<T extends SpaceContent>(content: T, event: WireEvent): T {
	switch (event.type) {
		case 'message.posted':
		case 'message.hidden':
		case 'message.shown':
			return { ...content, messages: placeMessage(content, event.subject, event.now) };
		case 'membership.started':
		case 'membership.ended':
			return { ...content, members: placeMember(content.members, event.subject, event.now) };
	}
}

function placeMessage(content: SpaceContent, id: string, face: MessageFace | null): MessageFace[] {
	const others = content.messages.filter((message) => message.id !== id);
	if (!face || face.n < content.from) return others;
	const after = others.findIndex((message) => message.n > face.n);
	return after === -1 ? [...others, face] : others.toSpliced(after, 0, face);
}

function placeMember(members: MemberFace[], id: string, face: MemberFace | null): MemberFace[] {
	const others = members.filter((member) => member.id !== id);
	return face ? [...others, face] : others;
}
