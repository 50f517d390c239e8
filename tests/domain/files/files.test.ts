import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { fileLimits } from '$lib/schemas/limits';
import { dataFolder } from '$lib/server/db/dataFolder';
import { blob, file, fileVersion } from '$lib/server/db/schema/files';
import { project } from '$lib/server/db/schema/projects';
import { read, write } from '$lib/server/db/store';
import { keepBlob } from '$lib/server/files/blobs';
import { filesOf } from '$lib/server/files/faces';
import { removeFile, renameFile, restoreFile } from '$lib/server/files/filing';
import { storeFile } from '$lib/server/files/files';
import { hideFile } from '$lib/server/files/hidden';
import { binOf, versionsOf, versionToSend } from '$lib/server/files/versions';
import { newId } from '$lib/server/ids';
import { logBounds } from '$lib/server/log/events';
import type { Membership } from '$lib/server/projects/access';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';
import { pdf, text } from './samples';

freshStore();

let cast: Cast;
let sanne: Membership;
let maya: Membership;
let teacher: Membership;
let elsewhere: Membership;

beforeAll(async () => {
	cast = await castOfTheDemo();
	sanne = await cast.member('student1.enschede', 'Team Poppy');
	maya = await cast.member('student1.gunn', 'Team Poppy');
	teacher = await cast.member('teacher.gunn', 'Team Poppy');
	elsewhere = await cast.member('student3.enschede', 'Team Heron');
});

const store = (by: Membership, name: string, bytes: Buffer = pdf()) => storeFile(by, { id: randomUUID(), name }, bytes);
const faceOf = async (id: string) => (await filesOf(teacher)).find((face) => face.id === id);
const id = () => randomUUID();

