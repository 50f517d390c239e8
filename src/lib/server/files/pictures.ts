import { readFile } from 'node:fs/promises';
import sharp, { type Metadata, type Sharp } from 'sharp';
import type { FileKind } from '$lib/schemas/fileKinds';
import { fileLimits } from '$lib/schemas/limits';
import { Invalid } from '../errors';
import { withoutItems } from './heif';

/**
 * Pictures. A phone writes into a photo where it was taken, which is often a pupil's home: such a photo is encoded
 * anew, upright and without any of that, before anybody gets it. A picture that carries nothing stays as it is.
 */
export interface Picture {
	/** The bytes to keep instead of the ones that came; null when those may stay. */
	clean: Buffer | null;
	/** A small picture of it that we encoded ourselves, as WebP; null where we cannot read it. */
	preview: Buffer | null;
}

/** Longest side of a preview, in pixels. */
const previewSide = 480;
const patience = { seconds: 20 };

// Nothing is read twice, and a cached file would stay open.
sharp.cache(false);

/**
 * Looks at a picture and makes its preview. One at a time: a large one takes hundreds of megabytes while it is open.
 * @throws Invalid for one that is broken or has more than 40 million pixels.
 */
export async function pictureOf(path: string, kind: FileKind): Promise<Picture> {
	return inTurn(async () => {
		if (kind.type === 'image/heic') return { clean: await withoutTraces(path), preview: null };
		const source = kind.type === 'image/avif' ? await withoutTraces(path) : null;
		const facts = await factsOf(source ?? path);
		const clean = source ?? (carriesTraces(facts) ? await encodedAnew(path, facts.format) : null);
		return { clean, preview: await previewOf(clean ?? path) };
	});
}

async function factsOf(source: string | Buffer): Promise<Metadata> {
	// Without the limit, which would call a picture broken that is only too large: this reads no more than its head.
	const facts = await sharp(source, { limitInputPixels: false })
		.metadata()
		.catch(() => null);
	if (!facts?.width || !facts.height) throw new Invalid('error_file_broken');
	if (facts.width * facts.height > fileLimits.pixels) throw new Invalid('error_file_pixels');
	return facts;
}

function carriesTraces({ exif, xmp, iptc, tifftagPhotoshop, comments }: Metadata): boolean {
	return [exif, xmp, iptc, tifftagPhotoshop].some(Boolean) || (comments?.length ?? 0) > 0;
}

/** A GIF knows no place and may be a film; everything else comes out upright, as good as it can be told apart from. */
async function encodedAnew(path: string, format: Metadata['format']): Promise<Buffer | null> {
	if (format === 'gif') return null;
	const upright = reading(path, format === 'webp')
		.autoOrient()
		.timeout(patience);
	const encoded: Partial<Record<string, () => Sharp>> = {
		jpeg: () => upright.jpeg({ quality: 92 }),
		png: () => upright.png(),
		webp: () => upright.webp({ quality: 92 })
	};
	const encode = encoded[String(format)];
	if (!encode) throw new Invalid('error_file_broken');
	return bytesOf(encode());
}

function previewOf(source: string | Buffer): Promise<Buffer> {
	const size = { width: previewSide, height: previewSide, fit: 'inside', withoutEnlargement: true } as const;
	return bytesOf(reading(source).autoOrient().resize(size).timeout(patience).webp({ quality: 76 }));
}

/** HEIC and AVIF keep what a photo tells in parts of their own, which are emptied without touching the picture. */
async function withoutTraces(path: string): Promise<Buffer | null> {
	try {
		return withoutItems(await readFile(path));
	} catch (failure) {
		if (failure instanceof RangeError) throw new Invalid('error_file_broken');
		throw failure;
	}
}

function reading(source: string | Buffer, animated = false): Sharp {
	return sharp(source, { limitInputPixels: fileLimits.pixels, failOn: 'error', sequentialRead: true, animated });
}

async function bytesOf(picture: Sharp): Promise<Buffer> {
	return picture.toBuffer().catch(() => {
		throw new Invalid('error_file_broken');
	});
}

let last: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
	const turn = last.then(work);
	last = turn.catch(() => undefined);
	return turn;
}
