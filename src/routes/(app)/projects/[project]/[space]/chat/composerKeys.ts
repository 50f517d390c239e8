/** What a key does in a box to write in, beside what it types. */
export type ComposerAct = 'next' | 'previous' | 'complete' | 'closeNames' | 'send' | 'editLast' | 'stopEditing';

interface Pressed {
	key: string;
	shiftKey: boolean;
	ctrlKey: boolean;
	altKey: boolean;
	metaKey: boolean;
	/** An input method is choosing: its keys are its own. */
	isComposing: boolean;
}

/** @param box `isNaming`: the list of names is open. */
export function composerKey(
	{ key, shiftKey, ctrlKey, altKey, metaKey, isComposing }: Pressed,
	box: { isNaming: boolean; isEditing: boolean; isEmpty: boolean }
): ComposerAct | null {
	if (isComposing || ctrlKey || altKey || metaKey) return null;
	if (box.isNaming && !shiftKey) {
		const act = { ArrowDown: 'next', ArrowUp: 'previous', Enter: 'complete', Tab: 'complete', Escape: 'closeNames' }[
			key
		];
		if (act) return act as ComposerAct;
	}
	if (key === 'Enter') return shiftKey ? null : 'send';
	if (key === 'Escape') return box.isEditing ? 'stopEditing' : null;
	return key === 'ArrowUp' && box.isEmpty && !box.isEditing ? 'editLast' : null;
}
