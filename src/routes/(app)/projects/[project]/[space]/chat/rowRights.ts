/** What somebody may do with a message, as far as a page needs to know to offer it. The server decides. */
import type { MessageFace } from '$lib/realtime/events';
import { limits } from '$lib/schemas/limits';

export interface RowRights {
	report: boolean;
	edit: boolean;
	delete: boolean;
	pin: boolean;
	settle: boolean;
	versions: boolean;
}

/** @param now UTC ms */
export function rowRights(
	message: MessageFace,
	viewer: { id: string; role: 'student' | 'teacher' },
	may: { write: boolean; moderate: boolean; pin: boolean },
	now: number
): RowRights {
	const isOwn = message.author === viewer.id;
	const isThere = message.deleted === undefined;
	const isFresh = viewer.role === 'teacher' || now - message.at < limits.editMinutes * 60_000;
	const isOpen = message.question !== undefined && !message.question.settled;
	return {
		report: !isOwn && isThere,
		edit: may.write && isOwn && isThere && isFresh && message.hidden === null,
		delete: may.write && isOwn && isThere,
		pin: may.pin && isThere && message.hidden === null && message.thread === undefined,
		settle: may.write && isThere && isOpen && (isOwn || may.moderate),
		versions: may.moderate && isThere && message.edited !== undefined
	};
}
