import { BoardPage } from './boardPage';
import { whatIsUnreadable } from './holdsUp';
import { expect, test } from './stage';

/** The board on screens of every size, light and dark. */
test.describe.configure({ mode: 'parallel' });

for (const [width, height] of [
	[1280, 800],
	[1093, 560],
	[390, 780],
	[320, 640]
] as const) {
	test(`a board, a card, a card being written on and the bin hold up at ${width} × ${height}`, async ({ stage }) => {
		const zoe = await stage.person('student7.gunn', { viewport: { width, height } });
		const board = new BoardPage(zoe, 'Team Lantern');
		const long = `look${width} ${'at-this-very-long-word'.repeat(7)}`;
		const { cards } = await board.prepare([`look${width} here`], [long, `look${width} gone`]);
		await board.command('assign', { card: cards[0]!, person: zoe.id, assigned: 'yes' });
		await board.command('remove', { card: cards[1]! });
		for (const query of ['', `?card=${cards[0]}`, `?card=${cards[0]}&edit`, '?bin']) {
			await board.open(query);
			const sideways = await board.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			expect(sideways, `${query} does not scroll sideways`).toBe(0);
			expect(await whatIsUnreadable(board.page, 'light'), query).toEqual([]);
		}
	});
}

test('on a phone one gets to the place for a new column, and letters twice as large do not lie over each other', async ({
	stage
}) => {
	const zoe = await stage.person('student7.gunn', { viewport: { width: 390, height: 780 } });
	const board = new BoardPage(zoe, 'Team Lantern');
	await board.prepare(['phone one', 'phone two'], ['phone: a card whose title has as many words as two lines of it']);
	await board.open();
	await board.page.locator('.columns').evaluate((columns) => columns.scrollTo({ left: columns.scrollWidth }));
	const newColumn = board.page.getByRole('textbox', { name: zoe.say('board_add_column_label') });
	await expect(newColumn).toBeInViewport({ ratio: 1 });

	await board.page.evaluate(() => (document.documentElement.style.fontSize = '32px'));
	await expect(newColumn).toBeInViewport({ ratio: 1 });
	const title = board.page.getByRole('link', { name: 'phone: a card whose title' });
	const line = await title.evaluate((one) => {
		const { fontSize, lineHeight } = getComputedStyle(one);
		return parseFloat(lineHeight) / parseFloat(fontSize);
	});
	expect(line, 'lines stand apart').toBeGreaterThan(1.2);
	const head = await board.page.getByRole('heading', { level: 1 }).locator('..').boundingBox();
	expect(head?.height, 'the head of the space takes two lines of words').toBeLessThan(150);
});
