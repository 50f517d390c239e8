import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileLimits } from '../../src/lib/schemas/limits';
import { BoardPage } from './boardPage';
import { everybody } from './everybody';
import { heard } from './heard';
import type { Person } from './person';
import { expect, lostConnection, test } from './stage';

/** A server that dies as in a power cut and comes back: what it costs a talk, a board and an upload. */
const [from, to] = ['restart from', 'restart to'];

test('a server that dies and comes back costs nobody a message or a reload', async ({ stage }) => {
	stage.tolerate(...lostConnection);
	const talks = await everybody(stage);
	const first = 'before the server died';
	await talks.sanne.write(first);
	await Promise.all(Object.values(talks).map((talk) => talk.sees(first)));
	for (const { page } of Object.values(talks)) await page.evaluate(() => Reflect.set(window, 'neverReloaded', true));

	await stage.product.kill();
	await talks.sanne.write('during the outage, Sanne');
	await talks.maya.write('during the outage, Maya');
	await stage.product.startAgain();
	const last = 'after it came back';
	await talks.rivera.write(last);

	for (const talk of Object.values(talks)) {
		await expect
			.poll(async () => (await talk.textsFrom(first)).toSorted(), { timeout: 20_000 })
			.toEqual([last, first, 'during the outage, Maya', 'during the outage, Sanne'].toSorted());
	}
	const orders = await Promise.all(Object.values(talks).map((talk) => talk.textsFrom(first)));
	expect(new Set(orders.map((order) => order.join()))).toHaveProperty('size', 1);
	for (const { page } of Object.values(talks)) {
		expect(await page.evaluate(() => Reflect.get(window, 'neverReloaded') as unknown)).toBe(true);
	}
});

test('a moved card stays where it was put when the server dies, and the next move arrives without a reload', async ({
	stage
}) => {
	stage.tolerate(...lostConnection);
	const [noor, chloe] = [await stage.person('student5.enschede'), await stage.person('student5.gunn')];
	const [ours, theirs] = [new BoardPage(noor, 'Team Acorn'), new BoardPage(chloe, 'Team Acorn')];
	await theirs.prepare([from, to], ['first', 'second', 'third']);
	await Promise.all([ours.open(), theirs.open()]);
	for (const { page } of [ours, theirs]) await page.evaluate(() => Reflect.set(window, 'neverReloaded', true));
	await moveRight(ours, 'first');
	await theirs.sees(to, 'first');

	await stage.product.kill();
	await moveRight(theirs, 'second');
	// Nobody is left to believe in a move that no server has heard of.
	await expect(theirs.page.getByText(chloe.say('space_act_failed'))).toBeVisible();
	await theirs.sees(from, 'second', 'third');
	await stage.product.startAgain();

	await moveRight(theirs, 'third');
	for (const board of [ours, theirs]) {
		await expect(board.column(to).getByRole('listitem')).toHaveCount(2, { timeout: 20_000 });
		await board.sees(from, 'second');
		expect(await board.page.evaluate(() => Reflect.get(window, 'neverReloaded') as unknown)).toBe(true);
	}
});

test('an upload that a dying server cuts off goes on where it was, and lands byte for byte', async ({ stage }) => {
	stage.tolerate(...lostConnection);
	const [noor, chloe] = await Promise.all([stage.person('student5.enschede'), stage.person('student5.gunn')]);
	await Promise.all([openFiles(noor), openFiles(chloe)]);
	const buffer = Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(12 * 1024 * 1024)]);
	const offsets: number[] = [];
	const killed = Promise.withResolvers<void>();
	await noor.page.route('**/files/upload/*', async (route) => {
		const request = route.request();
		if (request.method() === 'PATCH' && offsets.push(Number(await request.headerValue('upload-offset'))) === 2) {
			await stage.product.kill();
			killed.resolve();
		}
		return route.continue();
	});
	const choosing = noor.page.waitForEvent('filechooser');
	await noor.page.getByRole('button', { name: noor.say('files_choose') }).click();
	await (await choosing).setFiles({ name: 'Before the cut.pdf', mimeType: 'application/pdf', buffer });
	await killed.promise;
	await stage.product.startAgain();

	const link = chloe.page.getByRole('link', { name: 'Before the cut.pdf', exact: true });
	await expect(link).toBeVisible({ timeout: 40_000 });
	// The first piece went once, whatever happened to the others.
	expect(offsets[0]).toBe(0);
	expect(Math.min(...offsets.slice(1))).toBe(fileLimits.pieceBytes);
	const coming = chloe.page.waitForEvent('download');
	await link.click();
	expect(sha256(await readFile(await (await coming).path()))).toBe(sha256(buffer));
	await expect(noor.page.getByRole('progressbar')).toHaveCount(0);
});

async function moveRight(board: BoardPage, title: string): Promise<void> {
	await board.card(title).focus();
	for (const key of ['Space', 'ArrowRight', 'Space']) await board.page.keyboard.press(key);
}

async function openFiles({ page, product }: Person): Promise<void> {
	const told = heard(page);
	await page.goto(product.chat('Team Acorn').replace(/chat$/, 'files'));
	await told;
}

function sha256(bytes: Buffer): string {
	return createHash('sha256').update(bytes).digest('hex');
}
