import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { cleanFileName } from '$lib/schemas/fileNames';
import { storeFile } from '$lib/server/files/files';
import { filesOf } from '$lib/server/files/faces';
import type { Membership } from '$lib/server/projects/access';
import { castOfTheDemo } from '../../support/cast';
import { freshStore } from '../../support/store';
import { pdf, picture, pixelBomb, possibleFiles, text, zip } from './samples';

freshStore();

let student: Membership;

beforeAll(async () => {
	student = await (await castOfTheDemo()).member('student1.enschede', 'Team Poppy');
});

const store = (name: string, bytes: Buffer) => storeFile(student, { id: randomUUID(), name }, bytes);
const stored = async () => (await filesOf(student)).map(({ name }) => name);

describe('every kind of file that is named as possible', () => {
	it('can be uploaded, and is known by its bytes', async () => {
		for (const [name, bytes] of Object.entries(await possibleFiles())) {
			const { subject } = await store(`kind of ${name}`, bytes);
			const face = (await filesOf(student)).find(({ id }) => id === subject);
			expect(face, name).toMatchObject({ name: `kind of ${name}`, version: 1 });
			expect(face?.type, name).toMatch(/^[a-z]+\/[\w.+-]+$/);
		}
	});
});

describe('a file that is not what it says', () => {
	const refused: [string, string, () => Buffer | Promise<Buffer>, string][] = [
		['a web page', 'page.html', () => text('<script>alert(1)</script>'), 'error_file_kind'],
		['a drawing that runs scripts', 'logo.svg', () => text('<svg onload="alert(1)"/>'), 'error_file_kind'],
		['a program', 'game.exe', () => randomBytes(50), 'error_file_kind'],
		['a program behind a document', 'report.pdf.exe', () => pdf(), 'error_file_kind'],
		['a program that reads backwards as a picture', 'holiday\u202Egnp.exe', () => randomBytes(50), 'error_file_kind'],
		['a name of an ending only', '.pdf', () => pdf(), 'error_file_kind'],
		['a name without ending', 'README', () => text(), 'error_file_kind'],
		['a name of nothing', ' ../ ', () => pdf(), 'error_file_name'],
		['a very long name', `${'x'.repeat(300)}.pdf`, () => pdf(), 'error_file_name_long'],
		[
			'a web page called picture',
			'holiday.png',
			() => text('<html><script>alert(1)</script>'),
			'error_file_contradicts'
		],
		['a drawing called picture', 'drawing.png', () => text('<?xml version="1.0"?><svg/>'), 'error_file_contradicts'],
		['a picture called document', 'report.pdf', () => picture('png'), 'error_file_contradicts'],
		['an archive called picture', 'holiday.jpg', () => zip({ a: 'b' }), 'error_file_contradicts'],
		[
			'a picture with a page behind its first letters',
			'a.gif',
			() => text('GIF89a/*<script>*/=1'),
			'error_file_broken'
		],
		['half of a picture', 'a.jpg', async () => (await picture('jpeg', 600, 400)).subarray(0, 900), 'error_file_broken'],
		['noise called text', 'a.txt', () => Buffer.from([0xff, 0xfe, 0x41, 0x00]), 'error_file_text'],
		['text with a NUL in it', 'a.csv', () => text('a;b\0c'), 'error_file_text'],
		['half a letter at the end of a text', 'a.md', () => Buffer.from([0x61, 0xc3]), 'error_file_text'],
		['nothing', 'a.txt', () => Buffer.alloc(0), 'error_file_empty']
	];

	it.each(refused)('is refused: %s', async (_what, name, make, key) => {
		const before = await stored();
		await expect(store(name, await make())).rejects.toMatchObject({ status: 400, key });
		expect(await stored()).toEqual(before);
	});

	it('is refused by its pixels before they are unpacked', async () => {
		const bomb = await pixelBomb();
		expect(bomb.length).toBeLessThan(200_000);
		const before = process.cpuUsage();
		await expect(store('wall.png', bomb)).rejects.toMatchObject({ key: 'error_file_pixels' });
		const { user, system } = process.cpuUsage(before);
		expect(user + system, 'microseconds').toBeLessThan(2_000_000);
	});
});

describe('the name of a file', () => {
	it.each([
		['../../etc/passwd.txt', 'passwd.txt'],
		['C:\\Users\\Sanne\\report.pdf', 'report.pdf'],
		['line\r\nSet-Cookie: a=b.txt', 'lineSet-Cookie: a=b.txt'],
		['zero\u200Bwidth\u2066.pdf', 'zerowidth.pdf'],
		['a\0b.pdf', 'ab.pdf'],
		['  two   spaces .pdf ', 'two spaces .pdf'],
		['...hidden.pdf', 'hidden.pdf'],
		['caf\u0065\u0301.pdf', 'café.pdf'],
		['\ud800.pdf', '\ufffd.pdf'],
		['写真.jpg', '写真.jpg']
	])('%j is kept as %j', (given, kept) => {
		expect(cleanFileName(given)).toBe(kept);
	});

	it('is data: whatever it is, the bytes lie under their own hash', async () => {
		await store('../../../outside.txt', text('stays inside'));
		expect(await stored()).toContain('outside.txt');
	});
});
