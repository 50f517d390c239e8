/**
 * The wire contract: everything that goes over the socket, `since` and `heads`. Types only.
 * A frame has no viewer: it holds ids and present faces, never names, rights, "mine" or translated text.
 */
import type { Reaction } from '$lib/schemas/reactions';
import type { Words } from './words';

export type Language = 'en' | 'nl';

/**
 * A message as a member of the space sees it. A hidden message has no member face: there `now` is null. What is not
 * there is left out, not null: most messages are a line of text, and a frame goes to everybody.
 */
export interface MessageFace {
	id: string;
	/** Number of the event that posted it: its place in the talk. */
	n: number;
	/** The thread it stands in: id of the message, card or file it is about. The main talk has none. */
	thread?: string;
	author: string;
	/** As it was written, in Markdown; empty once it is deleted. */
	text: string;
	/** What the Markdown means, where it is more than one plain paragraph. */
	words?: Words;
	lang: Language;
	/** UTC ms. */
	at: number;
	/** When it was last edited, UTC ms. */
	edited?: number;
	/** When its author took it back, UTC ms: a tombstone. */
	deleted?: number;
	files?: FileOfMessage[];
	/** Person ids by kind, in the order they came. */
	reactions?: Partial<Record<Reaction, string[]>>;
	pinned?: { by: string; at: number };
	/** "Answer needed": the asking school; once it is answered or settled, by whom and when. */
	question?: { school: string; settled?: { by: string; at: number } };
	/** What was answered in its thread; hidden and deleted answers do not count. */
	replies?: { count: number; at: number; people: string[] };
	hidden: Hidden | null;
}

/** Who hid something, when and why; only ever on the staff face. By nobody: reported twice, not looked at yet. */
export interface Hidden {
	by: string | null;
	at: number;
	reason: string | null;
}

/** A file that a message carries, as it was when it was sent. */
export interface AttachedFile {
	id: string;
	version: number;
	name: string;
	/** Media type, by looking at the bytes. */
	type: string;
	bytes: number;
	preview: boolean;
	/** On the staff face only: students do not see it. */
	hidden?: true;
}

/** One that lies in the bin, or that students may not see: its place is all there is. */
export interface GoneFile {
	id: string;
	version: number;
	gone: true;
}

export type FileOfMessage = AttachedFile | GoneFile;

/** What a message shows of a file. */
export interface CarriedFile {
	message: string;
	file: AttachedFile;
}

export interface MemberFace {
	/** The membership. */
	id: string;
	person: string;
	school: string;
	role: 'student' | 'teacher';
}

/** A look of a coordinator into the space. Ends by itself at `until`; pages say for a day that it was. */
export interface OpeningFace {
	id: string;
	at: number;
	/** UTC ms. */
	until: number;
	/** Why; staff only, null for everybody else. */
	reason: string | null;
}

/** A teacher closed the space: its students read and hand in. */
export interface FreezeFace {
	/** The space. */
	id: string;
	by: string;
	at: number;
}

/** A student does not post in the project until a moment. Only the staff space's log tells of it. */
export interface MuteFace {
	id: string;
	person: string;
	by: string;
	at: number;
	/** UTC ms. */
	until: number;
}

export interface ColumnFace {
	id: string;
	name: string;
	/** Columns stand in the order of rank, then id; compared with `<`, never by a language. */
	rank: string;
	/** Cards in it count as done. */
	holdsDone: boolean;
}

/** When a card is due: what was agreed on, and the moment it means. */
export interface Due {
	/** YYYY-MM-DD */
	date: string;
	/** HH:MM */
	time: string;
	/** IANA name. */
	zone: string;
	/** UTC ms. */
	at: number;
}

export interface CardFace {
	id: string;
	column: string;
	/** Cards of a column stand in the order of rank, then id; compared with `<`. */
	rank: string;
	title: string;
	text: string;
	lang: Language;
	/** Grows with every edit: send the one that was read along with an edit. */
	version: number;
	due: Due | null;
	/** Person ids. */
	assignees: string[];
	/** Who made it. */
	by: string;
	at: number;
	/** How many comments stand on it; hidden and deleted ones do not count. None: left out. */
	comments?: number;
	hidden?: Hidden;
}

export interface FileFace {
	id: string;
	name: string;
	/** Media type, by looking at the bytes. */
	type: string;
	bytes: number;
	/** Of the newest version: 1, 2, 3 … */
	version: number;
	/** Whether a small picture of it can be shown. */
	preview: boolean;
	/** Who brought the newest version, and when. */
	by: string;
	at: number;
	/** Person ids of everyone who brought a version, the first one first. */
	authors: string[];
	/** How many comments stand on it; hidden and deleted ones do not count. None: left out. */
	comments?: number;
	hidden?: Hidden;
}

/** A file, and what the messages that carry it show of it. */
export type FileTold = FileFace & { carried?: CarriedFile[] };

/** What the teachers' screens are told of a report: that it is there, never whose or what. A beamer may show it. */
export interface ReportFace {
	id: string;
	state: 'new' | 'seen' | 'settled';
	/** Handed on to the coordinators. */
	escalated: boolean;
	at: number;
}

