import { randomBytes } from 'node:crypto';
import sharp from 'sharp';

/** Files for the tests, made while they run: real ones, and some that are not what they say. */

/** A PDF with one empty page and so many bytes of noise, different each time. */
export function pdf(noise = 200): Buffer {
	const page = '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n';
	return Buffer.concat([Buffer.from(page), Buffer.from('%'), randomBytes(noise), Buffer.from('\n%%EOF\n')]);
}

export function text(words = 'Grüße aus Enschede\n'): Buffer {
	return Buffer.from(words);
}

type Format = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif';

/** A picture of one colour on the left and another on the right, without a word about itself. */
export async function picture(format: Format, width = 60, height = 40): Promise<Buffer> {
	return drawing(width, height).toFormat(format).toBuffer();
}

/** As a phone makes it: where it was taken, with which camera, and lying on its side. */
export async function geotagged(format: Format): Promise<Buffer> {
	const exif = {
		IFD0: { Make: 'Phone of a pupil' },
		IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 13/1 14/1', GPSLongitudeRef: 'E', GPSLongitude: '6/1 53/1 45/1' }
	};
	return drawing(60, 40).withExif(exif).withMetadata({ orientation: 6 }).toFormat(format).toBuffer();
}

/** Fewer bytes than a message, more pixels than a memory holds: 10,000 × 10,000 of one colour. */
export async function pixelBomb(): Promise<Buffer> {
	const size = { width: 10_000, height: 10_000, channels: 3, background: '#000' } as const;
	return sharp({ create: size, limitInputPixels: false }).png({ palette: true, compressionLevel: 9 }).toBuffer();
}

function drawing(width: number, height: number) {
	const half = { create: { width: width / 2, height, channels: 3, background: '#0a5aa8' } } as const;
	return sharp({ create: { width, height, channels: 3, background: '#cc620a' } }).composite([
		{ input: half, left: width / 2, top: 0 }
	]);
}

/** Boxes as MP4 and its relatives have them. */
function ftyp(brand: string): Buffer {
	const box = Buffer.from(`    ftyp${brand}\0\0\0\0${brand}`, 'latin1');
	box.writeUInt32BE(box.length, 0);
	return Buffer.concat([box, Buffer.from('\0\0\0\x08free', 'latin1')]);
}

/** An archive with these empty members, as ZIP writes them (stored, no compression). */
export function zip(members: Record<string, string>): Buffer {
	const parts: Buffer[] = [];
	const central: Buffer[] = [];
	let at = 0;
	for (const [name, content] of Object.entries(members)) {
		const body = Buffer.from(content);
		const head = Buffer.alloc(30);
		head.writeUInt32LE(0x04034b50, 0);
		head.writeUInt16LE(20, 4);
		head.writeUInt32LE(body.length, 18);
		head.writeUInt32LE(body.length, 22);
		head.writeUInt16LE(name.length, 26);
		const entry = Buffer.alloc(46);
		entry.writeUInt32LE(0x02014b50, 0);
		entry.writeUInt32LE(body.length, 20);
		entry.writeUInt32LE(body.length, 24);
		entry.writeUInt16LE(name.length, 28);
		entry.writeUInt32LE(at, 42);
		central.push(entry, Buffer.from(name));
		parts.push(head, Buffer.from(name), body);
		at += 30 + name.length + body.length;
	}
	const directory = Buffer.concat(central);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(Object.keys(members).length, 8);
	end.writeUInt16LE(Object.keys(members).length, 10);
	end.writeUInt32LE(directory.length, 12);
	end.writeUInt32LE(at, 16);
	return Buffer.concat([...parts, directory, end]);
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const contentTypes = (part: string, type: string) =>
	`<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="${part}" ContentType="${type}.main+xml"/></Types>`;

/** One file of each kind that is possible. */
export async function possibleFiles(): Promise<Record<string, Buffer>> {
	return {
		'a.pdf': pdf(),
		'a.png': await picture('png'),
		'a.jpg': await picture('jpeg'),
		'a.JPEG': await picture('jpeg'),
		'a.gif': await picture('gif'),
		'a.webp': await picture('webp'),
		'a.avif': await picture('avif'),
		'a.heic': ftyp('heic'),
		'a.mp4': ftyp('isom'),
		'a.m4a': ftyp('M4A '),
		'a.webm': Buffer.concat([Buffer.from('1a45dfa3874282847765626d', 'hex'), Buffer.alloc(40)]),
		'a.mp3': Buffer.concat([Buffer.from('fffb9064', 'hex'), Buffer.alloc(417)]),
		'a.ogg': Buffer.concat([
			Buffer.from('OggS\0\x02', 'latin1'),
			Buffer.alloc(22),
			Buffer.from('\x01vorbis'),
			Buffer.alloc(20)
		]),
		'a.wav': Buffer.concat([Buffer.from('RIFF\x24\0\0\0WAVEfmt ', 'latin1'), Buffer.alloc(24)]),
		'a.txt': text(),
		'a.md': text('# Heading\n'),
		'a.csv': text('name;class\nSanne;H4b\n'),
		'a.docx': zip({ '[Content_Types].xml': contentTypes('/word/document.xml', word), 'word/document.xml': '<x/>' }),
		'a.odt': zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>' }),
		'a.zip': zip({ 'notes.txt': 'hello' })
	};
}
