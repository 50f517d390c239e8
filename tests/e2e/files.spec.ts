import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { heard } from './heard';
import { whatIsUnreadable } from './holdsUp';
import type { Person } from './person';
import { expect, lostConnection, refusal, test } from './stage';

/** Files of a space, as people in both schools bring, see and take them. */
const pdf = (bytes: number) => Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(bytes)]);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const megabyte = 1024 * 1024;

interface Brought {
	name: string;
	mimeType: string;
	buffer: Buffer;
}

async function openFiles(person: Person, space: string): Promise<void> {
	const told = heard(person.page);
	await person.page.goto(person.product.chat(space).replace(/chat$/, 'files'));
	await told;
}

async function bring(person: Person, ...files: Brought[]): Promise<void> {
	const choosing = person.page.waitForEvent('filechooser');
	await person.page.getByRole('button', { name: person.say('files_choose') }).click();
	await (await choosing).setFiles(files);
}

const link = ({ page }: Person, name: string) => page.getByRole('link', { name, exact: true });
const row = (person: Person, name: string) =>
	person.page
		.getByRole('list', { name: person.say('files_list') })
		.getByRole('listitem')
		.filter({ hasText: name });
const openMenu = async (person: Person, name: string) => row(person, name).locator('summary').click();

async function take(person: Person, name: string): Promise<Buffer> {
	const coming = person.page.waitForEvent('download');
	await link(person, name).click();
	return readFile(await (await coming).path());
}

