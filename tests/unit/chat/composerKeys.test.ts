import { expect, test } from 'vitest';
import { composerKey } from '../../../src/routes/(app)/projects/[project]/[space]/chat/composerKeys';

/** What keys do in the box: completion first, then sending and editing. */
const key = (name: string, more: Partial<Parameters<typeof composerKey>[0]> = {}) => ({
	key: name,
	shiftKey: false,
	ctrlKey: false,
	altKey: false,
	metaKey: false,
	isComposing: false,
	...more
});
const writing = { isNaming: false, isEditing: false, isEmpty: false };

test('Enter sends, Shift and Enter does not, nor does Enter while an input method is choosing', () => {
	expect(composerKey(key('Enter'), writing)).toBe('send');
	expect(composerKey(key('Enter', { shiftKey: true }), writing)).toBeNull();
	expect(composerKey(key('Enter', { isComposing: true }), writing)).toBeNull();
});

test('↑ edits the last message from an empty box only', () => {
	expect(composerKey(key('ArrowUp'), { ...writing, isEmpty: true })).toBe('editLast');
	expect(composerKey(key('ArrowUp'), writing)).toBeNull();
	expect(composerKey(key('ArrowUp'), { ...writing, isEmpty: true, isEditing: true })).toBeNull();
});

test('while names are offered, the arrow keys, Enter, Tab and Escape belong to them', () => {
	const naming = { ...writing, isNaming: true, isEditing: true };
	const acts = ['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape'].map((name) => composerKey(key(name), naming));
	expect(acts).toEqual(['next', 'previous', 'complete', 'complete', 'closeNames']);
	expect(composerKey(key('Tab', { shiftKey: true }), naming)).toBeNull();
});

test('Escape stops an edit, and otherwise belongs to what is around the box', () => {
	expect(composerKey(key('Escape'), { ...writing, isEditing: true })).toBe('stopEditing');
	expect(composerKey(key('Escape'), writing)).toBeNull();
});
