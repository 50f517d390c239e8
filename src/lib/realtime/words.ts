/**
 * What people write, as a small tree: parsed from Markdown at the write, stored, and rendered as elements. Types only.
 * A text that is one plain paragraph has no tree: it is shown as it is.
 */
export type Words = Block[];

export type Block =
	| { p: Inline[] }
	| { quote: Block[] }
	/** Items of a list; `from` is there when the items are numbered. */
	| { list: Block[][]; from?: number }
	| { code: string };

export type Inline =
	| string
	| { bold: Inline[] }
	| { italic: Inline[] }
	| { strike: Inline[] }
	| { code: string }
	| { href: string; says: Inline[] }
	/** A person by id: shown under the name they have now. */
	| { person: string }
	| { group: 'team' | 'teachers' | 'everyone' }
	/** A time its author offered as a moment, UTC ms: shown on both clocks. `says` is what was typed. */
	| { moment: number; says: string }
	| { br: true };
