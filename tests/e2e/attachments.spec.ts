import type { Page } from '@playwright/test';
import { expect, lostConnection, test } from './stage';

/** Files that go along with a message: pasted and dropped, on their way, and there. */
const team = 'Team Poppy';

test('a pasted picture goes along with a message', async ({ stage }) => {
	const [sanne, maya] = await Promise.all([stage.person('student1.enschede'), stage.person('student1.gunn')]);
	const [sannes, mayas] = await Promise.all([sanne.open(team), maya.open(team)]);
	await sannes.composer.focus();
	await bring(sannes.page, 'paste', 'image.png');
	const going = sannes.page.getByRole('list', { name: sanne.say('write_files') });
	await expect(going.getByRole('listitem')).toHaveCount(1);
	await expect(going.getByRole('progressbar')).toHaveCount(0);
	await sannes.write('What do you see?');
	const row = mayas.message('What do you see?');
	const picture = row.getByRole('list', { name: maya.say('row_files') }).locator('img');
	await expect.poll(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0);
	await expect(going).toHaveCount(0);
});

test('a dropped picture shows itself and how far it is, and goes along without a word, named while it waits', async ({
	stage
}) => {
	stage.tolerate(...lostConnection);
	const [sanne, maya] = await Promise.all([stage.person('student1.enschede'), stage.person('student1.gunn')]);
	const [sannes, mayas] = await Promise.all([sanne.open(team), maya.open(team)]);
	const { page } = sannes;
	const upload = Promise.withResolvers<void>();
	await page.route('**/files/upload/**', async (route) => {
		await upload.promise;
		return route.continue();
	});
	await bring(page, 'drop', 'creek.png');
	const going = page.getByRole('list', { name: sanne.say('write_files') }).getByRole('listitem');
	await expect(going.getByRole('progressbar')).toBeVisible();
	await expect.poll(() => going.locator('img').evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(60);
	await sannes.composer.press('Enter');
	await expect(page.getByText(sanne.say('write_files_wait'))).toBeVisible();
	upload.resolve();
	await expect(going.getByRole('progressbar')).toHaveCount(0);

	await sanne.context.setOffline(true);
	await sannes.composer.press('Enter');
	const waiting = sannes.log.getByRole('article').last();
	await expect(waiting).toContainText('creek.png');
	await sanne.context.setOffline(false);
	const files = mayas.log
		.getByRole('article')
		.last()
		.getByRole('list', { name: maya.say('row_files') });
	await expect(files.getByRole('link', { name: 'creek.png' })).toBeVisible({ timeout: 20_000 });
	await expect
		.poll(() => files.locator('img').evaluate((one: HTMLImageElement) => one.naturalWidth))
		.toBeGreaterThan(0);
});

/** Pastes or drops a picture of 60 × 40 where the composer is. */
async function bring(page: Page, how: 'paste' | 'drop', name: string): Promise<void> {
	await page.locator('#composer').evaluate(
		async (box, { kind, called }) => {
			const canvas = Object.assign(document.createElement('canvas'), { width: 60, height: 40 });
			canvas.getContext('2d')!.fillRect(0, 0, 30, 40);
			const bytes = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
			const data = new DataTransfer();
			data.items.add(new File([bytes!], called, { type: 'image/png' }));
			const all = { bubbles: true, cancelable: true };
			if (kind === 'paste') box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, ...all }));
			else {
				for (const type of ['dragover', 'drop']) box.dispatchEvent(new DragEvent(type, { dataTransfer: data, ...all }));
			}
		},
		{ kind: how, called: name }
	);
}
