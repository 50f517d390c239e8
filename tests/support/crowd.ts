import { randomUUID } from 'node:crypto';
import type { Frame } from '../../src/lib/realtime/events';
import { post, signIn, type Answer, type RunningServer } from './server';

/** People who write all at once, and what became of each of their messages. */
export interface Author {
	id: string;
	cookie: string;
	/** Spaces to write in, by turns. */
	spaces: string[];
}

export interface Sent {
	author: Author;
	space: string;
	command: string;
	text: string;
	/** Null when the connection broke before an answer came. */
	answer: Answer | null;
}

/** Eight students in two teams, each of them also in the common space. */
export async function crowdOn(server: RunningServer): Promise<Author[]> {
	const { people, spaces } = server.world;
	const names = [1, 2, 3, 4].flatMap((n) => [`student${n}.enschede`, `student${n}.gunn`]);
	return Promise.all(
		names.map(async (name, index) => ({
			id: people[name]!,
			cookie: await signIn(server, name),
			spaces: [spaces[index < 4 ? 'Team Poppy' : 'Team Heron']!, spaces.common!]
		}))
	);
}

/** `count` messages of `length` characters, divided among the authors; nothing is sent yet. */
export function messagesOf(authors: Author[], count: number, length = 80): Sent[] {
	return Array.from({ length: count }, (_, index) => {
		const author = authors[index % authors.length]!;
		const space = author.spaces[Math.floor(index / authors.length) % author.spaces.length]!;
		return { author, space, command: randomUUID(), text: `${index} `.padEnd(length, 'x'), answer: null };
	});
}

/** Sends one message, for the first time or again; never throws. */
export async function send(server: RunningServer, sent: Sent): Promise<Sent> {
	const { author, space, command, text } = sent;
	const path = `/projects/${server.world.project}/${space}/chat?/post`;
	const answer = await post(server, author.cookie, path, { command, writer: author.id, text }).catch(() => null);
	return { ...sent, answer };
}

/**
 * Sends all, never more than a hundred at once. `heard` runs at every acknowledgement, before anything further is
 * sent, with the number of them so far: at `heard(k)`, at most k + 99 can ever be acknowledged without more being sent.
 */
export async function sendAll(
	server: RunningServer,
	messages: Sent[],
	heard: (acknowledged: number) => void = () => {}
): Promise<Sent[]> {
	const sent: Sent[] = [];
	const waiting = messages.values();
	let acknowledged = 0;
	const line = async () => {
		for (const message of waiting) {
			const one = await send(server, message);
			if (isAcknowledged(one)) heard(++acknowledged);
			sent.push(one);
		}
	};
	await Promise.all(Array.from({ length: 100 }, line));
	return sent;
}

export function isAcknowledged(sent: Sent): sent is Sent & { answer: { frame: Frame } } {
	return sent.answer?.type === 'success' && sent.answer.frame !== null;
}

/** Refused in so many words: unavailable, try again. */
export function isUnavailable({ answer }: Sent): boolean {
	return answer?.type === 'failure' && answer.status === 503 && answer.key === 'error_unavailable';
}

/** Number, message and command of what an acknowledgement says was posted. */
export function factsOf(sent: Sent): { n: number; message: string; command: string | null } | null {
	const event = sent.answer?.frame?.events[0];
	return event ? { n: event.n, message: event.subject, command: event.command } : null;
}
