import { describe, expect, test } from 'vitest';
import type { MessageFace } from '$lib/realtime/events';
import { neighbourOf, rowBeside } from '../../../src/routes/(app)/projects/[project]/[space]/chat/rowFocus';
import { firstNew, rowsOf } from '../../../src/routes/(app)/projects/[project]/[space]/chat/rows';

const MINUTE = 60_000;
const at = Date.parse('2026-10-28T10:10:00Z');

function message(n: number, author: string, minutes: number, hidden: MessageFace['hidden'] = null): MessageFace {
	return { id: `m${n}`, n, author, text: `text ${n}`, lang: 'en', at: at + minutes * MINUTE, hidden };
}

function kinds(messages: MessageFace[], zone = 'Europe/Amsterdam', newAt: number | null = null): string[] {
	return rowsOf(messages, zone, newAt).map((row) => {
		if (row.kind !== 'message') return row.kind;
		return row.joined ? `joined ${row.message.n}` : `headed ${row.message.n}`;
	});
}

describe('the talk as rows', () => {
	test('what one person writes within five minutes stands under one name', () => {
		const talk = [message(1, 'noor', 0), message(2, 'noor', 4), message(3, 'maya', 5), message(4, 'maya', 10)];
		expect(kinds(talk)).toEqual(['day', 'headed 1', 'joined 2', 'headed 3', 'headed 4']);
	});

	test('a day begins at midnight of the reader’s school, not of the other', () => {
		const talk = [message(1, 'noor', 0), message(2, 'maya', 13 * 60)];
		expect(kinds(talk, 'Europe/Amsterdam')).toEqual(['day', 'headed 1', 'day', 'headed 2']);
		expect(kinds(talk, 'America/Los_Angeles')).toEqual(['day', 'headed 1', 'headed 2']);
	});

	test('the first unread message has a line above it and a name of its own', () => {
		const talk = [message(1, 'noor', 0), message(2, 'noor', 1)];
		expect(kinds(talk, 'Europe/Amsterdam', 2)).toEqual(['day', 'headed 1', 'new', 'headed 2']);
	});

	test('a hidden message joins nothing, and nothing joins it', () => {
		const hidden = message(2, 'noor', 1, { by: 'teacher', at: 0, reason: null });
		expect(kinds([message(1, 'noor', 0), hidden, message(3, 'noor', 2)])).toEqual([
			'day',
			'headed 1',
			'headed 2',
			'headed 3'
		]);
	});

	test('one’s own messages are never new to oneself', () => {
		const talk = [message(1, 'maya', 0), message(2, 'noor', 1), message(3, 'maya', 2)];
		expect(firstNew(talk, 1, 'noor')).toBe(3);
		expect(firstNew(talk, 3, 'noor')).toBeNull();
	});
});

describe('what became of messages', () => {
	test('the line above the new ones stays when the first of them is hidden from the reader', () => {
		const talk = [message(1, 'maya', 0), message(3, 'maya', 1), message(4, 'maya', 2)];
		const kinds = rowsOf(talk, 'Europe/Amsterdam', 2).map(({ kind }) => kind);
		expect(kinds).toEqual(['day', 'message', 'new', 'message', 'message']);
	});

	test('what was deleted or hidden is not new', () => {
		const talk = [
			{ ...message(1, 'maya', 0), deleted: 5 },
			{ ...message(2, 'maya', 0), hidden: { by: null, at: 5, reason: null } }
		];
		expect(firstNew(talk, 0, 'noor')).toBeNull();
	});
});

describe('the focus among the rows', () => {
	const ids = ['a', 'b', 'c'];

	test('arrow keys go to the row beside and stop at the ends', () => {
		expect(rowBeside('b', 'ArrowUp', ids)).toBe('a');
		expect(rowBeside('b', 'ArrowDown', ids)).toBe('c');
		expect(rowBeside('a', 'ArrowUp', ids)).toBe('a');
		expect(rowBeside('c', 'ArrowDown', ids)).toBe('c');
		expect(rowBeside('c', 'Home', ids)).toBe('a');
		expect(rowBeside('a', 'End', ids)).toBe('c');
		expect(rowBeside('a', 'x', ids)).toBeUndefined();
	});

	test('when the row that had it is gone, the next one takes it, else the one before', () => {
		expect(neighbourOf('b', ids, ['a', 'c'])).toBe('c');
		expect(neighbourOf('c', ids, ['a', 'b'])).toBe('b');
		expect(neighbourOf('a', ids, [])).toBeUndefined();
	});
});