test('a file goes up in one school and comes down in the other, byte for byte, and again as its next version', async ({
	stage
}) => {
	const [sanne, maya] = await Promise.all([stage.person('student1.enschede'), stage.person('student1.gunn')]);
	await Promise.all([openFiles(sanne, 'Team Poppy'), openFiles(maya, 'Team Poppy')]);
	const versions = [pdf(7 * megabyte), pdf(2 * megabyte)];
	for (const [index, buffer] of versions.entries()) {
		await bring(sanne, { name: 'Streetlights.pdf', mimeType: 'application/pdf', buffer });
		await expect(
			row(maya, 'Streetlights.pdf').getByText(maya.say('files_version', { version: index + 1 }))
		).toBeVisible({ timeout: 15_000 });
		expect(sha256(await take(maya, 'Streetlights.pdf'))).toBe(sha256(buffer));
	}
	await row(maya, 'Streetlights.pdf').getByRole('button', { expanded: false }).first().click();
	const older = maya.page.waitForEvent('download');
	await maya.page
		.getByRole('link', { name: maya.say('files_download_version', { version: 1, name: 'Streetlights.pdf' }) })
		.click();
	expect(sha256(await readFile(await (await older).path()))).toBe(sha256(versions[0]!));
	// Nothing of it stays behind in the browser for the next person at this computer.
	expect(await sanne.page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test('an upload that loses the line waits, says so, and goes on by itself', async ({ stage }) => {
	stage.tolerate(...lostConnection);
	const [daan, ethan] = await Promise.all([stage.person('student2.enschede'), stage.person('student2.gunn')]);
	await Promise.all([openFiles(daan, 'Team Poppy'), openFiles(ethan, 'Team Poppy')]);
	const buffer = pdf(12 * megabyte);
	let pieces = 0;
	await daan.page.route('**/files/upload/*', async (route) => {
		if (route.request().method() === 'PATCH' && ++pieces === 2) {
			await daan.context.setOffline(true);
			return route.abort('internetdisconnected');
		}
		return route.continue();
	});
	await bring(daan, { name: 'Long film.pdf', mimeType: 'application/pdf', buffer });
	await expect(daan.page.getByText(daan.say('files_paused'))).toBeVisible();
	await daan.context.setOffline(false);
	await expect(link(ethan, 'Long film.pdf')).toBeVisible({ timeout: 30_000 });
	expect(sha256(await take(ethan, 'Long film.pdf'))).toBe(sha256(buffer));
	await expect(daan.page.getByRole('progressbar')).toHaveCount(0);
});

test('an upload goes on while its owner looks at the chat', async ({ stage }) => {
	const lotte = await stage.person('student7.enschede');
	await openFiles(lotte, 'Team Lantern');
	await bring(lotte, { name: 'Meanwhile.pdf', mimeType: 'application/pdf', buffer: pdf(11 * megabyte) });
	await lotte.page.getByRole('link', { name: lotte.say('space_chat') }).click();
	await expect(lotte.page).toHaveURL(/\/chat$/);
	await lotte.page.getByRole('link', { name: lotte.say('space_files') }).click();
	await expect(link(lotte, 'Meanwhile.pdf')).toBeVisible({ timeout: 15_000 });
});

test('a file that is not possible is refused with the reason, which stays until it is dismissed', async ({ stage }) => {
	stage.tolerate(refusal);
	const noor = await stage.person('student5.enschede');
	await openFiles(noor, 'Team Acorn');
	await bring(
		noor,
		{ name: 'page.html', mimeType: 'text/html', buffer: Buffer.from('<script>alert(1)</script>') },
		{ name: 'holiday.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="alert(1)"/>') },
		{ name: 'notes.txt', mimeType: 'text/html', buffer: Buffer.from('good words') }
	);
	const reasons = noor.page.getByRole('alert');
	await expect(reasons.filter({ hasText: noor.say('error_file_kind') })).toBeVisible();
	await expect(reasons.filter({ hasText: noor.say('error_file_contradicts') })).toBeVisible();
	await expect(link(noor, 'notes.txt')).toBeVisible();
	for (const name of ['page.html', 'holiday.png']) {
		await noor.page.getByRole('button', { name: noor.say('files_dismiss_label', { name }) }).click();
		await expect(link(noor, name)).toHaveCount(0);
	}
	await expect(reasons).toHaveCount(0);
});

test('a photo shows as a small picture, without the place it was taken at', async ({ stage }) => {
	const [fleur, priya] = await Promise.all([stage.person('student3.enschede'), stage.person('student3.gunn')]);
	await Promise.all([openFiles(fleur, 'Team Heron'), openFiles(priya, 'Team Heron')]);
	const create = { width: 800, height: 600, channels: 3, background: '#0a5aa8' } as const;
	const exif = { IFD0: { Make: 'Phone of Fleur' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 13/1 14/1' } };
	const buffer = await sharp({ create }).withExif(exif).jpeg().toBuffer();
	await bring(fleur, { name: 'Our street.jpg', mimeType: 'image/jpeg', buffer });
	const picture = row(priya, 'Our street.jpg').getByRole('img');
	await expect(picture).toBeVisible();
	await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(480);
	const taken = await take(priya, 'Our street.jpg');
	expect([buffer, taken].map((bytes) => bytes.includes('Phone of Fleur'))).toEqual([true, false]);
	expect((await sharp(taken).metadata()).exif).toBeUndefined();
});

test('by keyboard alone a file gets another name, goes into the bin, and comes out again', async ({ stage }) => {
	const [mees, lucas] = await Promise.all([stage.person('student4.enschede'), stage.person('student4.gunn')]);
	await Promise.all([openFiles(mees, 'Team Heron'), openFiles(lucas, 'Team Heron')]);
	await bring(mees, { name: 'draft.txt', mimeType: 'text/plain', buffer: Buffer.from('words') });
	await expect(link(lucas, 'draft.txt')).toBeVisible();
	// A file of somebody else can be reported, and nothing more.
	await openMenu(lucas, 'draft.txt');
	await expect(row(lucas, 'draft.txt').getByRole('link', { name: lucas.say('report_this') })).toBeVisible();
	await expect(row(lucas, 'draft.txt').getByText(lucas.say('files_rename'))).toHaveCount(0);
	await expect(row(lucas, 'draft.txt').getByText(lucas.say('files_remove'))).toHaveCount(0);
	const menu = (name: string) => row(mees, name).locator('summary');
	await menu('draft.txt').focus();
	for (const key of ['Enter', 'Tab', 'Enter']) await mees.page.keyboard.press(key);
	await expect(mees.page.getByRole('textbox')).toBeFocused();
	await mees.page.keyboard.type('Our plan');
	await mees.page.keyboard.press('Enter');
	await expect(link(lucas, 'Our plan.txt')).toBeVisible();
	await expect(menu('Our plan.txt')).toBeFocused();
	for (const key of ['Enter', 'Tab', 'Tab', 'Enter']) await mees.page.keyboard.press(key);
	await expect(link(lucas, 'Our plan.txt')).toHaveCount(0);
	await mees.page.getByText(mees.say('files_bin'), { exact: true }).focus();
	await mees.page.keyboard.press('Enter');
	await mees.page
		.getByRole('button', { name: mees.say('files_restore_label', { name: 'Our plan.txt' }) })
		.press('Enter');
	await expect(link(lucas, 'Our plan.txt')).toBeVisible();
});

test('a menu is as quick as who uses it: chosen from at once it is closed, brought into view it stays open', async ({
	stage
}) => {
	const mees = await stage.person('student4.enschede');
	await openFiles(mees, 'Team Heron');
	await bring(mees, { name: 'quick.txt', mimeType: 'text/plain', buffer: Buffer.from('words') });
	const menu = row(mees, 'quick.txt').locator('details');
	await menu.evaluate((details) => {
		const button = details.querySelector('summary');
		button?.focus();
		button?.click();
		details.querySelector('button')?.click();
	});
	await expect(mees.page.getByRole('textbox')).toBeFocused();
	await mees.page.keyboard.press('Escape');
	await expect(menu.locator('summary')).toBeFocused();
	await expect(menu).not.toHaveAttribute('open');

	await menu.evaluate(async (details) => {
		const scroller = details.closest<HTMLElement>('.scroll')!;
		scroller.style.paddingBlockEnd = '100vh';
		scroller.scrollBy(0, 20);
		details.querySelector('summary')?.click();
		for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
	});
	await expect(menu).toHaveAttribute('open');
	await menu.evaluate((details) => details.closest('.scroll')?.scrollBy(0, 20));
	await expect(menu).not.toHaveAttribute('open');
});

test('without JavaScript a small file is brought by a form, and another pupil’s link leads nowhere', async ({
	stage
}) => {
	stage.tolerate(refusal);
	const sem = await stage.person('student8.enschede', { javaScriptEnabled: false });
	const { page, say } = sem;
	await page.goto(stage.product.chat('Team Lantern').replace(/chat$/, 'files'));
	const file = page.locator('input[type=file]');
	await file.setInputFiles({ name: 'plain.txt', mimeType: 'text/plain', buffer: Buffer.from('no scripts') });
	await page.getByRole('button', { name: say('files_plain_submit') }).click();
	await expect(link(sem, 'plain.txt')).toBeVisible();
	await file.setInputFiles({ name: 'evil.svg', mimeType: 'image/png', buffer: Buffer.from('<svg/>') });
	await page.getByRole('button', { name: say('files_plain_submit') }).click();
	await expect(page.getByRole('alert')).toHaveText(say('error_file_kind'));
	const address = (await link(sem, 'plain.txt').getAttribute('href')) ?? '';
	const ravi = await stage.person('outsider.enschede');
	expect((await ravi.page.goto(address))?.status()).toBe(404);
	await ravi.context.clearCookies();
	await ravi.page.goto(address);
	await expect(ravi.page).toHaveURL(/\/login\?next=/);
});

test('the page is readable for everybody, in every window, light and dark', async ({ stage }) => {
	const kai = await stage.person('student6.gunn');
	await openFiles(kai, 'Team Acorn');
	const buffer = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#cc620a' } })
		.png()
		.toBuffer();
	const name = `${'A rather long name that goes on '.repeat(4)}.png`;
	await bring(kai, { name, mimeType: 'image/png', buffer });
	await openMenu(kai, 'A rather long name');
	await row(kai, 'A rather long name').getByRole('button', { expanded: false }).first().click();
	expect(await whatIsUnreadable(kai.page, 'light')).toEqual([]);
	for (const width of [320, 390, 1093, 1280]) {
		await kai.page.setViewportSize({ width, height: 600 });
		const sideways = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
		expect(await kai.page.evaluate(sideways), `${width} px`).toBe(0);
	}
});
