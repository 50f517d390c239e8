import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { read } from '$lib/server/db/store';
import { logBounds } from '$lib/server/log/events';
import { hideMessage, postMessage, showMessage } from '$lib/server/talk/messages';
import { unreadCount } from '$lib/server/talk/unread';
import { talkWindow } from '$lib/server/talk/windows';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';

freshStore();

let cast: Cast;
beforeAll(async () => {
	cast = await castOfTheDemo();
});

const post = async (who: string, text: string, id = randomUUID()) =>
	postMessage(await cast.member(who, 'Team Poppy'), { id, text });

describe('a message', () => {
	it('is read by a student of the other school, in the project’s working language', async () => {
		await post('student1.enschede', 'Hoi Maya');
		const { messages } = await talkWindow(await cast.member('student1.gunn', 'Team Poppy'), 'now');
		expect(messages.at(-1)).toMatchObject({
			author: cast.people['student1.enschede'],
			text: 'Hoi Maya',
			lang: 'en',
			hidden: null
		});
	});

	it('posted twice by the same command stands there once, and both get the same answer', async () => {
		const command = randomUUID();
		const first = await post('student1.enschede', 'once', command);
		const again = await post('student1.enschede', 'once', command);
		expect(again).toEqual(first);
		const { messages } = await talkWindow(await cast.member('student2.enschede', 'Team Poppy'), 'now');
		expect(messages.filter((message) => message.text === 'once')).toHaveLength(1);
	});

	it('posted twenty times at once by the same command stands there once', async () => {
		const command = randomUUID();
		const all = await Promise.all(Array.from({ length: 20 }, () => post('student2.gunn', 'storm', command)));
		expect(new Set(all.map((event) => event.n)).size).toBe(1);
		const { messages } = await talkWindow(await cast.member('student2.enschede', 'Team Poppy'), 'now');
		expect(messages.filter((message) => message.text === 'storm')).toHaveLength(1);
	});

	it('is refused under the id of another command', async () => {
		const command = randomUUID();
		await post('student1.enschede', 'the first', command);
		await expect(post('student1.enschede', 'the second', command)).rejects.toMatchObject({ status: 409 });
	});

	it('does not collide with another person’s command of the same id', async () => {
		const command = randomUUID();
		await post('student1.enschede', 'mine', command);
		await expect(post('student1.gunn', 'yours', command)).resolves.toMatchObject({ type: 'message.posted' });
	});
});

describe('a hidden message', () => {
	it('is gone for students and stays, with who hid it, for the teachers of both schools', async () => {
		const { subject } = await post('student1.enschede', 'not nice');
		await hideMessage(await cast.member('teacher.gunn', 'Team Poppy'), { id: randomUUID(), message: subject });
		const asStudent = await talkWindow(await cast.member('student1.enschede', 'Team Poppy'), 'now');
		expect(asStudent.messages.some((message) => message.id === subject)).toBe(false);
		const asTeacher = await talkWindow(await cast.member('teacher.enschede', 'Team Poppy'), 'now');
		expect(asTeacher.messages.find((message) => message.id === subject)).toMatchObject({
			text: 'not nice',
			hidden: { by: cast.people['teacher.gunn'], reason: null }
		});
	});

	it('never counts as unread', async () => {
		const before = await unreadCount(await cast.member('student2.gunn', 'Team Poppy'));
		const { subject } = await post('student1.enschede', 'count me not');
		await hideMessage(await cast.member('teacher.gunn', 'Team Poppy'), { id: randomUUID(), message: subject });
		expect(await unreadCount(await cast.member('student2.gunn', 'Team Poppy'))).toBe(before);
	});

	it('comes back in its own place when it is shown again', async () => {
		const { subject, n } = await post('student1.enschede', 'was fine after all');
		await post('student2.enschede', 'later');
		const teacher = await cast.member('teacher.enschede', 'Team Poppy');
		await hideMessage(teacher, { id: randomUUID(), message: subject });
		await showMessage(teacher, { id: randomUUID(), message: subject });
		const { messages } = await talkWindow(await cast.member('student1.gunn', 'Team Poppy'), 'now');
		expect(messages.map((message) => message.n)).toEqual([...messages.map((m) => m.n)].sort((a, b) => a - b));
		expect(messages.find((message) => message.id === subject)?.n).toBe(n);
	});

	it('cannot be made by a student', async () => {
		const { subject } = await post('student1.gunn', 'stays');
		const student = await cast.member('student1.enschede', 'Team Poppy');
		await expect(hideMessage(student, { id: randomUUID(), message: subject })).rejects.toMatchObject({ status: 403 });
		await expect(showMessage(student, { id: randomUUID(), message: subject })).rejects.toMatchObject({ status: 403 });
	});

	it('of another space does not exist for a teacher who names it here', async () => {
		const { subject } = await post('student1.gunn', 'over there');
		const elsewhere = await cast.member('teacher.enschede', 'Team Heron');
		await expect(hideMessage(elsewhere, { id: randomUUID(), message: subject })).rejects.toMatchObject({ status: 404 });
	});
});

it('a talk has numbers without gaps in its log', async () => {
	const { head, first } = await logBounds(read(), cast.spaces['Team Heron']!);
	const { eventsAfter } = await import('$lib/server/log/events');
	const events = await eventsAfter(read(), cast.spaces['Team Heron']!, 0, 10_000);
	expect(first).toBe(1);
	expect(events.map((event) => event.n)).toEqual(Array.from({ length: head }, (_, index) => index + 1));
});
