import { beforeAll, describe, expect, it } from 'vitest';
import { read } from '$lib/server/db/store';
import { removeFile, renameFile, restoreFile } from '$lib/server/files/filing';
import { storeFile } from '$lib/server/files/files';
import { hideFile, showFile } from '$lib/server/files/hidden';
import { present } from '$lib/server/frames/present';
import { remember } from '$lib/server/frames/recent';
import { since } from '$lib/server/frames/since';
import { talkSnapshot } from '$lib/server/frames/snapshots';
import { eventsAfter } from '$lib/server/log/events';
import { deleteMessage } from '$lib/server/talk/deletions';
import { editMessage } from '$lib/server/talk/edits';
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

async function store(name: string, text = name, space = 'Team Poppy'): Promise<string> {
	const by = await cast.member('teacher.enschede', space);
	return (await storeFile(by, { ...command(), name }, Buffer.from(text))).subject;
}

describe('a message with files', () => {
	it('shows each as it was when it was sent: version and name stay under a new name and a new version', async () => {
		const [id, other] = [await store('count.txt', 'first'), await store('second.txt')];
		const attached = [
			{ id: other, version: 1 },
			{ id, version: 1 }
		];
		const message = await post('student1.enschede', 'Look', { files: attached });
		await store('count.txt', 'something longer');
		await renameFile(await member('teacher.enschede'), { ...command(), file: id, name: 'counted.txt' });
		expect((await seen('student1.gunn', message))?.files).toEqual([
			{ id: other, version: 1, name: 'second.txt', type: 'text/plain', bytes: 10, preview: false },
			{ id, version: 1, name: 'count.txt', type: 'text/plain', bytes: 5, preview: false }
		]);
	});

	it('shows students nothing of a file that was hidden, and staff that it is; shown again it stands there as before', async () => {
		const id = await store('rude.txt');
		const message = await post('student1.enschede', 'Look', { files: [{ id, version: 1 }] });
		const sent = { id, version: 1, name: 'rude.txt', type: 'text/plain', bytes: 8, preview: false };
		expect((await seen('student1.gunn', message))?.files).toEqual([sent]);
		await hideFile(await member('teacher.enschede'), { ...command(), file: id });
		for (const student of ['student1.gunn', 'student1.enschede']) {
			expect((await seen(student, message))?.files).toEqual([{ id, version: 1, gone: true }]);
		}
		expect((await seen('teacher.gunn', message))?.files).toEqual([{ ...sent, hidden: true }]);
		await showFile(await member('teacher.enschede'), { ...command(), file: id });
		expect((await seen('student1.gunn', message))?.files).toEqual([sent]);
	});

	it('shows nobody what lies in the bin, until it comes out again', async () => {
		const id = await store('binned.txt');
		const message = await post('student1.enschede', 'Look', { files: [{ id, version: 1 }] });
		await removeFile(await member('teacher.enschede'), { ...command(), file: id });
		expect((await seen('teacher.gunn', message))?.files).toEqual([{ id, version: 1, gone: true }]);
		await restoreFile(await member('teacher.enschede'), { ...command(), file: id });
		expect((await seen('student1.gunn', message))?.files).toMatchObject([{ name: 'binned.txt' }]);
	});

	it('is told with a name to nobody who missed that the file was hidden', async () => {
		const id = await store('missed.txt');
		const kai = await member('student1.gunn');
		const { n } = await talkSnapshot(kai);
		const message = await post('student1.enschede', 'Look', { files: [{ id, version: 1 }] });
		const told = async () => present(await eventsAfter(read(), kai.spaceId, n, 500), 'member');
		const atFirst = await told();
		await hideFile(await member('teacher.enschede'), { ...command(), file: id });
		const [hidden] = (await told()).slice(-1);
		remember(kai.spaceId, 'member', [...atFirst, hidden!]);
		const missed = await since(kai, n);
		expect(JSON.stringify(missed)).not.toContain('missed.txt');
		expect(JSON.stringify(missed)).toContain(message);
	});

	it('needs no text, also when it is edited; one without files does', async () => {
		const files = [{ id: await store('silent.txt'), version: 1 }];
		const message = await post('student1.enschede', '', { files });
		const by = await member('student1.enschede');
		await editMessage(by, { ...command(), message, text: 'now with words' });
		await editMessage(by, { ...command(), message, text: '' });
		expect(await seen('student1.gunn', message)).toMatchObject({ text: '', files: [{ name: 'silent.txt' }] });
		await expect(post('student1.enschede', '')).rejects.toMatchObject({ key: 'error_text_empty' });
		const words = await post('student1.enschede', 'words');
		await expect(editMessage(by, { ...command(), message: words, text: ' ' })).rejects.toMatchObject({
			key: 'error_text_empty'
		});
	});

	it('carries what is in the space and stands there, or is not posted at all', async () => {
		const id = await store('mine.txt');
		const elsewhere = await store('elsewhere.txt', 'x', 'Team Heron');
		const removed = await store('removed.txt');
		await removeFile(await member('teacher.enschede'), { ...command(), file: removed });
		for (const wrong of [{ id, version: 2 }, { id: elsewhere, version: 1 }, { id: removed, version: 1 }, command()]) {
			const files = [{ version: 1, ...wrong }];
			await expect(post('student1.enschede', 'no', { files })).rejects.toMatchObject({ status: 404 });
		}
		const twice = [1, 2].map(() => ({ id, version: 1 }));
		await expect(post('student1.enschede', 'no', { files: twice })).rejects.toMatchObject({ status: 400 });
		expect(await seenTexts()).not.toContain('no');
	});

	it('carries ten at most', async () => {
		const ids: string[] = [];
		for (let i = 0; i < 11; i++) ids.push(await store(`many ${i}.txt`));
		const files = ids.map((id) => ({ id, version: 1 }));
		await expect(post('student1.enschede', 'all', { files })).rejects.toMatchObject({ key: 'error_too_many_files' });
		await post('student1.enschede', 'most', { files: files.slice(1) });
	});

	it('shows none of them once it is taken back', async () => {
		const message = await post('student1.enschede', 'oops', { files: [{ id: await store('oops.txt'), version: 1 }] });
		await deleteMessage(await member('student1.enschede'), { ...command(), message });
		expect(await seen('teacher.gunn', message)).not.toHaveProperty('files');
	});
});

async function seenTexts(): Promise<string[]> {
	return (await talkWindow(await member('student1.gunn'), 'now')).messages.map(({ text }) => text);
}
