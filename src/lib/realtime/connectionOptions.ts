import type { ManagerOptions, SocketOptions } from 'socket.io-client';
import type { Frame, Head, WaitingReports } from './events';

/** What a connection is set up with, and whom it tells. */

/** What an open space wants to hear; `Space` is one. */
export interface SpaceListener {
	apply(frame: Frame): void;
	headIs(n: number): void;
	hereAre(people: string[]): void;
	isTyping(person: string): void;
	wasRead(mark: Head): void;
	/** The line is back. */
	resume(): void;
	/** The person is no longer a member. */
	gone(): void;
}

export interface ConnectionOptions {
	/** Where the server is; a page leaves it out. */
	origin?: string;
	fetcher?: typeof fetch;
	socket?: Partial<ManagerOptions & SocketOptions>;
	/** What the page's data said. */
	heads?: Head[];
	reports?: WaitingReports[];
	clock?: { correct(serverNow: number): void };
	pace?: Partial<Pace>;
	/** The login session has ended. */
	onSignedOut?: () => void;
	/** The person joined or left a space: the list of spaces is out of date. */
	onSpacesChanged?: () => void;
	/** What the person may write, or whom they muted, has changed. */
	onRestricted?: () => void;
}

/** All in milliseconds. */
export interface Pace {
	/** Between two looks at the line; with sockets blocked, also between two questions. */
	heads: number;
	/** A socket that told nothing for so long is dead: the server tells heads every 25 seconds. */
	silence: number;
	/** How long an answer to `heads` may take. */
	patience: number;
	/** What comes back within this time was never shown as lost. */
	grace: number;
	/** Least time between two questions for unread numbers. */
	unread: number;
}

export const usualPace: Pace = { heads: 25_000, silence: 35_000, patience: 3_000, grace: 5_000, unread: 800 };
