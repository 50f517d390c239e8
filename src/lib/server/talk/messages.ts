import type { AcceptedTime } from '$lib/realtime/posts';
import { isSeen } from '$lib/schemas/fields';
import { message } from '../db/schema/talk';
import { prepared } from '../db/prepared';
import type { Transaction } from '../db/store';
import { Invalid } from '../errors';
import { newId } from '../ids';
import type { LoggedEvent } from '../log/events';
import type { Membership } from '../projects/access';
import { change } from '../projects/change';
import { indexText } from '../search/entries';
import { attach, type Attached } from './attachments';
import { hide, show } from '../projects/hiding';
import { keepMentions } from './mentions';
import { answered, messageRow } from './messageRows';
import { momentsOf } from './moments';
import { ask, settleByAnswer } from './questions';
import { ensureThread } from './threads';
import { written } from './written';

/**
 * Messages: post, hide, show; how pages read them is in windows.ts and threads.ts. A post is what is said, and what goes
 * with it. Its text has passed its schema: at most 4,000 characters, no NUL.
 */
export interface Post {
	/** Empty only where there are files. */
	text: string;
	/** Id of the message, card or file it is about; none for the main talk. */
	thread?: string;
	files?: Attached[];
	/** Times in the text that were offered as moments and accepted. */
	times?: AcceptedTime[];
	/** It is a question to the other school. */
	asks?: boolean;
}

/**
 * Posts to the space's main talk or to a thread; an answer from another school settles the question it answers.
 * @throws Invalid for a question inside a thread, a text that says nothing, a time that is none · NotFound for what is
 * not there to be answered or attached · Conflict when it is hidden, its thread full, or too much is asked already ·
 * see `change`.
 */
export async function postMessage(by: Membership, command: { id: string } & Post): Promise<LoggedEvent> {
	const { text, thread: owner, files = [], times = [], asks = false } = command;
	if (!isSeen(text) && files.length === 0) throw new Invalid('error_text_empty');
	const more = owner !== undefined || files.length > 0 || times.length > 0 || asks;
	const asked = ['post', text, ...(more ? [owner ?? null, files, times, asks] : [])];
	return change(by, 'talk', { id: command.id, asks: asked }, async (tx, context) => {
		const { n, at, member } = context;
		const thread = await ensureThread(tx, member, owner);
		const { words, parser } = await written(tx, context, text, momentsOf(times));
		const id = newId();
		const { personId: authorId, language: lang } = member;
		const row = { id, threadId: thread.id, n, authorId, text, parser, lang, at };
		await (words ? insertRich(tx, { ...row, words }) : insertPlain(tx, row));
		await indexText(tx, { id, spaceId: member.spaceId, authorId, at, text, hasFile: files.length > 0 });
		if (words) await keepMentions(tx, id, words, authorId);
		if (files.length > 0) await attach(tx, member, id, files);
		if (asks) await ask(tx, context, { id, kind: thread.kind });
		if (thread.kind === 'message') await settleByAnswer(tx, context, thread.id);
		return { type: 'message.posted', subject: id, also: answered(thread.kind, thread.id) };
	});
}

const columns = ['id', 'threadId', 'n', 'authorId', 'text', 'parser', 'lang', 'at'] as const;
const insertPlain = prepared(columns, (tx: Transaction, row) => tx.insert(message).values(row));
const insertRich = prepared([...columns, 'words'], (tx: Transaction, row) => tx.insert(message).values(row));

/**
 * Hides a message from students; staff keep it, with who hid it, when and why. Hidden twice is hidden once: who
 * did it last stands there, with the last reason that was given.
 * @throws NotFound for a message that is not in this space · see `change`.
 */
export async function hideMessage(
	by: Membership,
	command: { id: string; message: string; reason?: string }
): Promise<LoggedEvent> {
	const reason = command.reason ? command.reason : null;
	const asks = { id: command.id, asks: ['hide', command.message, ...(reason === null ? [] : [reason])] };
	return change(by, 'moderate', asks, async (tx, { at, member }) => {
		const { row, owner } = await messageRow(tx, member, command.message);
		await hide(tx, { id: row.id, kind: 'message', spaceId: member.spaceId }, { byId: member.personId, at, reason });
		return { type: 'message.hidden', subject: row.id, also: answered(owner, row.threadId) };
	});
}

/**
 * Shows a hidden message to everyone again.
 * @throws NotFound for a message that is not in this space · see `change`.
 */
export async function showMessage(by: Membership, command: { id: string; message: string }): Promise<LoggedEvent> {
	const asks = { id: command.id, asks: ['show', command.message] };
	return change(by, 'moderate', asks, async (tx, { member }) => {
		const { row, owner } = await messageRow(tx, member, command.message);
		await show(tx, row.id);
		return { type: 'message.shown', subject: row.id, also: answered(owner, row.threadId) };
	});
}
