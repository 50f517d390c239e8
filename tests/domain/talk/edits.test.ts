import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { deleteMessage } from '$lib/server/talk/deletions';
import { editMessage, messageVersions } from '$lib/server/talk/edits';
import { hideMessage } from '$lib/server/talk/messages';
import { pinMessage, pinsOf } from '$lib/server/talk/pins';
import { react } from '$lib/server/talk/reactions';
import { unreadCount } from '$lib/server/talk/unread';
import { setClock } from '$lib/time/clock';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';
import { command, talkingIn } from './talking';

freshStore();

let cast: Cast;
beforeAll(async () => {
	cast = await castOfTheDemo();
});
afterEach(() => setClock(null));

const { member, post, seen } = talkingIn(() => cast, 'Team Poppy');
const edit = async (who: string, message: string, text: string, id = command().id) =>
	editMessage(await member(who), { id, message, text });
const inMinutes = (minutes: number) => {
	const at = Date.now() + minutes * 60_000;
	setClock(() => at);
};

describe('an edit', () => {
	it('changes what everybody reads and says that it was edited; what it said before, staff read only', async () => {
		const message = await post('student1.enschede', 'Sevn houses');
		await edit('student1.enschede', message, 'Seven houses');
		await edit('student1.enschede', message, 'Eight houses');
		const face = await seen('student1.gunn', message);
		expect(face?.text).toBe('Eight houses');
		expect(face?.edited).toBeGreaterThan(0);
		expect(JSON.stringify(face)).not.toContain('Sev');
		const versions = await messageVersions(await member('teacher.gunn'), message);
		expect(versions.map(({ version, text }) => [version, text])).toEqual([
			[3, 'Eight houses'],
			[2, 'Seven houses'],
			[1, 'Sevn houses']
		]);
		await expect(messageVersions(await member('student1.enschede'), message)).rejects.toMatchObject({ status: 404 });
	});

	it('is a student’s for fifteen minutes, a teacher’s for ever', async () => {
		const students = await post('student1.enschede', 'quick');
		const teachers = await post('teacher.enschede', 'slow');
		inMinutes(14);
		await edit('student1.enschede', students, 'quick enough');
		inMinutes(16);
		await expect(edit('student1.enschede', students, 'late')).rejects.toMatchObject({
			status: 403,
			key: 'error_edit_too_late'
		});
		await edit('teacher.enschede', teachers, 'days later');
		expect((await seen('student1.gunn', students))?.text).toBe('quick enough');
	});

	it('is nobody else’s, not even a teacher’s', async () => {
		const message = await post('student1.enschede', 'mine');
		for (const who of ['student1.gunn', 'student2.enschede', 'teacher.enschede', 'teacher.gunn']) {
			await expect(edit(who, message, 'yours')).rejects.toMatchObject({ status: 403, key: 'error_message_not_yours' });
		}
		await edit('student1.enschede', message, 'still mine');
	});

	it('sent twice is one edit, and one version', async () => {
		const message = await post('student1.enschede', 'before');
		const { id } = command();
		const first = await edit('student1.enschede', message, 'after', id);
		expect(await edit('student1.enschede', message, 'after', id)).toEqual(first);
		await expect(edit('student1.enschede', message, 'other', id)).rejects.toMatchObject({ status: 409 });
		expect(await messageVersions(await member('teacher.gunn'), message)).toHaveLength(2);
	});

	it('of a hidden message is refused: for its author it is gone', async () => {
		const message = await post('student1.enschede', 'hidden soon');
		await hideMessage(await member('teacher.gunn'), { ...command(), message });
		await expect(edit('student1.enschede', message, 'nicer')).rejects.toMatchObject({ status: 404 });
	});
});

describe('what its author takes back', () => {
	it('is a tombstone for everybody, staff too, whatever its age; answers to it stay', async () => {
		const message = await post('student1.enschede', 'a secret');
		const answer = await post('student1.gunn', 'oh', { thread: message });
		await react(await member('student1.gunn'), { ...command(), message, kind: 'eyes' });
		await pinMessage(await member('student1.gunn'), { ...command(), message });
		inMinutes(60 * 24 * 30);
		await deleteMessage(await member('student1.enschede'), { ...command(), message });
		for (const who of ['student1.gunn', 'teacher.gunn']) {
			const face = await seen(who, message);
			expect(face).toMatchObject({ text: '', deleted: expect.any(Number), replies: { count: 1 } });
			expect(face).not.toHaveProperty('reactions');
			expect(face).not.toHaveProperty('pinned');
		}
		expect(await seen('student1.gunn', answer, message)).toMatchObject({ text: 'oh' });
		expect((await pinsOf(await member('student1.gunn'))).map(({ id }) => id)).not.toContain(message);
		await expect(messageVersions(await member('teacher.gunn'), message)).rejects.toMatchObject({ status: 404 });
		await expect(edit('student1.enschede', message, 'again')).rejects.toMatchObject({ key: 'error_message_deleted' });
		// Whoever was just writing an answer loses nothing.
		await post('student2.gunn', 'what was it?', { thread: message });
	});

	it('no longer counts as unread, nor as an answer', async () => {
		const before = await unreadCount(await member('student2.gunn'));
		const root = await post('student1.enschede', 'two things');
		const answer = await post('student1.gunn', 'one', { thread: root });
		expect(await unreadCount(await member('student2.gunn'))).toBe(before + 2);
		await deleteMessage(await member('student1.gunn'), { ...command(), message: answer });
		expect((await seen('student2.gunn', root))?.replies).toBeUndefined();
		await deleteMessage(await member('student1.enschede'), { ...command(), message: root });
		expect(await unreadCount(await member('student2.gunn'))).toBe(before);
	});

	it('is their own: nobody else takes it back, and nobody from another space', async () => {
		const message = await post('student1.enschede', 'stays');
		for (const who of ['student1.gunn', 'teacher.enschede']) {
			await expect(deleteMessage(await member(who), { ...command(), message })).rejects.toMatchObject({ status: 403 });
		}
		const elsewhere = await cast.member('teacher.enschede', 'Team Heron');
		await expect(deleteMessage(elsewhere, { ...command(), message })).rejects.toMatchObject({ status: 404 });
	});
});
