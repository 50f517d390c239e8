import type { Posted } from '../posts';

/**
 * What the person has written and the log does not hold yet. It goes out by itself under one command id, the same for
 * ever, so it can never stand there twice. What was refused, and what could not go out within ten minutes, is a draft:
 * it stays with its text until the person tries again, edits or discards it.
 */
export interface Echo extends Posted {
	/** Client id of the command; the event carries it too. */
	command: string;
	space: string;
	project: string;
	/** When it was written, UTC ms. */
	at: number;
	/** Within a space they go out in this order. */
	order: number;
	/** When sending began. */
	since: Moment;
	/** The login session in which its writer said that it shall go out. */
	login: string;
	/** `sent` is in the log, and waits for what the page misses before it; `failed` is a draft. */
	state: 'sending' | 'sent' | 'failed';
	/** It has been on its way, and no answer came: perhaps the log holds it. */
	attempted?: true;
	/** Its number in the log, once it is sent. */
	n?: number;
	/** Why it is a draft: a message key, and what the server said where it was refused. */
	key?: string;
	refusal?: string;
}

/** UTC ms by both clocks: the server's may stand still while a laptop sleeps, the computer's own may be wrong. */
export interface Moment {
	server: number;
	computer: number;
}

/** Whether it is one: what lies in a browser may have been put there by anybody who has sat before it. */
export function isEcho(found: unknown): found is Echo {
	const { command, space, project, text, state, order, at, since } = (found ?? {}) as Partial<Echo>;
	return (
		[command, space, project, text, state].every((one) => typeof one === 'string') &&
		[order, at, since?.server, since?.computer].every((one) => typeof one === 'number') &&
		isOfLists(found as Echo)
	);
}

/** What goes along with a text is a list of things, or none. */
export function isOfLists({ files, times }: { files?: unknown; times?: unknown }): boolean {
	const isThing = (one: unknown) => typeof one === 'object' && one !== null;
	return [files, times].every((list) => list === undefined || (Array.isArray(list) && list.every(isThing)));
}

/** It goes out only when its writer says so again: they were signed out, or it never was theirs. */
export function asLeft(echo: Echo): Echo {
	return { ...echo, state: 'failed', key: 'error_outbox_signed_out' };
}

/** As it is sent once more: under the same id, unless the log holds another text under that. */
export function again(echo: Echo): Echo {
	const isTaken = echo.key === 'error_command_reused';
	return isTaken ? { ...echo, command: crypto.randomUUID(), attempted: undefined } : echo;
}

export const longestSending = 10 * 60_000;

/** Whether it has been sending for ten minutes by either clock: what is so old goes out only when its writer says so. */
export function isLate({ since }: Pick<Echo, 'since'>, now: Moment): boolean {
	return Math.max(now.server - since.server, now.computer - since.computer) >= longestSending;
}

export function inOrder(echoes: Echo[]): Echo[] {
	return echoes.toSorted((a, b) => a.order - b.order || (a.command < b.command ? -1 : 1));
}
