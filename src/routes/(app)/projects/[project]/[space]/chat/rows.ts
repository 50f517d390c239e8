/** The talk as it stands on the page: messages, a line where a day begins, a line above the first one not read. */
import type { MessageFace } from '$lib/realtime/events';
import { wallTimeAt } from '$lib/time/wallTimes';

export type Row =
	| { kind: 'day'; key: string; at: number }
	| { kind: 'new'; key: string }
	| { kind: 'message'; key: string; message: MessageFace; joined: boolean };

const JOINS_WITHIN = 5 * 60_000;

/**
 * @param zone of the reader's school: its midnights part the days.
 * @param firstNew number of the first message that was not read when the page was opened, or null.
 */
export function rowsOf(messages: MessageFace[], zone: string, firstNew: number | null): Row[] {
	const rows: Row[] = [];
	let previous: MessageFace | null = null;
	for (const message of messages) {
		const newDay = !previous || wallTimeAt(previous.at, zone).date !== wallTimeAt(message.at, zone).date;
		// The message itself may be gone meanwhile: the line stays before what followed it.
		const isNew = firstNew !== null && message.n >= firstNew && (previous === null || previous.n < firstNew);
		if (newDay) rows.push({ kind: 'day', key: `day ${message.id}`, at: message.at });
		if (isNew) rows.push({ kind: 'new', key: 'new' });
		const joined = !newDay && !isNew && previous !== null && joins(previous, message);
		rows.push({ kind: 'message', key: message.id, message, joined });
		previous = message;
	}
	return rows;
}

/** Number of the first message of somebody else after what was read, or null. */
export function firstNew(messages: MessageFace[], readTo: number, reader: string): number | null {
	return messages.find((message) => message.n > readTo && countsAsNew(message, reader))?.n ?? null;
}

/** One's own messages are never new, nor what was deleted or hidden. */
export function countsAsNew({ author, deleted, hidden }: MessageFace, reader: string): boolean {
	return author !== reader && deleted === undefined && hidden === null;
}

function joins(previous: MessageFace, message: MessageFace): boolean {
	if (previous.hidden || message.hidden || previous.deleted !== undefined || previous.author !== message.author) {
		return false;
	}
	return message.at - previous.at < JOINS_WITHIN;
}
