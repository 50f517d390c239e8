/** What ↑ in an empty box edits: the last message of one's own that may still be edited. */
import type { MessageFace } from '$lib/realtime/events';
import { rowRights } from './rowRights';

/** @param now UTC ms */
export function lastOwn(
	messages: MessageFace[],
	viewer: { id: string; role: 'student' | 'teacher' },
	now: number
): MessageFace | undefined {
	return messages.findLast(
		(message) => rowRights(message, viewer, { write: true, moderate: false, pin: false }, now).edit
	);
}
