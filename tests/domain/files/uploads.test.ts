import { createHash, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fileLimits } from '$lib/schemas/limits';
import { dataFolder } from '$lib/server/db/dataFolder';
import { upload } from '$lib/server/db/schema/files';
import { read, write } from '$lib/server/db/store';
import { filesOf } from '$lib/server/files/faces';
import { receivePiece } from '$lib/server/files/pieces';
import {
	accessUpload,
	beginUpload,
	cancelUpload,
	finishUpload,
	removeExpiredUploads,
	removeStrayBytes
} from '$lib/server/files/uploads';
import { versionToSend } from '$lib/server/files/versions';
import { accessSpace, type Membership } from '$lib/server/projects/access';
import { endMembership, restoreMembership } from '$lib/server/projects/memberships';
import { setClock } from '$lib/time/clock';
import { endAccountOf } from '../../support/accountEnds';
import { castOfTheDemo, type Cast } from '../../support/cast';
import { freshStore } from '../../support/store';
import { pdf } from './samples';

freshStore();

let cast: Cast;
let sanne: Membership;
let maya: Membership;

beforeAll(async () => {
	cast = await castOfTheDemo();
	sanne = await cast.member('student1.enschede', 'Team Poppy');
	maya = await cast.member('student1.gunn', 'Team Poppy');
});

afterEach(async () => {
	setClock(null);
	await write(async (tx) => void (await tx.delete(upload)));
});

const hour = 60 * 60_000;
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const waiting = (id: string) => join(dataFolder(), 'uploads', id);

async function begin(by: Membership, bytes: Buffer, name = `${randomUUID()}.pdf`) {
	const id = randomUUID();
	const row = await beginUpload(by, { id, name, bytes: bytes.length });
	return { id, upload: row.id, name };
}

function patch(id: string, offset: number, bytes: Buffer | ReadableStream<Uint8Array>): Promise<Response> {
	const body = bytes instanceof ReadableStream ? bytes : new Uint8Array(bytes);
	const headers = {
		'tus-resumable': '1.0.0',
		'upload-offset': String(offset),
		'content-type': 'application/offset+octet-stream'
	};
	return receivePiece(
		new Request(`http://here/${id}`, { method: 'PATCH', headers, body, duplex: 'half' } as RequestInit)
	);
}

