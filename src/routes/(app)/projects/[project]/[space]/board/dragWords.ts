/** What the drag and drop says to screen readers, in the language of the page. The library keeps it for the document. */
import { alertToScreenReader, setAriaStrings, setKeyboardDragTrigger } from 'svelte-dnd-action';
import { m } from '$lib/i18n/paraglide/messages';

interface Spoken {
	itemLabel: string;
	zoneLabel: string;
	position: number;
	count: number;
}

const wordsOf = ({ itemLabel: title, zoneLabel: column, position, count }: Spoken) => ({
	title,
	column,
	position,
	count
});

/** In the browser, before the first column is there. Enter stays free to open a card. */
export function speakOfDragging(): void {
	setKeyboardDragTrigger('space');
	setAriaStrings({
		dragStarted: (spoken) => m.board_drag_started(wordsOf(spoken)),
		movedToPosition: (spoken) => m.board_drag_moved(wordsOf(spoken)),
		movedToZoneStart: (spoken) => m.board_drag_moved(wordsOf(spoken)),
		movedToZoneEnd: (spoken) => m.board_drag_moved(wordsOf(spoken)),
		dropped: (spoken) => m.board_drag_dropped(wordsOf(spoken)),
		zoneActiveInstruction: m.board_drag_help(),
		zoneDragDisabledInstruction: m.board_read_only()
	});
	// The library waits for an event that may be over before the page comes to life; this sets it up now.
	alertToScreenReader('');
}

export function sayCancelled(): void {
	alertToScreenReader(m.board_drag_cancelled());
}
