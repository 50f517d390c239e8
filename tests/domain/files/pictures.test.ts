import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { dataFolder } from '$lib/server/db/dataFolder';
import { storeFile } from '$lib/server/files/files';
import { versionToSend } from '$lib/server/files/versions';
import type { Membership } from '$lib/server/projects/access';
import { castOfTheDemo } from '../../support/cast';
import { freshStore } from '../../support/store';
import { geotagged, pdf, picture } from './samples';

freshStore();

let student: Membership;

beforeAll(async () => {
	student = await (await castOfTheDemo()).member('student1.gunn', 'Team Poppy');
});

const blobOf = (id: string) => readFileSync(join(dataFolder(), 'blobs', id.slice(0, 2), id));

/** Uploads it, and answers with what everybody else would get. */
async function sent(name: string, bytes: Buffer) {
	const { subject } = await storeFile(student, { id: randomUUID(), name }, bytes);
	const version = await versionToSend(student, subject, null);
	return { ...version, kept: blobOf(version.blobId) };
}

async function pixelsAt(image: Buffer, left: number, top: number): Promise<number[]> {
	const area = { left, top, width: 1, height: 1 };
	return [...(await sharp(image).autoOrient().removeAlpha().extract(area).raw().toBuffer())];
}

describe('a photo that says where it was taken', () => {
	it.each(['jpeg', 'png', 'webp'] as const)('is kept upright and without saying so (%s)', async (format) => {
		const photo = await geotagged(format);
		expect((await sharp(photo).metadata()).exif).toBeDefined();
		const { kept } = await sent(`home.${format === 'jpeg' ? 'jpg' : format}`, photo);
		const facts = await sharp(kept).metadata();
		expect([facts.format, facts.exif, facts.xmp, facts.iptc]).toEqual([format, undefined, undefined, undefined]);
		expect(kept.includes('pupil')).toBe(false);
		// It lay on its side: 60 × 40 with "turn me" is 40 × 60 for everybody.
		expect([facts.width, facts.height, facts.orientation]).toEqual([40, 60, undefined]);
		const [before, after] = await Promise.all([pixelsAt(photo, 20, 5), pixelsAt(kept, 20, 5)]);
		for (const [index, value] of after.entries()) expect(Math.abs(value - before[index]!)).toBeLessThan(12);
	});

	it('is emptied of it where we cannot encode anew, without touching the picture (AVIF, and so HEIC)', async () => {
		const photo = await geotagged('avif');
		const told = (await sharp(photo).metadata()).exif!;
		expect(told.includes('Phone of a pupil')).toBe(true);
		const { kept } = await sent('home.avif', photo);
		expect(kept.length).toBe(photo.length);
		expect(kept.includes('Phone of a pupil')).toBe(false);
		expect((await sharp(kept).metadata()).exif?.every((byte) => byte === 0) ?? true).toBe(true);
		const pixels = (image: Buffer) => sharp(image).raw().toBuffer();
		expect((await pixels(kept)).equals(await pixels(photo))).toBe(true);
	});

	it('says nothing in its small picture either, which is upright and at most 480 pixels', async () => {
		const photo = sharp(await picture('jpeg', 1200, 800))
			.withExif({ IFD0: { Make: 'Phone' } })
			.withMetadata({ orientation: 6 });
		const { preview } = await sent('large.jpg', await photo.jpeg().toBuffer());
		const facts = await sharp(blobOf(preview!.blobId)).metadata();
		expect(facts).toMatchObject({ format: 'webp', width: 320, height: 480 });
		expect(facts.exif).toBeUndefined();
	});
});

describe('what says nothing about anybody', () => {
	it.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('stays byte for byte what it was (%s)', async (format) => {
		const image = await picture(format, 100, 50);
		const { kept, preview } = await sent(`plain.${format === 'jpeg' ? 'jpeg' : format}`, image);
		expect(kept.equals(image)).toBe(true);
		expect(preview).not.toBeNull();
	});

	it('stays byte for byte what it was, and lies under its own hash (PDF)', async () => {
		const bytes = pdf(300_000);
		const { kept, blobId, preview, ...facts } = await sent('report.pdf', bytes);
		expect(kept.equals(bytes)).toBe(true);
		expect(blobId).toBe(createHash('sha256').update(bytes).digest('hex'));
		expect(facts).toMatchObject({ bytes: bytes.length, type: 'application/pdf' });
		expect(preview).toBeNull();
	});
});