async function offsetOf(id: string): Promise<number> {
	const request = new Request(`http://here/${id}`, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' } });
	return Number((await receivePiece(request)).headers.get('upload-offset'));
}

describe('an upload in pieces', () => {
	it('lands as a file, byte for byte, once all have come', async () => {
		const bytes = pdf(500_000);
		const { id, upload, name } = await begin(sanne, bytes);
		for (let offset = 0; offset < bytes.length; offset += 200_000) {
			const answer = await patch(upload, offset, bytes.subarray(offset, offset + 200_000));
			expect(answer.status).toBe(204);
			expect([...answer.headers.keys()].filter((header) => header.startsWith('access-control'))).toEqual([]);
		}
		const event = await finishUpload(sanne, { id, upload });
		expect(event).toMatchObject({ type: 'file.added', clientId: id });
		expect(await versionToSend(maya, event.subject, null)).toMatchObject({ name, blobId: sha256(bytes) });
		expect(existsSync(waiting(upload))).toBe(false);
		expect(await finishUpload(sanne, { id, upload })).toEqual(event);
		await expect(accessUpload(sanne, upload)).rejects.toMatchObject({ status: 404 });
	});

	it('that was cut in the middle of a piece goes on where it stopped', async () => {
		const bytes = pdf(300_000);
		const { id, upload } = await begin(sanne, bytes);
		const cut = new ReadableStream<Uint8Array>({
			start(controller) {
				controller.enqueue(bytes.subarray(0, 120_000));
				setTimeout(() => controller.error(new Error('the lid was closed')), 50);
			}
		});
		expect((await patch(upload, 0, cut)).status).toBeGreaterThanOrEqual(400);
		const offset = await offsetOf(upload);
		expect(offset).toBeLessThanOrEqual(120_000);
		await expect(finishUpload(sanne, { id, upload })).rejects.toMatchObject({ key: 'error_upload_unfinished' });
		expect((await patch(upload, offset, bytes.subarray(offset))).status).toBe(204);
		const { subject } = await finishUpload(sanne, { id, upload });
		expect((await versionToSend(maya, subject, null)).blobId).toBe(sha256(bytes));
	});

	it('keeps its bytes in order when the same piece comes several times at once, and from the wrong place', async () => {
		const bytes = pdf(400_000);
		const { id, upload } = await begin(sanne, bytes);
		const half = bytes.length / 2;
		const pieces = [0, 0, 0, 1].map((skip) => patch(upload, skip, bytes.subarray(skip, half)));
		const statuses = (await Promise.all(pieces)).map(({ status }) => status);
		expect(statuses.filter((status) => status === 204)).toHaveLength(1);
		expect(statuses.filter((status) => status === 409)).toHaveLength(3);
		expect((await patch(upload, half, bytes.subarray(half))).status).toBe(204);
		const { subject } = await finishUpload(sanne, { id, upload });
		expect((await versionToSend(maya, subject, null)).blobId).toBe(sha256(bytes));
	});

	it('takes over from a connection that died without saying so', async () => {
		const bytes = pdf(100_000);
		const { id, upload } = await begin(sanne, bytes);
		const silent = new ReadableStream<Uint8Array>({
			start: (controller) => controller.enqueue(bytes.subarray(0, 50_000))
		});
		const died = patch(upload, 0, silent);
		await new Promise((resolve) => setTimeout(resolve, 100));
		const offset = await offsetOf(upload);
		await died;
		expect(offset).toBe(50_000);
		expect((await patch(upload, offset, bytes.subarray(offset))).status).toBe(204);
		expect((await finishUpload(sanne, { id, upload })).type).toBe('file.added');
	});

	it('never gets more bytes than were announced', async () => {
		const bytes = pdf(1_000);
		const { upload } = await begin(sanne, bytes);
		const more = new ReadableStream<Uint8Array>({
			start(controller) {
				controller.enqueue(Buffer.concat([bytes, bytes]));
				controller.close();
			}
		});
		expect((await patch(upload, 0, more)).status).toBeGreaterThanOrEqual(400);
		expect(statSync(waiting(upload)).size).toBeLessThanOrEqual(bytes.length);
		expect((await patch(upload, 0, Buffer.concat([bytes, bytes]))).status).toBeGreaterThanOrEqual(400);
		expect(statSync(waiting(upload)).size).toBeLessThanOrEqual(bytes.length);
	});

	it('finished twice at the same moment is one file', async () => {
		const bytes = pdf();
		const { id, upload } = await begin(sanne, bytes);
		await patch(upload, 0, bytes);
		const [one, two] = await Promise.all([finishUpload(sanne, { id, upload }), finishUpload(sanne, { id, upload })]);
		expect(one).toEqual(two);
	});

	it('begun twice by the same command is one upload, and may not become another file', async () => {
		const command = { id: randomUUID(), name: 'same.pdf', bytes: 10 };
		const [one, two] = [await beginUpload(sanne, command), await beginUpload(sanne, command)];
		expect(one.id).toBe(two.id);
		await expect(beginUpload(sanne, { ...command, bytes: 11 })).rejects.toMatchObject({ status: 409 });
	});
});

describe('what cannot become a file', () => {
	it('is refused before a byte is sent', async () => {
		const refusals: [string, number, string][] = [
			['page.html', 10, 'error_file_kind'],
			['a.pdf', 0, 'error_file_empty'],
			['a.pdf', fileLimits.bytes + 1, 'error_file_large']
		];
		for (const [name, bytes, key] of refusals) {
			await expect(beginUpload(sanne, { id: randomUUID(), name, bytes })).rejects.toMatchObject({ status: 400, key });
		}
		expect(await read().select().from(upload)).toEqual([]);
	});

	it('is refused when it has come, and may be given up', async () => {
		const bytes = Buffer.from('<html>not a document</html>');
		const { id, upload: uploadId } = await begin(sanne, bytes, 'report.pdf');
		await patch(uploadId, 0, bytes);
		await expect(finishUpload(sanne, { id, upload: uploadId })).rejects.toMatchObject({
			key: 'error_file_contradicts'
		});
		expect((await filesOf(sanne)).map(({ name }) => name)).not.toContain('report.pdf');
		await cancelUpload(sanne, uploadId);
		expect(existsSync(waiting(uploadId))).toBe(false);
		expect(await read().select().from(upload)).toEqual([]);
	});
});

describe('an upload belongs to one person and one space', () => {
	it('and does not exist for anybody else, not even for a teacher, nor under another space', async () => {
		const { id, upload } = await begin(sanne, pdf());
		const others = [
			maya,
			await cast.member('teacher.enschede', 'Team Poppy'),
			await cast.member('student1.enschede', 'common')
		];
		expect((await accessUpload(sanne, upload)).commandId).toBe(id);
		for (const other of others) {
			await expect(accessUpload(other, upload)).rejects.toMatchObject({ status: 404 });
			await expect(finishUpload(other, { id, upload })).rejects.toMatchObject({ status: 404 });
			await expect(cancelUpload(other, upload)).rejects.toMatchObject({ status: 404 });
		}
		expect((await accessUpload(sanne, upload)).id).toBe(upload);
		for (const nonsense of ['..', '../../klasbrug.sqlite', '%2e%2e', randomUUID()]) {
			await expect(accessUpload(sanne, nonsense)).rejects.toMatchObject({ status: 404 });
		}
	});

	it('and ends with the membership: nothing lands', async () => {
		const daan = await cast.member('student2.enschede', 'Team Poppy');
		const bytes = pdf();
		const { id, upload, name } = await begin(daan, bytes);
		await patch(upload, 0, bytes);
		const teacher = await cast.member('teacher.enschede', 'Team Poppy');
		await endMembership(teacher, { id: randomUUID(), membership: daan.id });
		const params = { project: daan.projectId, space: daan.spaceId };
		await expect(accessSpace(await cast.viewer('student2.enschede'), params)).rejects.toMatchObject({ status: 404 });
		await expect(finishUpload(daan, { id, upload })).rejects.toMatchObject({ status: 404 });
		expect((await filesOf(teacher)).map((face) => face.name)).not.toContain(name);
		await restoreMembership(teacher, { id: randomUUID(), membership: daan.id });
		const back = await cast.member('student2.enschede', 'Team Poppy');
		expect((await finishUpload(back, { id, upload })).type).toBe('file.added');
	});

	it('and ends with the account: nothing lands', async () => {
		const priya = await cast.member('student2.gunn', 'Team Poppy');
		const bytes = pdf();
		const { id, upload, name } = await begin(priya, bytes);
		await patch(upload, 0, bytes);
		await endAccountOf(priya.personId, await cast.viewer('teacher.gunn'));
		await expect(finishUpload(priya, { id, upload })).rejects.toMatchObject({ status: 404 });
		await expect(begin(priya, bytes)).rejects.toMatchObject({ status: 404 });
		expect((await filesOf(sanne)).map((face) => face.name)).not.toContain(name);
	});
});

describe('uploads that nobody finishes', () => {
	it('are at most five a person; an hour later the oldest makes room', async () => {
		const began = [];
		for (let i = 0; i < fileLimits.unfinished; i++) began.push(await begin(sanne, pdf()));
		await expect(begin(sanne, pdf())).rejects.toMatchObject({ status: 429, key: 'error_upload_too_many' });
		expect((await begin(maya, pdf())).upload).toBeTruthy();
		const present = Date.now();
		setClock(() => present + hour + 1);
		await begin(sanne, pdf());
		await expect(accessUpload(sanne, began[0]!.upload)).rejects.toMatchObject({ status: 404 });
		expect(existsSync(waiting(began[0]!.upload))).toBe(false);
		expect((await accessUpload(sanne, began[1]!.upload)).id).toBe(began[1]!.upload);
	});

	it('are gone after a day, with their bytes; younger ones stay', async () => {
		const present = Date.now();
		const old = await begin(sanne, pdf());
		setClock(() => present + 23 * hour);
		const young = await begin(sanne, pdf());
		await removeExpiredUploads();
		expect((await read().select().from(upload)).map(({ id }) => id).sort()).toEqual([old.upload, young.upload].sort());
		setClock(() => present + 24 * hour + 1_000);
		await removeExpiredUploads();
		expect((await read().select().from(upload)).map(({ id }) => id)).toEqual([young.upload]);
		expect([old, young].map((one) => existsSync(waiting(one.upload)))).toEqual([false, true]);
	});

	it('and what a crash has left in the folder go at the next start; known ones stay', async () => {
		const { upload: known } = await begin(sanne, pdf());
		const stray = [randomUUID(), `${randomUUID()}.part`];
		for (const name of stray) writeFileSync(waiting(name), 'left behind');
		await removeStrayBytes();
		expect(stray.map((name) => existsSync(waiting(name)))).toEqual([false, false]);
		expect(readFileSync(waiting(known)).length).toBe(0);
		await write(async (tx) => void (await tx.delete(upload).where(eq(upload.id, known))));
	});

	it('count for the space they go to', async () => {
		const rows = Array.from({ length: 21 }, () => ({
			id: randomUUID(),
			spaceId: sanne.spaceId,
			personId: maya.personId,
			commandId: randomUUID(),
			name: 'on its way.zip',
			bytes: fileLimits.bytes,
			at: Date.now()
		}));
		await write(async (tx) => void (await tx.insert(upload).values(rows)));
		await expect(begin(sanne, pdf())).rejects.toMatchObject({ status: 400, key: 'error_file_space_full' });
	});
});