/** Every event a space's log can hold, with the face of its subject. */
export interface SpaceEvents {
	'message.posted': MessageFace;
	'message.edited': MessageFace;
	/** Its author took it back: a tombstone is left. */
	'message.deleted': MessageFace;
	'message.reacted': MessageFace;
	'message.unreacted': MessageFace;
	'message.pinned': MessageFace;
	'message.unpinned': MessageFace;
	/** A question that its author or a teacher put to rest. */
	'message.settled': MessageFace;
	/** What stands in the thread of this message changed, by nobody: the act has an event of its own before this one. */
	'message.replied': MessageFace;
	'message.hidden': MessageFace;
	'message.shown': MessageFace;
	'membership.started': MemberFace;
	'membership.ended': MemberFace;
	'space.opened': OpeningFace;
	'space.frozen': FreezeFace;
	'space.unfrozen': FreezeFace;
	/** In the staff space's log only. */
	'person.muted': MuteFace;
	'person.unmuted': MuteFace;
	'column.created': ColumnFace;
	'column.renamed': ColumnFace;
	'column.moved': ColumnFace;
	'column.removed': ColumnFace;
	'column.restored': ColumnFace;
	'card.created': CardFace;
	'card.edited': CardFace;
	'card.moved': CardFace;
	'card.removed': CardFace;
	'card.restored': CardFace;
	'card.hidden': CardFace;
	'card.shown': CardFace;
	/** What is said about this card changed, by nobody: the act has an event of its own before this one. */
	'card.commented': CardFace;
	'file.added': FileTold;
	/** A new version under the same name. */
	'file.replaced': FileTold;
	'file.renamed': FileTold;
	'file.removed': FileTold;
	'file.restored': FileTold;
	'file.hidden': FileTold;
	'file.shown': FileTold;
	/** The same of a file. */
	'file.commented': FileTold;
	/** In the staff space's log only, whatever space it is about. */
	'report.made': ReportFace;
	'report.seen': ReportFace;
	'report.settled': ReportFace;
	'report.escalated': ReportFace;
}

export type SpaceEventType = keyof SpaceEvents;

export type WireEvent = {
	[T in SpaceEventType]: {
		n: number;
		type: T;
		/** Person id; null where an act must name nobody. */
		actor: string | null;
		at: number;
		subject: string;
		/** The id its author gave the command, so that the author's screens replace what they showed as "sending". */
		command: string | null;
		/** The subject's present face; null when it is gone. Never left out. */
		now: SpaceEvents[T] | null;
	};
}[SpaceEventType];

/** The events of one commit. `events: []` is the bare number: ask `since` for what is missing. */
export interface Frame {
	space: string;
	head: number;
	events: WireEvent[];
}

/** Answer of `since`: `reset` means that too much was missed, load the page's data again. */
export type Since = { head: number; events: WireEvent[]; reset: false } | { head: number; reset: true };

/** One space of the viewer in the answer of `heads`. `unread` stops at 100: show "99+". */
export interface Head {
	space: string;
	head: number;
	unread: number;
	readTo: number;
}

export interface Heads {
	/** The server's present, UTC ms. */
	now: number;
	spaces: Head[];
	/** How many notices wait for the person; above 99, show "99+". */
	notices: number;
	/** Reports that wait for this person: a teacher's by project, a coordinator's without one. None: left out. */
	reports: WaitingReports[];
}

export interface WaitingReports {
	project: string | null;
	open: number;
}

/** Server to browser. */
export interface Told {
	frame: (frame: Frame) => void;
	/** To a socket that has just come in: what its person may have missed. Who does not hear it soon asks `heads`. */
	welcome: (heads: Heads) => void;
	/** Bare head numbers by space, every 25 seconds: a lost last event is noticed too. */
	heads: (heads: Record<string, number>) => void;
	/** Person ids who have this space open. */
	presence: (here: { space: string; people: string[] }) => void;
	typing: (typing: { space: string; person: string }) => void;
	/** To the person's own screens: what was read elsewhere. */
	read: (mark: Head) => void;
	/** How many sockets this person has open now: with a second one, read marks go out sooner. */
	screens: (count: number) => void;
	/** The person is no longer a member: forget the space. */
	left: (gone: { space: string }) => void;
	/** The person became a member of a space: ask `heads`, load the list again. */
	joined: (come: { space: string }) => void;
	/** The person's notices have changed: ask `heads`. What they say never goes over the socket. */
	notices: () => void;
	/** What the person may write, or whom they muted, has changed: read the page's data again. */
	restricted: () => void;
	/** To the person's own screens: what they reported is folded away. */
	reported: (it: { space: string; subject: string }) => void;
	/** A report that coordinators get was made or changed: ask `heads`. */
	reports: () => void;
	/** The login session has ended: go to the login page, keep the text as this person's draft. */
	signedOut: () => void;
}

/** Browser to server: whispers only, nothing is ever written by them. */
export interface Whispered {
	/** Which space is open and visible; null when none is. */
	look: (space: string | null) => void;
	typing: (space: string) => void;
}