describe('a file', () => {
	it('is there for everyone in the space, and for nobody in another one', async () => {
		const { subject, type } = await store(sanne, 'Energy plan.pdf');
		expect(type).toBe('file.added');
		for (const member of [sanne, maya, teacher]) {
			expect(await filesOf(member)).toContainEqual(expect.objectContaining({ id: subject, name: 'Energy plan.pdf' }));
			expect((await versionToSend(member, subject, null)).name).toBe('Energy plan.pdf');
		}
		expect(await filesOf(elsewhere)).not.toContainEqual(expect.objectContaining({ id: subject }));
		await expect(versionToSend(elsewhere, subject, null)).rejects.toMatchObject({ status: 404 });
		await expect(versionsOf(elsewhere, subject)).rejects.toMatchObject({ status: 404 });
		const fields = { id: id(), file: subject };
		await expect(removeFile(elsewhere, fields)).rejects.toMatchObject({ status: 404 });
		await expect(renameFile(elsewhere, { ...fields, name: 'mine.pdf' })).rejects.toMatchObject({ status: 404 });
	});

	it('brought again under the same name is its next version, whatever the letters’ case, and both are kept', async () => {
		const first = await store(sanne, 'Café Plan.pdf');
		const second = await store(maya, 'cafe\u0301 plan.PDF'.normalize('NFD'));
		expect([second.type, second.subject]).toEqual(['file.replaced', first.subject]);
		expect(await faceOf(first.subject)).toMatchObject({ name: 'Café Plan.pdf', version: 2, by: maya.personId });
		expect((await faceOf(first.subject))?.authors).toEqual([sanne.personId, maya.personId]);
		const versions = await versionsOf(sanne, first.subject);
		expect(versions.map(({ version, by }) => [version, by])).toEqual([
			[2, maya.personId],
			[1, sanne.personId]
		]);
		const [older, newer] = await Promise.all([1, null].map((one) => versionToSend(sanne, first.subject, one)));
		expect(older?.blobId).not.toBe(newer?.blobId);
		await expect(versionToSend(sanne, first.subject, 3)).rejects.toMatchObject({ status: 404 });
	});

	it('brought by a student under the name of a hidden one is a file of its own: it is not lost in what they cannot see', async () => {
		const hidden = (await store(sanne, 'Rude.pdf')).subject;
		await hideFile(teacher, { id: id(), file: hidden, reason: 'It mocks a classmate' });
		const own = await store(maya, 'rude.pdf');
		expect([own.type, own.subject === hidden]).toEqual(['file.added', false]);
		expect(await filesOf(maya)).toContainEqual(expect.objectContaining({ id: own.subject, version: 1 }));
		expect(await faceOf(hidden)).toMatchObject({ name: 'Rude.pdf', version: 1 });
		expect(await store(teacher, 'Rude.pdf')).toMatchObject({ type: 'file.replaced', subject: hidden });
	});

	it('hidden once more keeps the reason that was given', async () => {
		const { subject } = await store(sanne, 'Twice.pdf');
		await hideFile(teacher, { id: id(), file: subject, reason: 'It mocks a classmate' });
		await hideFile(teacher, { id: id(), file: subject });
		expect((await faceOf(subject))?.hidden).toMatchObject({ reason: 'It mocks a classmate' });
	});

	it('that two people bring at the same moment becomes two versions of one file', async () => {
		const [one, two] = await Promise.all([store(sanne, 'both.pdf'), store(maya, 'both.pdf')]);
		expect(one.subject).toBe(two.subject);
		expect([one.type, two.type].sort()).toEqual(['file.added', 'file.replaced']);
		expect((await versionsOf(teacher, one.subject)).map(({ version }) => version)).toEqual([2, 1]);
	});

	it('sent twice by the same command is there once; another file under that command is refused', async () => {
		const bytes = pdf();
		const command = { id: id(), name: 'once.pdf' };
		const [first, again] = [await storeFile(sanne, command, bytes), await storeFile(sanne, command, bytes)];
		expect(again).toEqual(first);
		expect(await versionsOf(sanne, first.subject)).toHaveLength(1);
		await expect(storeFile(sanne, command, pdf())).rejects.toMatchObject({ status: 409 });
	});

	it('with the same bytes as another one takes no second place on the disk, and both stay when one goes', async () => {
		const bytes = pdf();
		const mine = await store(sanne, 'mine.pdf', bytes);
		const theirs = await store(elsewhere, 'theirs.pdf', bytes);
		await removeFile(sanne, { id: id(), file: mine.subject });
		const { blobId } = await versionToSend(elsewhere, theirs.subject, null);
		expect(existsSync(join(dataFolder(), 'blobs', blobId.slice(0, 2), blobId))).toBe(true);
	});

	it('does not fit into a full space, but into another one', async () => {
		const bytes = fileLimits.spaceBytes;
		const fileId = newId();
		await write(async (tx) => {
			const at = 1;
			await tx.insert(blob).values({ id: 'f'.repeat(64), bytes, createdAt: at });
			const row = { id: fileId, spaceId: elsewhere.spaceId, name: 'huge.zip', nameKey: 'huge.zip', createdAt: at };
			await tx.insert(file).values(row);
			const version = { id: newId(), fileId, version: 1, blobId: 'f'.repeat(64), previewId: null, type: 'x', at };
			await tx.insert(fileVersion).values({ ...version, byId: elsewhere.personId });
		});
		await expect(store(elsewhere, 'one more.pdf')).rejects.toMatchObject({ status: 400, key: 'error_file_space_full' });
		expect((await store(sanne, 'one more.pdf')).type).toBe('file.added');
		await write(async (tx) => {
			await tx.delete(fileVersion).where(eq(fileVersion.fileId, fileId));
			await tx.delete(file).where(eq(file.id, fileId));
		});
	});
});

describe('the bin', () => {
	it('takes a file of one’s own and gives it back, with all its versions', async () => {
		const { subject } = await store(sanne, 'draft.pdf');
		await store(sanne, 'draft.pdf');
		await removeFile(sanne, { id: id(), file: subject });
		expect(await faceOf(subject)).toBeUndefined();
		await expect(versionToSend(sanne, subject, null)).rejects.toMatchObject({ status: 404 });
		expect(await binOf(sanne)).toContainEqual(expect.objectContaining({ id: subject, name: 'draft.pdf' }));
		expect(await binOf(teacher)).toContainEqual(expect.objectContaining({ id: subject }));
		expect(await binOf(maya)).not.toContainEqual(expect.objectContaining({ id: subject }));
		await expect(restoreFile(maya, { id: id(), file: subject })).rejects.toMatchObject({ status: 403 });
		await restoreFile(sanne, { id: id(), file: subject });
		expect(await faceOf(subject)).toMatchObject({ name: 'draft.pdf', version: 2 });
		await expect(restoreFile(sanne, { id: id(), file: subject })).rejects.toMatchObject({ status: 404 });
	});

	it('leaves the name to a new file; what comes out again then has a number', async () => {
		const old = await store(sanne, 'name.pdf');
		await removeFile(sanne, { id: id(), file: old.subject });
		const fresh = await store(maya, 'name.pdf');
		expect(fresh.type).toBe('file.added');
		await restoreFile(sanne, { id: id(), file: old.subject });
		expect((await faceOf(old.subject))?.name).toBe('name (2).pdf');
		expect((await faceOf(fresh.subject))?.name).toBe('name.pdf');
	});

	it('takes nothing from a student that somebody else has worked on; a teacher may', async () => {
		const { subject } = await store(sanne, 'shared work.pdf');
		await expect(removeFile(maya, { id: id(), file: subject })).rejects.toMatchObject({ status: 403 });
		await store(maya, 'shared work.pdf');
		for (const student of [sanne, maya]) {
			const refusal = { status: 403, key: 'error_file_not_yours' };
			await expect(removeFile(student, { id: id(), file: subject })).rejects.toMatchObject(refusal);
			await expect(renameFile(student, { id: id(), file: subject, name: 'x.pdf' })).rejects.toMatchObject(refusal);
		}
		await removeFile(teacher, { id: id(), file: subject });
		await expect(restoreFile(sanne, { id: id(), file: subject })).rejects.toMatchObject({ status: 403 });
		await restoreFile(teacher, { id: id(), file: subject });
		expect(await faceOf(subject)).toMatchObject({ version: 2 });
	});
});

