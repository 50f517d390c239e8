import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { message, thread } from '$lib/server/db/schema/talk';
import { createCard } from '$lib/server/board/cards';
import { boardOf } from '$lib/server/board/faces';
import { hideCard } from '$lib/server/board/hidden';
import { storeFile } from '$lib/server/files/files';
import { hideFile } from '$lib/server/files/hidden';
import { present } from '$lib/server/frames/present';
import { recall, remember } from '$lib/server/frames/recent';
import { since } from '$lib/server/frames/since';
import { eventsAfter, logBounds } from '$lib/server/log/events';
import type { Membership } from '$lib/server/projects/access';
import type { Since } from '$lib/realtime/events';
import { read, write } from '$lib/server/db/store';
import { markRead } from '$lib/server/projects/readMarks';
import { hideMessage, showMessage } from '$lib/server/talk/messages';
import { threadOf } from '$lib/server/talk/threads';
import { unreadCount } from '$lib/server/talk/unread';
import { talkWindow } from '$lib/server/talk/windows';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';
import { command, talkingIn } from './talking';

freshStore();

let cast: Cast;
beforeAll(async () => {
	cast = await castOfTheDemo();
});

const { member, post, seen } = talkingIn(() => cast, 'Team Poppy');

describe('an answer in a thread', () => {
	it('stands in the thread and not in the talk, and the message says how many there are and by whom', async () => {
		const root = await post('student1.enschede', 'Which street first?');
		const answer = await post('student1.gunn', 'Ours', { thread: root });
		await post('student2.gunn', 'Mine is longer', { thread: root });
		await post('student1.gunn', 'Fine', { thread: root });
		expect(await seen('student2.enschede', answer)).toBeUndefined();
		expect(await seen('student2.enschede', answer, root)).toMatchObject({ text: 'Ours', thread: root });
		expect((await seen('student2.enschede', root))?.replies).toMatchObject({
			count: 3,
			people: [cast.people['student1.gunn'], cast.people['student2.gunn']]
		});
	});

	it('cannot be answered in a thread of its own', async () => {
		const root = await post('student1.enschede', 'One level');
		const answer = await post('student1.gunn', 'is enough', { thread: root });
		await expect(post('student1.gunn', 'or is it?', { thread: answer })).rejects.toMatchObject({ status: 404 });
		await expect(threadOf(await member('student1.gunn'), answer)).rejects.toMatchObject({ status: 404 });
	});

	it('to what is in another space, or nowhere, is an answer to nothing', async () => {
		const elsewhere = await talkingIn(() => cast, 'Team Heron').post('student3.enschede', 'over here');
		for (const nothing of [elsewhere, randomUUID(), cast.spaces['Team Poppy']!, cast.spaces['Team Heron']!]) {
			await expect(post('student1.gunn', 'hello?', { thread: nothing })).rejects.toMatchObject({ status: 404 });
			await expect(threadOf(await member('student1.gunn'), nothing)).rejects.toMatchObject({ status: 404 });
		}
	});

	it('counts as unread like any other message, once, and no more when its message is hidden', async () => {
		const root = await post('student1.enschede', 'Who is in?');
		await readAll('student2.gunn');
		await readAll('student1.gunn');
		await post('student1.gunn', 'I am', { thread: root });
		expect(await unreadCount(await member('student2.gunn'))).toBe(1);
		expect(await unreadCount(await member('student1.gunn'))).toBe(0);
		await hideMessage(await member('teacher.gunn'), { ...command(), message: root });
		expect(await unreadCount(await member('student2.gunn'))).toBe(0);
		await showMessage(await member('teacher.gunn'), { ...command(), message: root });
		expect(await unreadCount(await member('student2.gunn'))).toBe(1);
		await readAll('student2.gunn');
		expect(await unreadCount(await member('student2.gunn'))).toBe(0);
	});

	it('that is hidden is no longer counted on its message, and comes back with it', async () => {
		const root = await post('student1.enschede', 'Say something nice');
		const answer = await post('student1.gunn', 'no', { thread: root });
		const teacher = await member('teacher.enschede');
		await hideMessage(teacher, { ...command(), message: answer });
		expect((await seen('student2.gunn', root))?.replies).toBeUndefined();
		expect(await seen('student2.gunn', answer, root)).toBeUndefined();
		expect(await seen('teacher.gunn', answer, root)).toMatchObject({ text: 'no', hidden: { reason: null } });
		await showMessage(teacher, { ...command(), message: answer });
		expect((await seen('student2.gunn', root))?.replies).toMatchObject({ count: 1 });
	});
});

describe('the thread of a hidden message', () => {
	it('is gone for students, stays for staff, and takes no answers until the message is shown again', async () => {
		const root = await post('student1.enschede', 'not for everybody');
		const answer = await post('student1.gunn', 'indeed', { thread: root });
		const teacher = await member('teacher.enschede');
		await hideMessage(teacher, { ...command(), message: root });
		await expect(threadOf(await member('student1.gunn'), root)).rejects.toMatchObject({ status: 404 });
		await expect(post('student1.gunn', 'still?', { thread: root })).rejects.toMatchObject({ status: 404 });
		await expect(post('teacher.gunn', 'still?', { thread: root })).rejects.toMatchObject({
			status: 409,
			key: 'error_message_hidden'
		});
		expect((await threadOf(teacher, root)).messages.map(({ id }) => id)).toEqual([answer]);
		await showMessage(teacher, { ...command(), message: root });
		expect((await threadOf(await member('student1.gunn'), root)).messages.map(({ id }) => id)).toEqual([answer]);
	});
});

describe('what was remembered of a thread', () => {
	it('does not come back to a student who was away while its message was hidden', async () => {
		const root = await post('student1.enschede', 'about to go');
		const student = await member('student2.gunn');
		const { head } = await logBounds(read(), student.spaceId);
		const answer = await post('student1.gunn', 'as it said', { thread: root });
		await remembered(student, head);
		await hideMessage(await member('teacher.enschede'), { ...command(), message: root });
		await remembered(student, head + 2);
		expect(recall(student.spaceId, 'member', head, head + 3)).not.toBeNull();
		const { events } = (await since(student, head)) as Extract<Since, { reset: false }>;
		expect(events.find(({ subject }) => subject === answer)).toMatchObject({ now: null });
		expect(JSON.stringify(events)).not.toContain('as it said');
	});

	it('does not come back below a card or a file that was hidden meanwhile', async () => {
		const student = await member('student1.gunn');
		const teacher = await member('teacher.enschede');
		const { head: n } = await logBounds(read(), student.spaceId);
		const { columns } = await boardOf(teacher);
		const card = (await createCard(teacher, { ...command(), column: columns[0]!.id, title: 'Rude' })).subject;
		const file = (await storeFile(teacher, { ...command(), name: 'rude.txt' }, Buffer.from('x'))).subject;
		const comments = [await post('student1.enschede', 'so rude', { thread: card })];
		comments.push(await post('student1.enschede', 'so rude', { thread: file }));
		await remembered(student, n);
		const { head } = await logBounds(read(), student.spaceId);
		await hideCard(teacher, { ...command(), card });
		await hideFile(teacher, { ...command(), file });
		await remembered(student, head);
		expect(recall(student.spaceId, 'member', n, head + 2)).not.toBeNull();
		const { events } = (await since(student, n)) as Extract<Since, { reset: false }>;
		expect(events.filter(({ subject }) => comments.includes(subject)).map(({ now }) => now)).toEqual([null, null]);
		expect(JSON.stringify(events)).not.toContain('so rude');
	});
});

/** As it went out at that moment. */
async function remembered({ spaceId }: Membership, after: number): Promise<void> {
	remember(spaceId, 'member', await present(await eventsAfter(read(), spaceId, after, 100), 'member'));
}

describe('a card', () => {
	it('has a thread of its own, which is neither in the talk nor unread there', async () => {
		const by = await member('student1.enschede');
		const { columns } = await boardOf(by);
		const made = { title: 'Count lamps', text: '', due: null, assignees: [] };
		const { subject: card } = await createCard(by, { ...command(), ...made, column: columns[0]!.id });
		await readAll('student1.gunn');
		const comment = await post('student1.enschede', 'Twelve so far', { thread: card });
		const part = await threadOf(await member('student1.gunn'), card);
		expect(part).toMatchObject({ root: null, messages: [{ id: comment, thread: card }] });
		expect(await unreadCount(await member('student1.gunn'))).toBe(0);
		expect((await talkWindow(by, 'now')).messages.some(({ id }) => id === comment)).toBe(false);
		await expect(threadOf(await cast.member('teacher.gunn', 'Team Heron'), card)).rejects.toMatchObject({
			status: 404
		});
	});
});

describe('a thread of 500 answers', () => {
	it('is full, and says so', async () => {
		const root = await post('student1.enschede', 'Count with me');
		const { head } = await logBounds(read(), cast.spaces['Team Poppy']!);
		await write(async (tx) => {
			const spaceId = cast.spaces['Team Poppy']!;
			const authorId = cast.people['student1.gunn']!;
			await tx.insert(thread).values({ id: root, spaceId, ownerKind: 'message', ownerId: root });
			for (let i = 1; i <= 500; i++) {
				const row = { id: randomUUID(), threadId: root, n: head + i, authorId, text: `${i}` };
				await tx.insert(message).values({ ...row, lang: 'en', at: Date.now() });
			}
		});
		await expect(post('student1.gunn', '501', { thread: root })).rejects.toMatchObject({
			status: 409,
			key: 'error_thread_full'
		});
		expect((await seen('student1.gunn', root))?.replies).toMatchObject({ count: 500 });
	});
});

async function readAll(who: string): Promise<void> {
	const { head } = await logBounds(read(), cast.spaces['Team Poppy']!);
	await markRead(await member(who), head);
}