describe('another name', () => {
	it('keeps the ending, and what the file was', async () => {
		const { subject } = await store(sanne, 'old.pdf');
		await renameFile(sanne, { id: id(), file: subject, name: '../New name.final' });
		expect((await faceOf(subject))?.name).toBe('New name.final.pdf');
		await renameFile(sanne, { id: id(), file: subject, name: 'NEW NAME.PDF' });
		expect((await faceOf(subject))?.name).toBe('NEW NAME.PDF');
	});

	it('cannot be that of another file, nor empty', async () => {
		const [one, two] = [await store(sanne, 'one.pdf'), await store(sanne, 'two.pdf')];
		const rename = (name: string) => renameFile(sanne, { id: id(), file: one.subject, name });
		await expect(rename('Two.pdf')).rejects.toMatchObject({ status: 409, key: 'error_file_name_taken' });
		await expect(rename('\u202e')).rejects.toMatchObject({ status: 400 });
		await removeFile(sanne, { id: id(), file: two.subject });
		await rename('two.pdf');
		expect((await faceOf(one.subject))?.name).toBe('two.pdf');
	});
});

describe('who may only read', () => {
	it('downloads, and brings nothing', async () => {
		const { subject } = await store(sanne, 'before the end.pdf');
		await write(async (tx) => void (await tx.update(project).set({ endedAt: 1 }).where(eq(project.id, cast.project))));
		const late = await cast.member('student1.enschede', 'Team Poppy');
		await expect(store(late, 'too late.pdf')).rejects.toMatchObject({ status: 403, key: 'error_project_ended' });
		expect((await versionToSend(late, subject, null)).name).toBe('before the end.pdf');
		await write(
			async (tx) => void (await tx.update(project).set({ endedAt: null }).where(eq(project.id, cast.project)))
		);
	});
});

describe('a crash between the bytes and the row', () => {
	it('leaves bytes that nobody knows, never a file without bytes', async () => {
		const { head } = await logBounds(read(), sanne.spaceId);
		const { id: orphan } = await keepBlob(pdf());
		expect((await logBounds(read(), sanne.spaceId)).head).toBe(head);
		expect(await read().select().from(blob).where(eq(blob.id, orphan))).toEqual([]);
		for (const { id: known } of await read().select({ id: blob.id }).from(blob)) {
			if (known === 'f'.repeat(64)) continue;
			expect(existsSync(join(dataFolder(), 'blobs', known.slice(0, 2), known)), known).toBe(true);
		}
	});

	it('refuses a file whose bytes do not come whole onto the disk, and leaves nothing of it', async () => {
		await expect(keepBlob(text('four'), 5)).rejects.toMatchObject({ status: 503 });
		expect(readdirSync(join(dataFolder(), 'uploads')).filter((name) => name.endsWith('.part'))).toEqual([]);
	});

	it('tells a person that bytes are lost, instead of giving others', async () => {
		const { subject } = await store(sanne, 'lost.pdf');
		const { blobId } = await versionToSend(sanne, subject, null);
		rmSync(join(dataFolder(), 'blobs', blobId.slice(0, 2), blobId));
		const { readBlob } = await import('$lib/server/files/blobs');
		await expect(readBlob(blobId, 0, 1)).rejects.toMatchObject({ status: 503, key: 'error_file_lost' });
	});
});
